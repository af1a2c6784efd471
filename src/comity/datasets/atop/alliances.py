"""Alliances and their phases, memberships, and institutions: a row for each, and few of them."""

from comity.datasets.atop.cells import OPEN, Seen, number, period, variables, whole
from comity.datasets.reading import Reading, Row
from comity.datasets.sheet import Sheet

MOST_MEMBERS = 200


def alliances(reading: Reading, sheet: Sheet) -> Seen:
    """Each alliance, or each phase of one: its parties are all that were ever members of it, in no order.

    Who was a member when is in the part ``members``.
    """
    begin = sheet.place("begyr"), sheet.place("begmo"), sheet.place("begday")
    end = sheet.place("endyr"), sheet.place("endmo"), sheet.place("endday")
    joined = [place for n in range(1, MOST_MEMBERS) if (place := sheet.place(f"mem{n}")) >= 0]
    return _lasting(reading, sheet, (begin, end), joined, least=2)


def members(reading: Reading, sheet: Sheet) -> Seen:
    """Each membership, in each phase of an alliance: what one state promised and from when to when."""
    begin = sheet.place("yrent"), sheet.place("moent"), sheet.place("dayent")
    end = sheet.place("yrexit"), sheet.place("moexit"), sheet.place("dayexit")
    return _lasting(reading, sheet, (begin, end), [sheet.place("member")], least=1)


Places = tuple[int, int, int]


def _lasting(reading: Reading, sheet: Sheet, when: tuple[Places, Places], who: list[int], *, least: int) -> Seen:
    named, places, seen = sheet.place("atopidphase", "atopid"), variables(sheet), Seen()
    phase = sheet.place("phase")
    for line, cells in sheet.rows(reading):
        key = reading.key(*cells)
        try:
            ((y, m, d), (ye, me, de)) = when
            lasted = period((cells[y], cells[m], cells[d]), (cells[ye], cells[me], cells[de]))
            values = {name: number(cells[place], name) for name, place in places.items()}
            text = cells[named].removesuffix(".0")
            if phase >= 0 and whole(cells[phase], "the phase"):
                text += f" | phase {whole(cells[phase], 'the phase')}"
        except ValueError as error:
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        parties = _parties(reading, line, [cells[place] for place in who if cells[place]], lasted[:4])
        if len(parties) < least:
            reading.set_aside(line, f"alliance {text}: too few members have a code", ",".join(cells))
            continue
        seen.note(values)
        seen.years |= {date[:4] for date in lasted.split("/") if date != OPEN}
        row = Row(key=key, line=line, parties=parties, text=text)
        for name, value in values.items():
            reading.observe(row, name, lasted, value)
    return seen


def _parties(reading: Reading, line: int, numbers: list[str], begun: str) -> tuple[str, ...]:
    """The codes of some members; one without a code is noted."""
    found = set()
    for cell in numbers:
        code = reading.parties.number("cow", cell.removesuffix(".0"), begun)
        if code is None:
            reading.note(line, f"a member has no code: {cell}")
        else:
            found.add(code)
    return tuple(sorted(found))


def institutions(reading: Reading, sheet: Sheet) -> Seen:
    """How far each phase of an alliance is institutionalised; the row names no state and no time."""
    named, places = sheet.place("atopidphase"), variables(sheet)
    for line, cells in sheet.rows(reading):
        key = reading.key(*cells)
        try:
            values = {name: number(cells[place], name) for name, place in places.items()}
        except ValueError as error:
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        row = Row(key=key, line=line, parties=(), text=cells[named].removesuffix(".0"))
        for name, value in values.items():
            reading.observe(row, name, "", value)
    return Seen()
