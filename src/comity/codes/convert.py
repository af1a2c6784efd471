"""From one system of codes to another."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, overload

from comity.codes.members import Member, System, spells
from comity.codes.names import resolve
from comity.model import Record, Refused

Code = str | int
Cell = Code | float | None
"""A code as a column of a data frame holds it: one that is missing is None or NaN, a number may be 365.0."""
When = int | str | date | None

SYSTEMS: Final = ("code", "iso3", "iso2", "un", "fips", "wb", "cameo", "cow", "cowabb", "gw", "gwabb", "party", "name")
_LIKE_ISO3: Final = ("wb", "cameo")
_MEMBERSHIP: Final[Mapping[str, tuple[System, str]]] = {
    "cow": ("cow", "number"),
    "cowabb": ("cow", "abbreviation"),
    "gw": ("gw", "number"),
    "gwabb": ("gw", "abbreviation"),
}


class State(Record, frozen=True, kw_only=True):
    """A state's codes that do not change over time; empty where it has none.

    `party` is the code under which documents' claims name it: that of its successor for some former states.
    """

    code: str
    name: str
    iso3: str
    iso2: str
    un: str
    fips: str
    party: str


@cache
def states() -> Mapping[str, State]:
    """Every state by our code."""
    text = (files("comity.codes") / "data" / "states.csv").read_text(encoding="utf-8")
    rows = (State(**row) for row in csv.DictReader(text.splitlines()))
    return {state.code: state for state in rows}


def name(code: str) -> str:
    """The English name of the state with one of our codes; `Refused` for a code that is none."""
    if code not in states():
        raise Refused(f"no state has the code {code!r}")
    return states()[code].name


@overload
def convert(  # type: ignore[overload-overlap]  # a text is one value here, not many
    value: Cell, origin: str, destination: str, year: When = None, *, strict: bool = False
) -> Code | None: ...
@overload
def convert(
    value: Iterable[Cell], origin: str, destination: str, year: When = None, *, strict: bool = False
) -> list[Code | None]: ...
def convert(
    value: Cell | Iterable[Cell], origin: str, destination: str, year: When = None, *, strict: bool = False
) -> Code | list[Code | None] | None:
    """A code, or each of several, of system `origin` in system `destination` (both of `SYSTEMS`).

    `year` is a year, or a day (a date or ``YYYY-MM-DD``), for the systems whose numbers are dated (``cow``, ``cowabb``,
    ``gw``, ``gwabb``). Without it, or where a state has two numbers in the year, a code is given only if it is the same
    at all those times. What does not resolve, a missing cell too, is None; with `strict` it is `Refused` by name.
    """
    for system in (origin, destination):
        if system not in SYSTEMS:
            raise Refused(f"no system of codes is called {system!r}", hint=f"known are {', '.join(SYSTEMS)}")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_converted(each, origin, destination, year, strict=strict) for each in value]
    return _converted(value, origin, destination, year, strict=strict)


def _converted(value: Cell, origin: str, destination: str, year: When, *, strict: bool) -> Code | None:
    """One value."""
    missing = value is None or value != value  # NaN alone differs from itself
    codes = set() if missing else set(_own(value, origin, year))
    found = {converted for code in codes for converted in _other(code, destination, year)}
    if strict and len(found) != 1:
        when = f" in {year}" if year else ""
        what = f"stands for {' and '.join(sorted(map(str, found)))}" if found else "has none"
        raise Refused(f"{value!r} ({origin}) {what} as {destination}{when}", hint="say the year" if not year else "")
    return found.pop() if len(found) == 1 else None


def _own(value: Cell, origin: str, year: When) -> Iterator[str]:
    """Our codes of the states that a value may stand for."""
    if origin == "name":
        if (code := resolve(str(value))) is not None:
            yield code
    elif origin in _MEMBERSHIP:
        wanted = str(value).upper().removesuffix(".0")
        for spell in _spells(*_MEMBERSHIP[origin]).get(wanted, ()):
            if _at(spell, year):
                yield spell.code
    else:
        wanted = str(value).upper()
        yield from _states(origin).get((wanted.removesuffix(".0").lstrip("0") or "0") if origin == "un" else wanted, ())


def _other(code: str, destination: str, year: When) -> Iterator[Code]:
    """The codes of one of our states in another system."""
    if destination in _MEMBERSHIP:
        system, field = _MEMBERSHIP[destination]
        for spell in _spells(system, "code").get(code, ()):
            if _at(spell, year):
                yield getattr(spell, field)
        return
    state = states()[code]
    if destination == "party":
        found = state.party or state.code
    elif destination in _LIKE_ISO3:
        found = _variants(destination)[1].get(code, state.iso3)
    else:
        found = getattr(state, destination)
    if found:
        yield int(found) if destination == "un" else found


@cache
def _spells(system: System, field: str) -> Mapping[str, Sequence[Member]]:
    """The spells of membership by one of their fields."""
    found: dict[str, list[Member]] = {}
    for spell in spells(system):
        found.setdefault(str(getattr(spell, field)), []).append(spell)
    return found


@cache
def _states(system: str) -> Mapping[str, Sequence[str]]:
    """Our codes by the states' codes in a system, those that it also has or had for them included."""
    field = "iso3" if system in _LIKE_ISO3 else system
    found: dict[str, list[str]] = {}
    for code, state in states().items():
        if getattr(state, field):
            found.setdefault(getattr(state, field), []).append(code)
    return found | {value: [code] for value, code in _variants(system)[0].items()}


@cache
def _variants(system: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Other codes of a system: our code by each that may be read, and by our code the one that is written."""
    text = (files("comity.codes") / "data" / "variants.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["system"] == system]
    return {row["value"]: row["code"] for row in rows}, {row["code"]: row["value"] for row in rows if row["written"]}


def _at(spell: Member, when: When) -> bool:
    if when is None:
        return True
    day = str(when)
    return spell.during(int(day)) if len(day) == len("1990") else spell.on(day)
