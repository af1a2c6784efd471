"""Reads counts of memberships, or the publisher's table of one column for each organisation and counts them."""

import re
from collections import Counter
from collections.abc import Sequence

from comity.codebook.entries import Codebook
from comity.datasets import plain
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading, Row
from comity.datasets.sheet import Sheet, open_sheet

KINDS = {"1": "igos_full", "2": "igos_associate", "3": "igos_observer"}
NONE, NO_STATE, UNKNOWN = "0", "-1", "-9"
KEYS = ("ccode", "year", "state")


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """How many memberships of each kind a state has in a year, or how many organisations two states share."""
    sheet = open_sheet(outfile, card)
    if sheet.layout.plain is not None:
        return plain.read_sheet(sheet, card, codebook)
    reading = Reading(outfile, card, sheet.layout.name, "", codebook)
    place = sheet.place("year")
    years = {cells[place] for _, cells in sheet.rows(Reading(outfile, card, sheet.layout.name, "", codebook))}
    reading.release = f"to {max(map(plain.tidied, years))}" if years else ""
    reading.part = "states"
    for line, cells in sheet.rows(reading):
        key = reading.key(*cells)
        try:
            _row(reading, sheet, key, line, [plain.tidied(cell) for cell in cells])
        except ValueError as error:
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
    reading.check(*sheet.layout.rows)
    plain.cover(reading, complete=False)
    return reading


def _row(reading: Reading, sheet: Sheet, key: str, line: int, cells: Sequence[str]) -> None:
    number, year = cells[sheet.place("ccode")], cells[sheet.place("year")]
    if not re.fullmatch(r"\d{4}", year):
        raise ValueError(f"{clip(year)} is no year")
    apart = {sheet.place(name) for name in KEYS}
    found = Counter(cell for place, cell in enumerate(cells) if place not in apart)
    if strange := sorted(set(found) - {*KINDS, NONE, NO_STATE, UNKNOWN, ""}):
        raise ValueError(f"{clip(strange[0])} is no kind of membership")
    code = reading.parties.number("cow", number, year)
    if code is None:
        reading.set_aside(line, f"no state has the cow number {clip(number)} in {year}", f"{number},{year}")
        return
    unknown = found[UNKNOWN] + found[""]
    flag = f"membership in {unknown} more is not known" if unknown else ""
    row = Row(key=key, line=line, parties=(code,))
    counts = {variable: found[kind] for kind, variable in KINDS.items()}
    for variable, count in (*counts.items(), ("igos_any", sum(counts.values()))):
        reading.observe(row, variable, year, count, unit="organisations", flag=flag)
