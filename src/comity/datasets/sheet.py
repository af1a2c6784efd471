"""A table with a header, whatever kind of file it stands in: text, R data or Stata.

Cells are given as text, in the same words for every kind of file, so that a row has the same key in each; a missing cell
is the empty text, but in a text file one may be written ``NA``: only the reader knows where that is not Namibia.
"""

import csv
from collections.abc import Iterator, Sequence

from comity.datasets import rdata, stata
from comity.datasets.card import Card, Layout, cards
from comity.datasets.outfile import Outfile, cells, differs, find_header, fits, refuse_cut
from comity.datasets.reading import Reading
from comity.model import Record, Refused


class Sheet(Record, frozen=True, kw_only=True):
    """A table that is one of its card's layouts: its `columns` as the file names them, and what its rows are read from.

    `first` is the number of the first row's line; rows of R and Stata files count from 1. `saved` is the day the file
    was written, if it says so itself.
    """

    layout: Layout
    columns: tuple[str, ...]
    first: int
    outfile: Outfile
    held: tuple[Sequence[rdata.Cell], ...] = ()
    saved: str = ""

    def place(self, *names: str) -> int:
        """The number of the column with one of these names, in any case; -1 where there is none."""
        lower = [column.lower() for column in self.columns]
        return next((lower.index(name.lower()) for name in names if name.lower() in lower), -1)

    def opening(self, place: int) -> str:
        """The cell in a column of the first row that is whole; empty where there is none."""
        if self.outfile.form != "text":
            return _text(self.held[place][0]) if self.held[place] else ""
        table = csv.reader(self.outfile.lines[self.first - 1 :], delimiter=self.layout.delimiter)
        return next((row[place] for row in table if len(row) == len(self.columns)), "")

    def rows(self, reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each row with its line; one with more or fewer cells than the header is counted and set aside."""
        if self.outfile.form == "text":
            yield from self._written(reading)
        else:
            yield from enumerate(zip(*map(_texts, self.held), strict=True), start=1)

    def _written(self, reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
        delimiter, width, line = self.layout.delimiter, len(self.columns), self.first
        table = csv.reader(self.outfile.lines[line - 1 :], delimiter=delimiter, strict=True)
        try:
            for row in table:
                if len(row) == width:
                    yield line, tuple(row)
                elif row:
                    reading.rows += 1
                    reason = f"{len(row)} cells where the header has {width}"
                    reading.set_aside(line, reason, delimiter.join(row), malformed=True)
                line = self.first + table.line_num
        except csv.Error as error:
            raise Refused(
                f"expected quoted cells to end, found {error}", where=f"{reading.where} line {line}"
            ) from None


def open_sheet(outfile: Outfile, card: Card) -> Sheet:
    """The table of a file, or `Refused` with the first difference from what the card describes."""
    if outfile.form == "rdata":
        return _framed(outfile, card)
    if outfile.form == "stata":
        table = stata.table(outfile.raw, outfile.path)
        return _held(outfile, card, [table.columns], table.saved)
    header, layout = find_header(outfile, card)
    refuse_cut(outfile)
    columns = cells(outfile.lines[header], layout.delimiter)
    return Sheet(layout=layout, columns=columns, first=header + 2, outfile=outfile)


def _framed(outfile: Outfile, card: Card) -> Sheet:
    return _held(outfile, card, list(rdata.frames(outfile.raw, outfile.path).values()), "")


def _held(outfile: Outfile, card: Card, frames: list[dict[str, list[rdata.Cell]]], saved: str) -> Sheet:
    """The first of some tables of columns that is one of the card's layouts."""
    for layout in card.layouts:
        for frame in frames:
            if fits(layout, tuple(frame)):
                return Sheet(
                    layout=layout,
                    columns=tuple(frame),
                    first=1,
                    outfile=outfile,
                    held=tuple(frame.values()),
                    saved=saved,
                )
    columns = tuple(frames[0])
    for other in cards():
        if other.name != card.name and any(fits(layout, columns) for layout in other.layouts):
            what = f"expected {card.title}, found {other.title}"
            raise Refused(what, where=outfile.path, hint=f"load it as {other.name}")
    known = [layout for layout in card.layouts if layout.columns or layout.needs]
    nearest = min(known, key=lambda layout: len(set(layout.columns or layout.needs) ^ set(columns)))
    what = differs(nearest, columns, f"its columns are {', '.join(columns)[:80]}")
    raise Refused(what, where=outfile.path, hint=f"load the file as distributed: {card.origin}")


def _texts(column: Sequence[rdata.Cell]) -> list[str]:
    """Cells as a text file would have them: a whole number without its point, a missing one as nothing."""
    written = {cell: _text(cell) for cell in set(column)}
    return [written[cell] for cell in column]


def _text(cell: rdata.Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return "" if cell is None else str(cell)
