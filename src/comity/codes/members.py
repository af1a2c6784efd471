"""Who was a member of the state system when."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

from comity.model import Record

System = Literal["cow", "gw"]

KNOWN_UNTIL = 2025
"""The last year for which the lists are known to hold."""


class Member(Record, frozen=True, kw_only=True):
    """One spell of membership: the state's number and abbreviation in the system, our code, first and last day.

    An empty `end` means that the state is a member still.
    """

    system: System
    number: int
    abbreviation: str
    code: str
    start: str
    end: str

    def on(self, day: str) -> bool:
        """Whether the state was a member on a day, ``YYYY-MM-DD``."""
        return self.start <= day and (not self.end or day <= self.end)

    def during(self, year: int) -> bool:
        """Whether the state was a member on any day of a year."""
        return self.start[:4] <= str(year) and (not self.end or str(year) <= self.end[:4])


@cache
def spells(system: System) -> tuple[Member, ...]:
    """All spells of membership in a system, by number and start."""
    text = (files("comity.codes") / "data" / "members.csv").read_text(encoding="utf-8")
    return tuple(
        Member(
            system=system,
            number=int(row["number"]),
            abbreviation=row["abbreviation"],
            code=row["code"],
            start=row["start"],
            end=row["end"],
        )
        for row in csv.DictReader(text.splitlines())
        if row["system"] == system
    )


@cache
def members(system: System, year: int) -> tuple[Member, ...]:
    """The states that were members on any day of a year, by number. One that left and came back stands once.

    Two may have one code: Germany's two numbers in 1990 are both ``DEU``.
    """
    found = {spell.number: spell for spell in spells(system) if spell.during(year)}
    return tuple(found[number] for number in sorted(found))
