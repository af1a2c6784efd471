"""Reads both forms of the web export: one row for each deal, or one for each deal and year of delivery.

The file has a preamble, is in cp1252, and quotes nothing: SIPRI writes semicolons for commas inside a cell. A
comment that holds a line break runs over two lines, which are joined again.
"""

import re
from collections.abc import Iterator, Sequence

from comity.codebook.entries import Codebook
from comity.datasets.card import Card, Layout
from comity.datasets.outfile import Outfile, cells, find_header
from comity.datasets.reading import Reading
from comity.datasets.sipri_export import generated, narrowed
from comity.datasets.sipri_register.rows import deal, delivery
from comity.model import Refused

ALL_TO_ALL_ROWS = 20_000
"""An export of all states has at least so many rows (28,347 and 27,951 deals, 20,480 deliveries in known releases)."""

MOST_PIECES = 4
"""Broken rows of the known releases have two pieces."""

_RANGE = re.compile(r"year range '(\d{4})' to '(\d{4})'")
_SCOPE = re.compile(r"Transfers of (.+?) from (.+?)\s+to (.+?)\s*(?:\.|$)", re.MULTILINE)


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """Order, delivery and TIV of each row, supplier first; and what the file covers."""
    header, layout = find_header(outfile, card)
    preamble = "\n".join(outfile.lines[:header])
    if not outfile.ended:
        raise Refused(
            "expected a line end after the last row, found none: the file is cut off",
            where=f"{outfile.path} line {len(outfile.lines)}",
            hint="download it again",
        )
    reading = Reading(outfile, card, layout.name, generated(preamble, outfile.path), codebook)
    reading.part = _part(layout.name, preamble, reading.release, outfile.path)
    observe = deal if layout.name == "deals" else delivery
    for line, row in _rows(outfile, header + 1, layout, reading):
        try:
            observe(reading, line, row)
        except (ValueError, KeyError) as error:
            reading.set_aside(line, f"a cell is not what its column holds: {error}", ",".join(row), malformed=True)
    reading.check(ALL_TO_ALL_ROWS if _whole(reading.part) else layout.rows[0], layout.rows[1])
    _cover(reading, preamble)
    return reading


def _part(layout: str, preamble: str, release: str, where: str) -> str:
    """The layout, and how the export was narrowed: ``deals``, ``deliveries since 2000``, ``deals Russia to China``.

    A narrower export is a part of its own, so that it never supersedes a wider one.
    """
    scope, years, words = _SCOPE.search(preamble), _RANGE.search(preamble), [layout]
    if scope is None:
        raise Refused("expected a line 'Transfers of ... from ... to ...' above the header, found none", where=where)
    what, suppliers, recipients = (" ".join(each.split()) for each in scope.groups())
    if what.lower() != "major conventional arms":
        words.append(f"of {what}")
    if {suppliers.lower(), recipients.lower()} != {"all countries"}:
        words.append(f"{suppliers} to {recipients}")
    words += narrowed(years[1], years[2], release) if years else []
    return " ".join(words)


def _whole(part: str) -> bool:
    """All suppliers and recipients, and all years, or at least those since 2000."""
    narrowed = part.partition(" ")[2]
    return not narrowed or bool(re.fullmatch("since (19..|2000)", narrowed))


def _rows(outfile: Outfile, start: int, layout: Layout, reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row with the number of its first line; broken ones joined, hopeless ones set aside."""
    width, index = len(layout.columns), start
    while index < len(outfile.lines):
        number = index + 1
        line, index = _joined(outfile.lines, index, width)
        row = cells(line)
        if len(row) == width:
            if index > number:
                reading.note(number, f"a row broken over {index - number + 1} lines was joined again")
            yield number, row
        elif line.strip():
            reading.rows += 1
            reading.set_aside(number, f"{len(row)} cells where the header has {width}", line, malformed=True)


def _joined(lines: Sequence[str], index: int, width: int) -> tuple[str, int]:
    """The row that begins at `index` and where the next begins; the lines of a broken row, if together they are one."""
    longer = lines[index]
    for end in range(index + 1, min(index + MOST_PIECES, len(lines)) + 1):
        count = len(cells(longer))
        if count == width:
            return longer, end
        if count > width or end == len(lines) or not longer.strip():
            break
        longer = f"{longer} {lines[end]}"
    return lines[index], index + 1


def _cover(reading: Reading, preamble: str) -> None:
    """From the first year asked for to the last with a delivery: years asked for beyond that are not in the data yet.

    Partial, because the register holds major arms only.
    """
    seen = list(zip(reading.column("variable"), reading.column("period"), strict=True))
    asked_for = ("arms_ordered", "arms_delivered")
    years = [year for variable, period in seen if period and variable in asked_for for year in period.split("/")]
    delivered = [period[-4:] for variable, period in seen if variable == "arms_delivered" and period]
    if delivered:
        asked = _RANGE.search(preamble)
        first = asked[1] if asked else min(years)
        reading.cover(f"{first}/{max(delivered)}", preamble.partition("\n")[0], complete=False)
