"""The codebook's data hold together: they load strictly, nothing means two things, and what must be there is there."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from comity.codebook.check import DIMENSIONS, check, meanings
from comity.codebook.entries import Codebook, Leader, Membership, State
from comity.codebook.load import load, load_from
from comity.model import CodebookError

TYPES = [
    "visit",
    "meeting",
    "joint_statement",
    "support",
    "un_vote",
    "agreement",
    "partnership",
    "mechanism",
    "settlement",
    "arms_transfer",
    "coproduction",
    "exercise",
    "patrol",
    "personnel",
    "functional",
    "characterisation",
    "restraint",
    "dispute",
    "hedge",
    "pressure",
]
UNDIRECTED = [
    "meeting",
    "joint_statement",
    "un_vote",
    "agreement",
    "partnership",
    "mechanism",
    "settlement",
    "coproduction",
    "exercise",
    "patrol",
    "functional",
]
ORGANISATIONS = ["NATO", "EUU", "UNO", "CSTO", "SCO", "CIS", "ASEAN", "GCC", "LAS", "AFU", "ECOWAS", "OSCE", "OIC"]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load()


@pytest.fixture(scope="module")
def means(book: Codebook) -> dict[str, str]:
    return dict(meanings(book))


def test_the_shipped_codebook_has_no_fault(book: Codebook) -> None:
    check(book)


def test_types_are_those_of_the_standard(book: Codebook) -> None:
    assert [kind.name for kind in book.types] == TYPES
    assert [kind.name for kind in book.types if not kind.directed] == UNDIRECTED
    assert {kind.dimension for kind in book.types} == DIMENSIONS
    assert all(kind.definition and kind.includes and kind.excludes and kind.examples for kind in book.types)


def test_organisations_have_the_codes_of_the_standard(book: Codebook) -> None:
    assert sorted(organisation.code for organisation in book.organisations) == sorted(ORGANISATIONS)


def test_all_states_are_there(book: Codebook) -> None:
    codes = {state.code for state in book.states}
    assert len(codes) == 193 + len({"TWN", "XKX", "PSE", "VAT"})
    assert {"TWN", "XKX", "PSE", "VAT", "SSD", "MNE", "TLS", "TUV"} <= codes


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("the West", "the group the West"),
        ("U.S.", "USA"),
        ("Washington", "USA"),
        ("Britons", "GBR"),
        ("Soviet Union", "RUS"),
        ("Bonn", "DEU"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("DPRK", "PRK"),
        ("ROK", "KOR"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Emirati", "ARE"),
        ("Kiev", "UKR"),
        ("Quad", "the group Quad"),
        ("Pentagon", "USA"),
        ("Zhongnanhai", "CHN"),
        ("Bundestag", "DEU"),
        ("Kremlin", "RUS"),
        ("Vladimir Putin", "RUS"),
        ("Narendra Modi", "IND"),
        ("South China Sea", "the place South China Sea"),
    ],
)
def test_a_term_means_what_readers_take_it_for(means: dict[str, str], term: str, code: str) -> None:
    assert means[term] == code


@pytest.mark.parametrize("term", ["Korea", "Korean", "China Sea", "Brussels", "Commonwealth", "May", "the alliance"])
def test_an_ambiguous_term_is_no_party(book: Codebook, means: dict[str, str], term: str) -> None:
    assert means.get(term, "the place").startswith("the place")


@pytest.mark.parametrize(
    "phrase",
    ["Georgia Tech", "Michael Jordan", "New Mexico", "Latin America", "Paris Agreement", "former Soviet Union"],
)
def test_a_phrase_that_only_holds_a_name_is_a_trap(book: Codebook, phrase: str) -> None:
    assert any(phrase in state.traps for state in book.states)


def test_every_trap_holds_a_term_of_its_state(book: Codebook) -> None:
    for state in book.states:
        terms = [state.name, *state.names, *state.demonyms, *state.capitals, *state.prefixes]
        terms += [term for body in book.institutions if body.state == state.code for term in (body.name, *body.names)]
        assert [trap for trap in state.traps if not any(term in trap for term in terms)] == []


def test_no_term_is_written_twice_in_one_entry(book: Codebook) -> None:
    for state in book.states:
        terms = [state.name, *state.names, *state.demonyms, *state.capitals, *state.traps]
        assert sorted(set(terms)) == sorted(terms), state.name
    for entry in (*book.weapons, *book.places, *book.institutions, *book.leaders, *book.groups):
        assert entry.name not in entry.names
        assert len(set(entry.names)) == len(entry.names), entry.name


def test_membership_follows_the_dates(book: Codebook) -> None:
    members = {organisation.code: organisation.members for organisation in book.organisations}
    assert Membership(state="GBR", start="1973", end="2020-01-31") in members["EUU"]
    assert Membership(state="FIN", start="2023-04") in members["NATO"]
    assert len(members["NATO"]) == 32
    assert sum(not member.end for member in members["EUU"]) == 27


def _twice(book: Codebook) -> Codebook:
    return msgspec.structs.replace(book, states=(*book.states, State(code="FRA", name="Chinese")))


def _dimension(book: Codebook) -> Codebook:
    kind = msgspec.structs.replace(book.types[0], dimension="trade")
    return msgspec.structs.replace(book, types=(kind, *book.types[1:]))


def _unknown(book: Codebook) -> Codebook:
    leader = Leader(state="ZZZ", name="Nobody Atall", office="official")
    return msgspec.structs.replace(book, leaders=(*book.leaders, leader))


def _backwards(book: Codebook) -> Codebook:
    leader = Leader(state="FRA", name="Nobody Atall", office="official", start="2002", end="2001-05")
    return msgspec.structs.replace(book, leaders=(*book.leaders, leader))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_twice, "'Chinese' means CHN and FRA"),
        (_dimension, "unknown dimension, trade"),
        (_unknown, "ZZZ is no known code"),
        (_backwards, "ends before it starts"),
    ],
)
def test_a_fault_is_named(book: Codebook, spoil: Callable[[Codebook], Codebook], says: str) -> None:
    with pytest.raises(CodebookError, match=says):
        check(spoil(book))


def test_an_unknown_key_is_an_error_that_names_its_file(tmp_path: Path) -> None:
    for entry in (files("comity.codebook") / "data").iterdir():
        if entry.name.endswith(".yaml"):
            (tmp_path / entry.name).write_bytes(entry.read_bytes())
    (tmp_path / "places.yaml").write_text("- {name: Kattegat, kind: strait, depth: shallow}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"places\.yaml.*depth"):
        load_from(tmp_path)


def test_a_cue_of_two_files_must_say_that_it_adds_words(tmp_path: Path) -> None:
    for entry in (files("comity.codebook") / "data").iterdir():
        if entry.name.endswith(".yaml"):
            (tmp_path / entry.name).write_bytes(entry.read_bytes())
    extra = tmp_path / "cues_zz.yaml"
    extra.write_text("- {name: weaponless, words: [unarmed]}\n- {name: weaponless, more: true, words: [disarmed]}\n")
    assert next(cue for cue in load_from(tmp_path).cues if cue.name == "weaponless").words == ("unarmed", "disarmed")
    extra.write_text("- {name: military, words: [unarmed]}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="'military' is there already"):
        load_from(tmp_path)
    extra.write_text("- {name: weaponless, more: true, words: [unarmed]}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="'weaponless' adds to a class"):
        load_from(tmp_path)
