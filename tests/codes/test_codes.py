"""Codes of countries: one to one on every day, and as the field counts them."""

import csv
import math
from datetime import date
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity import codes
from comity.codes.convert import states
from comity.model import Refused


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_on_any_day_code_number_and_abbreviation_are_one_to_one(system: codes.System) -> None:
    spells = codes.spells(system)
    for day in sorted({each.start for each in spells} | {each.end for each in spells if each.end}):
        here = [each for each in spells if each.on(day)]
        for field in ("number", "code", "abbreviation"):
            assert len({getattr(each, field) for each in here}) == len(here), (day, field)


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_spells_of_a_state_do_not_overlap(system: codes.System) -> None:
    for before, after in pairwise(codes.spells(system)):
        assert before.number != after.number or before.end < after.start


def test_every_member_is_a_state_we_know() -> None:
    known = states()
    assert {each.code for system in ("cow", "gw") for each in codes.spells(system)} <= set(known)
    assert len({state.iso2 for state in known.values() if state.iso2}) == sum(
        bool(each.iso2) for each in known.values()
    )


@pytest.mark.parametrize(
    ("value", "origin", "destination", "year", "expected"),
    [
        (365, "cow", "iso3", None, "RUS"),
        ("Soviet Union", "name", "cow", 1980, 365),
        ("DEU", "iso3", "cow", 1938, 255),
        ("DEU", "iso3", "cow", 1980, 260),
        ("DEU", "iso3", "cow", None, None),
        ("DEU", "iso3", "cow", 1990, None),
        ("DEU", "iso3", "cow", date(1990, 10, 3), 255),
        ("DEU", "iso3", "gw", 1980, 260),
        ("SRB", "code", "gw", 1980, 345),
        ("SRB", "code", "gw", 2010, 340),
        (265, "cow", "party", None, "DEU"),
        (679, "cow", "name", None, "Yemen"),
        ("CH", "fips", "iso2", None, "CN"),
        ("NA", "iso2", "cow", None, 565),
        ("4", "un", "cowabb", None, "AFG"),
        ((2.0).__str__(), "cow", "code", None, "USA"),
        ("Narnia", "name", "iso3", None, None),
        ("KOR", "iso3", "cow", 1930, None),
        ("NL", "fips", "code", None, "NLD"),
        ("WE", "fips", "code", None, "PSE"),
        ("YI", "fips", "cow", 2005, 345),
        ("RUS", "code", "fips", None, "RS"),
        ("ROM", "cameo", "code", None, "ROU"),
        ("ROU", "cameo", "code", None, "ROU"),
        ("ROU", "code", "cameo", None, "ROM"),
        ("CHN", "code", "cameo", None, "CHN"),
        ("EUR", "cameo", "code", None, None),
        ("ZAR", "wb", "code", None, "COD"),
        ("XKX", "code", "wb", None, "XKX"),
        ("YUG", "iso3", "name", None, "Serbia"),
        ("810", "un", "code", None, "RUS"),
    ],
)
def test_conversions(
    value: str | int, origin: str, destination: str, year: int | None, expected: str | int | None
) -> None:
    assert comity.codes.convert(value, origin, destination, year) == expected


def test_several_at_once_and_strictly() -> None:
    assert codes.convert([2, 999, 710], "cow", "code") == ["USA", None, "CHN"]
    with pytest.raises(Refused, match=r"999 \(cow\) has none as code"):
        codes.convert(999, "cow", "code", strict=True)
    with pytest.raises(Refused, match=r"stands for 255 and 260 as cow .*say the year"):
        codes.convert("DEU", "iso3", "cow", strict=True)
    with pytest.raises(Refused, match="no system of codes"):
        codes.convert(2, "correlates", "code")


@pytest.mark.parametrize("system", ["iso3", "iso2", "un", "fips", "wb", "cameo"])
def test_no_two_states_share_a_code_and_every_code_leads_back(system: str) -> None:
    written = {code: codes.convert(code, "code", system) for code in states()}
    known = [each for each in written.values() if each is not None]
    assert len(set(known)) == len(known) > 190
    assert all(codes.convert(each, system, "code") == code for code, each in written.items() if each is not None)


@given(st.sampled_from(codes.spells("cow")), st.integers(0, 400))
def test_there_and_back(spell: codes.Member, days: int) -> None:
    day = date.fromordinal(date.fromisoformat(spell.start).toordinal() + days).isoformat()
    if spell.on(day):
        assert codes.convert(codes.convert(spell.number, "cow", "code", day), "code", "cow", day) == spell.number


def test_state_years_of_both_systems() -> None:
    """As counted from the lists of the R package peacesciencer, cow_gw_years and gw_cow_years, for 1816 to 2020."""
    assert sum(len(codes.members("cow", year)) for year in range(1816, 2021)) == 16_731
    assert sum(len(codes.members("gw", year)) for year in range(1816, 2021)) == 18_289


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CÔTE D’IVOIRE", "CIV"),
        ("Korea, Rep.", "KOR"),
        ("Bosnia & Herzegovina", "BIH"),
        ("the Russian Federation", "RUS"),
        ("Niger (the)", "NER"),
        ("U.S.S.R.", "RUS"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Vietnam (South)", "RVN"),
        ("Prussia", "DEU"),
        ("Viet Cong (South Vietnam)", None),
        ("Republic of China", None),
        ("", None),
        ("the", None),
        ("(,)", None),
    ],
)
def test_names_without_regard_to_case_accents_articles_and_order(written: str, code: str | None) -> None:
    assert codes.resolve(written) == code


def test_no_name_stands_for_two_states() -> None:
    text = (files("comity.codes") / "data" / "names.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert all(codes.resolve(row["name"]) == row["code"] for row in rows)
    assert {row["code"] for row in rows} <= set(states())
    assert all(codes.resolve(state.name) == code for code, state in states().items())


@given(st.text())
def test_any_text_is_a_name_or_none(written: str) -> None:
    assert codes.resolve(written) in {None, *states()}


def test_a_column_of_a_data_frame_converts_with_its_missing_cells() -> None:
    column = np.array([365.0, math.nan, 710.0])
    assert (
        codes.convert(column, "cow", "iso3") == codes.convert([365, None, 710], "cow", "iso3") == ["RUS", None, "CHN"]
    )
    assert codes.convert(np.array([365, 710]), "cow", "un") == [643, 156]
    with pytest.raises(Refused, match="has none as iso3"):
        codes.convert(["Russia", None], "name", "iso3", strict=True)
