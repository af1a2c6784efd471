"""The roll calls: several observations for each, of nobody; and the issues, where they come in a file of their own."""

from collections.abc import Mapping

from comity.datasets.outfile import clip
from comity.datasets.reading import Reading, Row
from comity.datasets.sheet import Sheet
from comity.datasets.un_ga_votes.numbers import day, is_number, release

MARKS: Mapping[str, str] = {
    "importantvote": "important_vote", "amend": "amendment", "para": "paragraph", "me": "palestine", "nu": "nuclear",
    "di": "arms_control", "hr": "human_rights", "co": "colonialism", "ec": "economic_development",
}  # fmt: skip
"""Columns of 1 and 0, or nothing where it is not known, and the variables they are."""

COUNTS: Mapping[str, str] = {"session": "session", "yes": "votes_yes", "no": "votes_no", "abstain": "votes_abstain"}


def rollcalls(reading: Reading, sheet: Sheet) -> None:
    """Session, totals, kind and issues of each roll call; the text is its number, resolution and descriptions."""
    columns = {sheet.place(name): variable for name, variable in {**COUNTS, **MARKS}.items() if sheet.place(name) >= 0}
    number, when = sheet.place("rcid"), sheet.place("date")
    words = [place for place in map(sheet.place, ("rcid", "unres", "short", "descr")) if place >= 0]
    found = list(sheet.rows(reading))
    reading.release = release(sheet, {cells[number] for _, cells in found})
    days = []
    for line, cells in found:
        key = reading.key(cells[number])
        try:
            values = [_value(cells[place], variable) for place, variable in columns.items()]
            days.append(_voted(cells[number], cells[when]))
        except ValueError as error:
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        text = " | ".join(" ".join(cells[place].split()) for place in words)
        row = Row(key=key, line=line, parties=(), text=text)
        for variable, value in zip(columns.values(), values, strict=True):
            reading.observe(row, variable, days[-1], value, flag="" if value is not None else "not told")
        _note_year(reading, line, sheet, cells, days[-1])
    if days:
        reading.cover(
            f"{min(days)}/{max(days)}",
            "recorded votes from the first to the last",
            complete=reading.whole(sheet.layout.whole),
        )


def issues(reading: Reading, sheet: Sheet) -> None:
    """Which roll calls are about an issue: a value of 1 for each; a roll call that is not listed is about none of them."""
    found = list(sheet.rows(reading))
    reading.release = release(sheet, {cells[0] for _, cells in found})
    for line, (number, short, _) in found:
        key = reading.key(number, short)
        if not is_number(number) or short not in MARKS:
            reading.set_aside(line, f"no issue of a roll call: {clip(f'{number}, {short}')}", "", malformed=True)
            continue
        reading.observe(Row(key=key, line=line, parties=(), text=number), MARKS[short], "", 1.0)


def _voted(number: str, when: str) -> str:
    if not is_number(number):
        raise ValueError(f"expected the number of a roll call, found {clip(number)}")
    return day(when)


def _value(cell: str, variable: str) -> float | None:
    """A count, or a mark of 0 or 1 (which R may write 1.0); not known is None."""
    if cell in ("", "NA"):
        return None
    whole = cell.removesuffix(".0")
    if not (whole.isdecimal() and whole.isascii() and len(whole) <= 3):
        raise ValueError(f"expected a whole number for {variable}, found {clip(cell)}")
    return float(whole)


def _note_year(reading: Reading, line: int, sheet: Sheet, cells: tuple[str, ...], voted: str) -> None:
    place = sheet.place("year")
    if place >= 0 and cells[place] != voted[:4]:
        reading.note(
            line, f"roll call {cells[sheet.place('rcid')]}: the year is {clip(cells[place])}, the date {voted}"
        )
