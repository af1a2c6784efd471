"""Reads the list as a table, or as its authors publish it: five cells between tabs, days as ``31:12:2017`` or in ISO form."""

import re

import msgspec

from comity.codebook.entries import Codebook
from comity.datasets import plain
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet

COLUMNS = ("gwcode", "stateabb", "statename", "startdate", "enddate")
_DAY = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{4})")


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """One observation ``member`` for each spell of independence."""
    if outfile.form == "text" and outfile.lines[0].count("\t") == len(COLUMNS) - 1:
        layout = next(layout for layout in card.layouts if not layout.needs)
        first = 1 if outfile.lines[0].split("\t")[0].strip().isdigit() else 2
        dated = msgspec.structs.replace(outfile, lines=tuple(map(_dated, outfile.lines)))
        return plain.read_sheet(Sheet(layout=layout, columns=COLUMNS, first=first, outfile=dated), card, codebook)
    return plain.read(outfile, card, codebook)


def _dated(line: str) -> str:
    return _DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", line)
