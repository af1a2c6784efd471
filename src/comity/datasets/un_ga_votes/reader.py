"""Reads who voted how (part ``votes``), what was voted on (``rollcalls``) and on which issues (``issues``)."""

from collections.abc import Callable, Mapping

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet, open_sheet
from comity.datasets.un_ga_votes.rollcalls import issues, rollcalls
from comity.datasets.un_ga_votes.votes import votes

PARTS: Mapping[str, Callable[[Reading, Sheet], None]] = {"votes": votes, "rollcalls": rollcalls, "issues": issues}


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """One observation ``vote`` for each member and roll call; or several for each roll call."""
    sheet = open_sheet(outfile, card)
    reading = Reading(outfile, card, sheet.layout.name, "", codebook)
    reading.part = sheet.layout.name.partition(",")[0]
    PARTS[reading.part](reading, sheet)
    reading.check(*sheet.layout.rows)
    return reading
