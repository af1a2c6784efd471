from pathlib import Path

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
