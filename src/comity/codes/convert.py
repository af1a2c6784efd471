"""From one system of codes to another."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, overload

from comity.codes.members import Member, spells
from comity.codes.names import resolve
from comity.model import Record, Refused

Code = str | int
When = int | str | date | None

SYSTEMS: Final = ("code", "iso3", "iso2", "un", "fips", "cow", "cowabb", "gw", "gwabb", "party", "name")
_MEMBERSHIP: Final = {
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
    value: Code, origin: str, destination: str, year: When = None, *, strict: bool = False
) -> Code | None: ...
@overload
def convert(
    value: Iterable[Code], origin: str, destination: str, year: When = None, *, strict: bool = False
) -> list[Code | None]: ...
def convert(
    value: Code | Iterable[Code], origin: str, destination: str, year: When = None, *, strict: bool = False
) -> Code | list[Code | None] | None:
    """A code, or each of several, of system `origin` in system `destination` (both of `SYSTEMS`).

    `year` is a year, or a day (a date or ``YYYY-MM-DD``), for the systems whose numbers are dated (``cow``, ``cowabb``,
    ``gw``, ``gwabb``). Without it, or where a state has two numbers in the year, a code is given only if it is the same
    at all those times. What does not resolve is None; with `strict` it is `Refused` by name.
    """
    for system in (origin, destination):
        if system not in SYSTEMS:
            raise Refused(f"no system of codes is called {system!r}", hint=f"known are {', '.join(SYSTEMS)}")
    if not isinstance(value, str | int):
        return [convert(each, origin, destination, year, strict=strict) for each in value]
    codes = set(_own(value, origin, year))
    found = {converted for code in codes for converted in _other(code, destination, year)}
    if strict and len(found) != 1:
        when = f" in {year}" if year else ""
        what = f"stands for {' and '.join(sorted(map(str, found)))}" if found else "has none"
        raise Refused(f"{value!r} ({origin}) {what} as {destination}{when}", hint="say the year" if not year else "")
    return found.pop() if len(found) == 1 else None


def _own(value: Code, origin: str, year: When) -> Iterator[str]:
    """Our codes of the states that a value may stand for."""
    if origin == "name":
        if (code := resolve(str(value))) is not None:
            yield code
    elif origin in _MEMBERSHIP:
        system, field = _MEMBERSHIP[origin]
        wanted = str(value).upper().removesuffix(".0")
        for spell in _at(system, year):
            if str(getattr(spell, field)) == wanted:
                yield spell.code
    else:
        wanted = str(value).upper()
        wanted = (wanted.removesuffix(".0").lstrip("0") or "0") if origin == "un" else wanted
        for state in states().values():
            if wanted and getattr(state, origin) == wanted:
                yield state.code


def _other(code: str, destination: str, year: When) -> Iterator[Code]:
    """The codes of one of our states in another system."""
    if destination in _MEMBERSHIP:
        system, field = _MEMBERSHIP[destination]
        for spell in _at(system, year):
            if spell.code == code:
                yield getattr(spell, field)
        return
    state = states()[code]
    found = (state.party or state.code) if destination == "party" else getattr(state, destination)
    if found:
        yield int(found) if destination == "un" else found


def _at(system: str, when: When) -> Iterable[Member]:
    every = spells("cow") if system == "cow" else spells("gw")
    if when is None:
        return every
    if isinstance(when, int):
        return (spell for spell in every if spell.during(when))
    day = str(when)
    if len(day) == len("1990"):
        return (spell for spell in every if spell.during(int(day)))
    return (spell for spell in every if spell.on(day))
