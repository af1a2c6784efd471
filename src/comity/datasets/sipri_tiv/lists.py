"""Reads volumes as a list with a row for each supplier, recipient and year. Such a list does not tell its release."""

import re
from collections.abc import Mapping

from comity.codebook.entries import Codebook
from comity.datasets.card import Card, Layout
from comity.datasets.outfile import Outfile, clip, quoted_rows
from comity.datasets.reading import Reading
from comity.datasets.sipri_tiv.cells import Cell, observe
from comity.model import Refused

_SPAN = re.compile(r"Total|(19|20)\d\d-(19|20)\d\d")


def read_list(outfile: Outfile, card: Card, codebook: Codebook, header: int, layout: Layout) -> Reading:
    """One observation for each row; sums over all years are set aside, sums over all parties are of one party."""
    if not outfile.ended:
        where = f"{outfile.path} line {len(outfile.lines)}"
        raise Refused("expected a line end after the last row, found none: the file is cut off", where=where)
    rows = quoted_rows(outfile, header)
    years = sorted({cells[-2] for _, cells in rows if len(cells) > 1 and re.fullmatch(r"(19|20)\d\d", cells[-2])})
    if not years:
        raise Refused("expected rows with a year, found none", where=f"{outfile.path} line {header + 2}")
    reading = Reading(outfile, card, layout.name, f"to {years[-1]}", codebook)
    suppliers = {cells[0] for _, cells in rows if layout.name == "list of exports"}
    reading.part = f"list from {suppliers.pop()}" if len(suppliers) == 1 else "list"
    for line, cells in rows:
        key = reading.key(*cells)
        if len(cells) != len(layout.columns):
            reason = f"{len(cells)} cells where the header has {len(layout.columns)}"
            reading.set_aside(line, reason, ",".join(cells), malformed=True)
        else:
            _row(reading, key, line, dict(zip(layout.columns, cells, strict=True)))
    reading.check(*layout.rows)
    reading.note(1, f"the file does not tell when it was made; its release is named after its last year, {years[-1]}")
    reading.cover(f"{years[0]}/{years[-1]}", "the years of the list", complete=False)
    return reading


def _row(reading: Reading, key: str, line: int, row: Mapping[str, str]) -> None:
    whole = ",".join(row.values())
    if _SPAN.fullmatch(row["year"]):
        reading.set_aside(line, "a sum over all years", whole)
        return
    if not re.fullmatch(r"(19|20)\d\d", row["year"]):
        reading.set_aside(line, f"{clip(row['year'])} is no year", whole, malformed=True)
        return
    try:
        cell = Cell(row["year"], row["tiv"])
    except ValueError as error:
        reading.set_aside(line, str(error), whole, malformed=True)
        return
    supplier, recipient = row["supplier"], row.get("recipient", row.get("recipients", ""))
    if recipient == "All":  # made of the table of all importers, whose names then stand as suppliers
        reading.set_aside(line, "repeats what is imported from all, under suppliers", whole)
        return
    pair = ("" if supplier == "Total" else supplier, "" if recipient == "Total" else recipient)
    observe(reading, key, line, pair, [cell], whole)
