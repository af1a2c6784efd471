"""Claims as rows: what goes in comes out, and a bad line is named and left out."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.claims.rows import from_rows, to_row
from comity.model import Claim, key

SHARED = Path(__file__).parents[2].parent / "shared"
ROW = {"doc": "d1", "type": "visit", "quote": "Ana went", "parties": ["ESP", "PRT"]}
CLAIM_KEYS = (
    "id doc kind type quote sentence start end parties source target date place status speaker attributes coder frame "
    "confidence note"
)
FIGURE_KEYS = (
    "id doc kind concept value unit quote sentence start end parties source target date speaker attributes coder frame "
    "confidence note"
)


def read(*rows: object) -> tuple[list[Claim], list[str]]:
    claims, refused = from_rows([row if isinstance(row, str) else json.dumps(row) for row in rows], "codings/a.jsonl")
    return claims, [str(one) for one in refused]


def test_a_row_that_leaves_out_the_rest_is_read_with_what_is_unknown_said_so() -> None:
    (claim,), refused = read(ROW)
    assert not refused
    assert (claim.start, claim.end, claim.sentence_start, claim.coder) == (-1, -1, -1, "imported")
    assert (claim.document, claim.kind, claim.parties) == (key("d1"), "claim", ("ESP", "PRT"))
    assert claim.id
    assert claim.confidence is None


def test_the_file_names_the_document_of_a_row_that_does_not() -> None:
    (claim,), _ = read({**ROW, "doc": None})
    assert claim.doc == "a"


def test_keys_stand_in_the_agreed_order() -> None:
    figure = {"kind": "figure", "concept": "arms_value", "value": 3, "quote": "3 ships", "parties": ["ESP"]}
    claims, _ = read(ROW, figure, {**figure, "value_high": 5})
    assert list(to_row(claims[0])) == CLAIM_KEYS.split()
    assert list(to_row(claims[1])) == FIGURE_KEYS.split()
    assert list(to_row(claims[2])) == FIGURE_KEYS.replace("value ", "value value_high ").split()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"parties": "ESP"}, "parties: Expected `array`, got `str`"),
        ({"parties": ["ESP", 3]}, "parties[1]: Expected `str`, got `int`"),
        ({"parties": None}, "missing required field `parties`"),
        ({"quote": ""}, "quote: "),
        ({"kind": "rumour"}, "kind: Invalid value 'rumour'"),
        ({"kind": "figure"}, "missing required field `concept`"),
        ({"kind": "figure", "concept": "trade", "value": "much"}, "value: Expected `float`, got `str`"),
        ({"type": "picnic"}, "type: 'picnic' is not one of the codebook"),
        ({"status": "done"}, "status: Invalid enum value 'done'"),
        ({"date": "2011-13"}, "date: '2011-13' is none of"),
        ({"date": "2011-02-30"}, "date: "),
        ({"date": "2012/2011"}, "date: "),
        ({"date": "../.."}, "date: "),
        ({"date": "２０１１"}, "date: "),
        ({"start": 3, "end": 4}, "end: 3 to 4 is not as long as the quote"),
        ({"confidence": 2}, "confidence: "),
        ({"attributes": {"name": 1}}, "attributes[...]: Expected `str`, got `int`"),
    ],
)
def test_a_bad_field_is_one_refusal_that_names_it_and_the_rest_goes_on(change: dict[str, object], said: str) -> None:
    claims, refused = read({**ROW, "id": "1"}, {**ROW, "id": "2", **change}, {**ROW, "id": "3"})
    assert [claim.id for claim in claims] == ["1", "3"]
    (line,) = refused
    assert line.startswith("codings/a.jsonl:2: ")
    assert said in line


@pytest.mark.parametrize("line", ["{", "[]", "3", '"\\ud800"', "[" * 100_000, '{"value": NaN}', "\ud800"])
def test_what_is_no_object_is_refused_in_one_line(line: str) -> None:
    claims, refused = read(line, ROW)
    assert len(claims) == len(refused) == 1
    assert "\n" not in refused[0]


def test_an_id_stands_once() -> None:
    claims, refused = read({**ROW, "id": "1"}, "", {**ROW, "id": "1"})
    assert len(claims) == 1
    assert "codings/a.jsonl:3: id: '1' stands in line 1 too" in refused[0]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@given(
    id=TEXT, doc=TEXT, quote=TEXT, speaker=TEXT, coder=TEXT, attributes=st.dictionaries(TEXT, TEXT, max_size=2),
    date=st.sampled_from(["", "2011", "2011-02-28", "2011/2012-05", "2011/..", "../2011-12"]), figure=st.booleans(),
)  # fmt: skip
def test_what_goes_in_comes_out(figure: bool, **fields: object) -> None:
    of_kind = {"kind": "figure", "concept": "trade", "value": 2.5} if figure else {"kind": "claim", "type": "visit"}
    (claim,), refused = read({**fields, **of_kind, "parties": ["ESP"]})
    assert not refused
    assert [claim] == read(to_row(claim))[0]


def test_every_gold_row_is_read() -> None:
    files = sorted(SHARED.glob("gold/*/*.jsonl"))
    if not files:
        pytest.skip("the gold rows are not beside the repository")
    for file in files:
        lines = file.read_text("utf-8").splitlines()
        claims, refused = from_rows(lines, file.name)
        assert not refused
        for claim, line in zip(claims, lines, strict=True):
            row = to_row(claim)
            assert {name: row[name] for name in json.loads(line)} == json.loads(line)
