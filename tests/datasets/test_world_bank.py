from pathlib import Path

import pytest
from layouts import SPOILED

from comity import codes, datasets
from comity.model import Refused

NAMES = [str(codes.name(member.code)) for member in codes.members("cow", 2010)]
FILLING = [f'"{name}","","Population, total","SP.POP.TOTL","1","2",' for name in NAMES[:190]] * 2


def bulk(path: Path, *rows: str, indicator: str = "SP.POP.TOTL", end: str = "\r\n") -> Path:
    """The bulk download of one indicator."""
    lines = [
        '"Data Source","World Development Indicators",',
        "",
        '"Last Updated Date","2031-07-01",',
        "",
        '"Country Name","Country Code","Indicator Name","Indicator Code","1960","1961",',
        *rows,
        *FILLING,
    ]
    text = "\r\n".join(lines).replace("SP.POP.TOTL", indicator) + end
    path.write_bytes(text.encode("utf-8-sig"))
    return path


def load(path: Path) -> datasets.Load:
    return datasets.load("world_bank", path)


def cells(found: datasets.Load, *lines: int) -> list[tuple[tuple[str, ...], str, str, float | None, str]]:
    return [
        (seen.parties, seen.variable, seen.period, seen.value, seen.flag)
        for seen in found.observations
        if seen.parties and (seen.line in lines or not lines)
    ]


def test_the_bulk_download(tmp_path: Path) -> None:
    rows = (
        '"Chad","TCD","Population, total","SP.POP.TOTL","3000000","",',
        '"Kosovo","XKX","Population, total","SP.POP.TOTL","1","",',
        '"Africa Eastern and Southern","AFE","Population, total","SP.POP.TOTL","130072080","133534923",',
        '"Atlantis","ATL","Population, total","SP.POP.TOTL","7","8",',
    )
    found = load(bulk(tmp_path / "a.csv", *rows))
    assert cells(found, 6, 7) == [(("TCD",), "population", "1960", 3e6, ""), (("XKX",), "population", "1960", 1, "")]
    assert (found.release.release, found.release.part, found.release.layout) == ("2031-07-01", "population", "bulk")
    assert [(row.line, row.reason) for row in found.release.aside] == [
        (8, "an aggregate of countries"),
        (9, "no code for Atlantis"),
    ]
    assert found.release.unresolved == {"Atlantis": 1}
    assert (found.observations[-1].period, found.observations[-1].flag) == ("1960/1961", "partial")


def test_a_false_zero_of_military_expenditure(tmp_path: Path) -> None:
    rows = [f'"{name}","","x","MS.MIL.XPND.CD","0","5",' for name in ("Russian Federation", "Costa Rica")]
    found = load(bulk(tmp_path / "a.csv", *rows, indicator="MS.MIL.XPND.CD"))
    assert [cell[3] for cell in cells(found, 6, 7)] == [None, 5, 0, 5]


def test_the_data_bank(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Country Name,Country Code,Series Name,Series Code,2010 [YR2010],2011 [YR2011]\n"
        "Chad,TCD,GDP (current US$),NY.GDP.MKTP.CD,1.5e9,..\n"
        'Chad,TCD,"Population, total",SP.POP.TOTL,3,4\n'
        "Chad,TCD,Wool,AG.WOOL,3,4\n\n"
        "Data from database: World Development Indicators\nLast Updated: 06/30/2031\n"
    )
    found = load(path)
    assert cells(found) == [
        (("TCD",), "gdp_current_usd", "2010", 1.5e9, ""),
        (("TCD",), "population", "2010", 3, ""),
        (("TCD",), "population", "2011", 4, ""),
    ]
    assert (found.release.release, found.release.part) == ("2031-06-30", "gdp_current_usd, population")
    assert [row.reason for row in found.release.aside] == ["the indicator 'AG.WOOL' is not read"]


def test_lists_do_not_tell_their_release(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("country,iso3,year,gdp_usd\nChad,TCD,2010,1.5\nWorld,WLD,2010,9\n")
    found = load(path)
    assert cells(found) == [(("TCD",), "gdp_current_usd", "2010", 1.5, "")]
    assert (found.release.release, found.release.part) == ("to 2010", "gdp_current_usd, undated")
    assert "does not tell when it was made" in found.release.notes[0].text


def test_cells_that_a_spreadsheet_has_edited(tmp_path: Path) -> None:
    path = tmp_path / "API_MS.MIL.XPND.CD_DS2_en_csv_v2_1.csv"
    rows = [
        'Chad," $1,321,692 "',
        "Norway, $-   ",
        "Small states, $5 ",
        *(f'"{name}",7' for name in NAMES),
        *FILLING[:9],
    ]
    path.write_text("\n".join(("country,1960", *[row for row in rows if row.count('","') < 2][:250], "")))
    spare = "\n".join(f"World,{number}" for number in range(60))
    path.write_text(path.read_text() + spare + "\n")
    found = load(path)
    assert cells(found, 2, 3) == [
        (("TCD",), "milex_current_usd", "1960", 1_321_692, "edited: rounded to whole units"),
        (("NOR",), "milex_current_usd", "1960", None, "edited: 0, or rounded to nothing"),
    ]
    lost = path.rename(tmp_path / "military.csv")
    with pytest.raises(Refused, match="expected the indicator in the file's name"):
        load(lost)


@pytest.mark.parametrize(("change", "says"), SPOILED.values(), ids=list(SPOILED))
def test_what_is_no_indicator_is_refused(tmp_path: Path, change, says: str) -> None:
    path = bulk(tmp_path / "a.csv")
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused, match=says) as error:
        load(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda raw: raw[:-30], "cut off"),
        (lambda raw: b"".join(raw.splitlines(keepends=True)[:80]), "expected 200 to 20000 rows, found 75"),
        (lambda raw: raw.replace(b",", b";"), "expected a line that begins Country Name, Country Code"),
        (lambda raw: raw.replace(b"Country Code", b"ISO"), "expected a line that begins Country Name, Country Code"),
        (lambda raw: raw.replace(b'"1"', b'"1,5E+09"'), "'1,5E+09' is no number"),
        (
            lambda raw: raw.replace(b"SP.POP.TOTL", b"AG.WOOL"),
            "expected an indicator such as NY.GDP.MKTP.CD, found 'AG.W",
        ),
        (lambda raw: raw.replace(b'"1"', b'"1000000000000"'), "values are not from 0 to 3e+09"),
        (lambda raw: raw + "Côte d'Ivoire".encode("cp1252"), "expected utf-8, found the byte 0xf4"),
    ],
)
def test_one_clear_line(tmp_path: Path, change, says: str) -> None:
    path = bulk(tmp_path / "a.csv")
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused) as error:
        load(path)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("padded", ["header", "rows"])
def test_commas_at_the_end_of_a_line_are_nothing(tmp_path: Path, padded: str) -> None:
    path = bulk(tmp_path / "a.csv", '"Chad","TCD","Population, total","SP.POP.TOTL","3","",')
    lines = path.read_text("utf-8-sig").splitlines()
    header = lines[:5] if padded == "header" else [line.rstrip(",") for line in lines[:5]]
    rows = lines[5:] if padded == "rows" else [line.removesuffix(",") for line in lines[5:]]
    path.write_text("\n".join((*header, *rows, "")))
    assert cells(load(path), 6) == [(("TCD",), "population", "1960", 3, "")]
