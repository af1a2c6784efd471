import gzip
from pathlib import Path

import pandas as pd
import pytest
import yaml

from comity import datasets
from comity.model import Refused

CARD = {
    "name": "moon_trade",
    "title": "Trade in moon dust",
    "producer": "Tidal Institute",
    "origin": "https://example.org",
    "licence": "CC0",
    "terms": "none",
    "citation": "@misc{moon}",
    "tidy": {
        "release": "2031",
        "parties": ["from", "to"],
        "directed": True,
        "period": "year",
        "values": [{"column": "dust", "variable": "dust_trade", "unit": "kg", "least": 0, "most": 1000}],
        "missing": ["", "NA"],
        "coverage": "2000/2030",
        "complete": True,
    },
}


def write(folder: Path, table: str, card: object = CARD) -> Path:
    (folder / "moon.yaml").write_text(yaml.safe_dump(card))
    path = folder / "moon.csv"
    path.write_text(table, encoding="utf-8")
    return path


def test_rows_become_observations(tmp_path: Path) -> None:
    found = datasets.load("tidy", write(tmp_path, 'from,to,year,dust\n"Chad",NOR,2001,5\nNorway,TCD,2002,NA\n'))
    first, second, coverage = found.observations
    assert (found.release.dataset, found.release.release, found.card.licence) == ("moon_trade", "2031", "CC0")
    assert (first.parties, first.directed, first.period, first.value, first.line) == (
        ("TCD", "NOR"),
        True,
        "2001",
        5,
        2,
    )
    assert (second.value, second.variable, second.unit) == (None, "dust_trade", "kg")
    assert (coverage.variable, coverage.flag, coverage.period) == ("coverage", "complete", "2000/2030")


def test_unresolved_names_and_unnamed_columns_are_told(tmp_path: Path) -> None:
    found = datasets.load(
        "tidy", write(tmp_path, "from,to,year,dust,colour\nAtlantis,Chad,2001,5,red\nChad,NOR,2001,1,red\n")
    )
    assert found.release.unresolved == {"Atlantis": 1}
    assert [note.text for note in found.release.notes] == ["columns that the card does not name were not read: colour"]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("from,to,dust\nChad,NOR,1\n", "none called year"),
        ("from,to,year,dust,dust\nChad,NOR,2001,1,1\n", "dust twice"),
        ("from,to,year,dust\n" + "Chad,NOR,2001,-4\n" * 3, "outside the range"),
        ("from,to,year,dust\n" + "Chad,NOR,2001,inf\n" * 3, "is no number"),
        ("from,to,year,dust\n" + "Chad,NOR,01,4\n" * 3, "is no period"),
        ("from,to,year,dust\n", "found 0: the file is not whole"),
        ("<html>", "web page"),
    ],
)
def test_a_table_unlike_its_card_is_refused(tmp_path: Path, table: str, says: str) -> None:
    with pytest.raises(Refused) as error:
        datasets.load("tidy", write(tmp_path, table))
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ({**CARD, "colour": "red"}, "colour"),
        ({key: value for key, value in CARD.items() if key != "licence"}, "licence"),
        ({key: value for key, value in CARD.items() if key != "tidy"}, "tidy"),
        ([1], "moon.yaml"),
    ],
)
def test_a_malformed_card_is_refused_with_its_key(tmp_path: Path, card: object, says: str) -> None:
    with pytest.raises(Refused, match=says):
        datasets.load("tidy", write(tmp_path, "from,to,year,dust\nChad,NOR,2001,1\n", card))


def test_no_card(tmp_path: Path) -> None:
    path = tmp_path / "lonely.csv"
    path.write_text("a,b\n")
    with pytest.raises(Refused, match=r"expected its card lonely\.yaml"):
        datasets.load("tidy", path)


def shaped(**tidy: object) -> dict[str, object]:
    """The card with other keys below `tidy`; None takes one out."""
    keys = {**CARD["tidy"], **tidy}  # type: ignore[dict-item]
    return {**CARD, "tidy": {key: value for key, value in keys.items() if value is not None}}


WIDE = shaped(
    parties=["who"], directed=None, period=None, wide={"prefix": "X"}, values=[{"variable": "dust", "least": 0}]
)
BOTH = shaped(
    parties=["who"], directed=None, period=None, wide={}, long={"variable": "what"},
    values=[{"column": "D", "variable": "dust"}, {"column": "S", "variable": "stone"}],
)  # fmt: skip


@pytest.mark.parametrize(
    ("card", "table", "expected"),
    [
        (WIDE, "who,X1990,X1991.total\nChad,1,NA\n", [("1990", "dust", 1), ("1991", "dust", None)]),
        (BOTH, "who,what,1990,1991\nChad,S,1,2\nChad,Z,9,9\n", [("1990", "stone", 1), ("1991", "stone", 2)]),
        (shaped(period=["y", "m", "d"]), "from,to,y,m,d,dust\nChad,NOR,1990,5,7,1\n", [("1990-05-07", "dust_trade", 1)]),
        (shaped(period=["y", "m"]), "from,to,y,m,dust\nChad,NOR,1990.0,0,1\n", [("1990", "dust_trade", 1)]),
        (shaped(until="end"), "from,to,year,end,dust\nChad,NOR,1990,,1\n", [("1990/..", "dust_trade", 1)]),
        (shaped(until="end"), "from,to,year,end,dust\nChad,NOR,1990,1994,1\n", [("1990/1994", "dust_trade", 1)]),
        (shaped(codes="cow"), "from,to,year,dust\n483,260,1980,1\n", [("1980", "dust_trade", 1)]),
        (shaped(decimal=",", delimiter=";"), "from;to;year;dust\nChad;NOR;1990;1,5\n", [("1990", "dust_trade", 1.5)]),
        (shaped(skip=2), '"Made by, us"\n\nfrom,to,year,dust\nChad,NOR,1990,1\n', [("1990", "dust_trade", 1)]),
    ],
)  # fmt: skip
def test_shapes(tmp_path: Path, card: object, table: str, expected: list[tuple[str, str, float | None]]) -> None:
    found = datasets.load("tidy", write(tmp_path, table, card)).observations
    assert [(seen.period, seen.variable, seen.value) for seen in found[:-1]] == expected
    assert found[0].parties[0] == "TCD"
    assert len({seen.id for seen in found}) == len(found)


def test_variables_that_the_card_does_not_name_are_counted(tmp_path: Path) -> None:
    found = datasets.load("tidy", write(tmp_path, "who,what,1990\nChad,S,1\nChad,Z,9\nChad,Z,9\n", BOTH))
    assert [note.text for note in found.release.notes] == [
        "the variable 'Z' is not in the card; its 2 rows were not read"
    ]


def test_without_a_coverage_in_the_card_gaps_mean_nothing(tmp_path: Path) -> None:
    card = shaped(coverage=None, complete=None)
    found = datasets.load("tidy", write(tmp_path, "from,to,year,dust\nChad,NOR,2001-02,1\nChad,NOR,2005,1\n", card))
    assert (found.observations[-1].period, found.observations[-1].flag) == ("2001/2005", "partial")


def test_a_stata_and_a_compressed_table(tmp_path: Path) -> None:
    path = write(tmp_path, "from,to,year,dust\nChad,NOR,2001,5\n")
    written = [seen.id for seen in datasets.load("tidy", path).observations]
    (tmp_path / "moon.csv.gz").write_bytes(gzip.compress(path.read_bytes()))
    frame = pd.DataFrame({"from": ["Chad"], "to": ["NOR"], "year": [2001], "dust": [5.0]})
    frame.to_stata(tmp_path / "moon.dta", version=118, write_index=False)
    for name in ("moon.csv.gz", "moon.dta"):
        assert [seen.id for seen in datasets.load("tidy", tmp_path / name).observations] == written


@pytest.mark.parametrize(
    ("card", "table", "says"),
    [
        (shaped(period=None), "from,to,dust\n", "expected 'period'"),
        (shaped(wide={}), "from,to,dust\n", "found both"),
        (shaped(parties=["from"]), "from,year,dust\n", "two columns of parties"),
        (shaped(values=[]), "from,to,year\n", "at least one column"),
        (shaped(codes="moon"), "from,to,year,dust\n", "codes"),
        (WIDE, "who,1990\nChad,1\n", "columns named X1990"),
        (CARD, "from,to,year,dust\n" + "Chad,NOR,1/2/2001,1\n" * 3, "a spreadsheet has rewritten it"),
        (CARD, "from,to,year,dust\n" + 'Chad,NOR,2001,"1,000"\n' * 3, "'1,000' is no number"),
    ],
)
def test_what_a_card_cannot_mean_and_a_table_cannot_be(tmp_path: Path, card: object, table: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        datasets.load("tidy", write(tmp_path, table, card))


def test_a_pair_of_one_state_is_set_aside(tmp_path: Path) -> None:
    found = datasets.load("tidy", write(tmp_path, "from,to,year,dust\nChad,TCD,2001,5\nChad,NOR,2001,5\n"))
    assert [row.reason for row in found.release.aside] == ["the parties are one: TCD"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("from,to,year,dust\nChad,Norway,1990,5\nNorway,Moonia,1991,..\n"
         + "".join(f"Chad,{name},1992,6\n" for name in ("Peru", "Mali", "Kenya", "Cuba")),
         {"parties": ["from", "to"], "period": "year", "missing": [".."]}),
        ("iso;X1990;X1991\nTCD;1,5;2\nNOR;;3\n",
         {"parties": ["iso"], "codes": "iso3", "wide": {"prefix": "X"}, "delimiter": ";", "decimal": ","}),
        ("ccode1,ccode2,day,tons\n2.0,20.0,1990-05-17,1\n365.0,710.0,1991-01-01,2\n",
         {"parties": ["ccode1", "ccode2"], "codes": "cow", "period": "day"}),
    ],
)  # fmt: skip
def test_a_drafted_card_reads_its_table(tmp_path: Path, table: str, expected: dict[str, object]) -> None:
    path = tmp_path / "moon.csv"
    path.write_text(table)
    card = yaml.safe_load(datasets.draft(path))
    assert {key: card["tidy"][key] for key in expected} == expected
    path.with_suffix(".yaml").write_text(datasets.draft(path))
    found = datasets.load("tidy", path)
    assert any(seen.value is not None for seen in found.observations)
    assert not [row for row in found.release.aside if "no code" not in row.reason]


@pytest.mark.parametrize(
    ("table", "says"), [("a,b\n1,2\n", "names or codes of states"), ("a,b\nChad,x\n", "years or dates")]
)
def test_what_no_card_can_be_drafted_for(tmp_path: Path, table: str, says: str) -> None:
    path = tmp_path / "moon.csv"
    path.write_text(table)
    with pytest.raises(Refused, match=says):
        datasets.draft(path)
