"""The votes: one observation for each member and roll call.

A vote is 1 for yes, 2 for abstention, 3 for no, as its publisher codes it. Absence (8) and not being a member (9) are no
such numbers: the value is missing and the flag says which. The text begins with the number of the roll call (rcid), by
which votes and roll calls belong together; a file of votes without dates leaves the period to the roll calls.
"""

from collections.abc import Callable, Mapping
from typing import NoReturn

from comity.datasets.outfile import clip
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet
from comity.datasets.un_ga_votes.numbers import day, is_number, release, session_year

CODES: Mapping[str, tuple[float | None, str]] = {
    "1": (1.0, ""), "2": (2.0, ""), "3": (3.0, ""), "yes": (1.0, ""), "abstain": (2.0, ""), "no": (3.0, ""),
    "8": (None, "absent"), "9": (None, "not a member"), "": (None, "not told"), "NA": (None, "not told"),
}  # fmt: skip


class Cast:
    """All votes of a file, as columns: a tuple for each of a million rows would cost more than the reading."""

    def __init__(self, width: int) -> None:
        self.cells: tuple[list[str], ...] = tuple([] for _ in range(width))
        self.parties: list[tuple[str, ...]] = []
        self.periods: list[str] = []
        self.values: list[float | None] = []
        self.flags: list[str] = []
        self.texts: list[str] = []
        self.lines: list[int] = []


def votes(reading: Reading, sheet: Sheet) -> None:
    """Observes all votes of a file at once."""
    cast = _cast(reading, sheet)
    reading.release = release(sheet, set(cast.cells[0]))
    reading.extend(
        "vote",
        reading.keys(cast.cells),
        parties=cast.parties,
        periods=cast.periods,
        values=cast.values,
        flags=cast.flags,
        texts=cast.texts,
        lines=cast.lines,
    )
    days = sorted({period for period in set(cast.periods) if period})
    if days:
        reading.cover(
            f"{days[0]}/{days[-1]}",
            "recorded votes from the first to the last",
            complete=reading.whole(sheet.layout.whole),
        )


def _cast(reading: Reading, sheet: Sheet) -> Cast:
    """The votes; a row that is none is set aside."""
    number, vote = sheet.place("rcid"), sheet.place("vote")
    who = [place for place in (sheet.place("ccode"), sheet.place("country"), sheet.place("country_code")) if place >= 0]
    party_of = _numbered(reading) if sheet.place("ccode") >= 0 else _named(reading)
    roll_of = _roll(sheet)
    cast = Cast(2 + len(who))
    rolls: dict[str, tuple[str, str]] = {}
    parties: dict[tuple[str, str], tuple[str, ...]] = {}
    first = who[0]
    identity = [(column.append, place) for column, place in zip(cast.cells, (number, *who, vote), strict=True)]
    keep_party, keep_period, keep_value = cast.parties.append, cast.periods.append, cast.values.append
    keep_flag, keep_text, keep_line = cast.flags.append, cast.texts.append, cast.lines.append
    for line, cells in sheet.rows(reading):
        roll, name, written = cells[number], cells[first], cells[vote]
        try:
            if (told := rolls.get(roll)) is None:
                told = rolls[roll] = roll_of(cells)
            value, flag = CODES.get(written) or _no_vote(written)
        except ValueError as error:
            reading.rows += 1
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        period, text = told
        year = period[:4]
        if not (party := parties.get((name, year))):  # one without a code is asked for again, which counts it
            party = parties[name, year] = party_of(name, year)
        if not party:
            reading.rows += 1
            reading.set_aside(line, f"no code for {' '.join(cells[place] for place in who)}", ",".join(cells))
            continue
        for keep, place in identity:
            keep(cells[place])
        keep_party(party)
        keep_period(period)
        keep_value(value)
        keep_flag(flag)
        keep_text(text)
        keep_line(line)
    return cast


def _no_vote(cell: str) -> NoReturn:
    raise ValueError(f"expected a vote (1, 2, 3, 8, 9), found {clip(cell)}")


def _numbered(reading: Reading) -> Callable[[str, str], tuple[str, ...]]:
    """By the number in Correlates of War, in the year of the vote where the file tells it."""

    def party(who: str, year: str) -> tuple[str, ...]:
        code = reading.parties.number("cow", who, year)
        return () if code is None else (code,)

    return party


def _named(reading: Reading) -> Callable[[str, str], tuple[str, ...]]:
    """By the name, for the letters are missing for some states of the past and Namibia's are NA."""

    def party(who: str, year: str) -> tuple[str, ...]:
        code = reading.parties.code(who, year)
        return () if code is None else (code,)

    return party


def _roll(sheet: Sheet) -> Callable[[tuple[str, ...]], tuple[str, str]]:
    """Period and text of a roll call. The period is its day; else the year of its session; empty if neither is told."""
    number, when, session, symbol = map(sheet.place, ("rcid", "date", "session", "unres"))

    def roll(cells: tuple[str, ...]) -> tuple[str, str]:
        if not is_number(cells[number]):
            raise ValueError(f"expected the number of a roll call, found {clip(cells[number])}")
        text = cells[number] if symbol < 0 else f"{cells[number]} | {cells[symbol]}"
        if when >= 0 and cells[when] not in ("", "NA"):
            return day(cells[when], american=True), text
        return session_year(cells[session]) if session >= 0 else "", text

    return roll
