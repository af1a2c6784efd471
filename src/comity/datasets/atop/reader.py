"""Reads each of ATOP's files as a part: alliances, their phases, members, institutions, state-years, dyad-years.

Absence means something: every alliance of the years covered is in the files, so a pair of states without a row has none.
"""

from collections.abc import Callable, Mapping

from comity.codebook.entries import Codebook
from comity.datasets.atop.alliances import alliances, institutions, members
from comity.datasets.atop.cells import Seen
from comity.datasets.atop.years import years
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet, open_sheet
from comity.model import Refused

READERS: Mapping[str, Callable[[Reading, Sheet], Seen]] = {
    "alliances": alliances,
    "phases": alliances,
    "members": members,
    "institutions": institutions,
    "states": years,
    "dyads": years,
    "directed_dyads": years,
}


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """The obligations of each alliance, member, state-year or dyad-year."""
    sheet = open_sheet(outfile, card)
    reading = Reading(outfile, card, sheet.layout.name, _version(sheet), codebook)
    reading.part = sheet.layout.name.partition(",")[0]
    seen = READERS[reading.part](reading, sheet)
    reading.check(*sheet.layout.rows)
    if not seen.years:  # of institutions, which are of no time
        return reading
    complete = reading.whole(sheet.layout.whole)
    if complete and not seen.nonaggression_only:
        complete = False
        reading.note(1, "no alliance of nonaggression only: this is the file without them (NNA), and not complete")
    text = "every alliance of these years" if complete else "not every alliance of these years"
    reading.cover(f"{min(seen.years)}/{max(seen.years)}", text, complete=complete)
    return reading


def _version(sheet: Sheet) -> str:
    """``5.1``, which one of the files has as 5.0999999; empty for a copy without the column."""
    place = sheet.place("version")
    if place < 0:
        return ""
    cell = sheet.opening(place)
    try:
        return f"{float(cell):.1f}"
    except ValueError:
        what = f"expected the version of ATOP in the column version, found {clip(cell)}"
        raise Refused(what, where=sheet.outfile.path) from None
