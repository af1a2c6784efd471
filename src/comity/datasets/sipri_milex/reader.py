"""Reads the workbook: a sheet for each unit, in it a row for each state, grouped by region, and a column for each year.

Estimates are told by the colour of the figures and by nothing else. The sheets are read one row at a time, which keeps
the colours and is faster than opening the whole: 1.2 s and 42 MB against 2.1 s and 72 MB for the edition of 2024.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError  # only the name of an error; the parsing is openpyxl's

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading, Row
from comity.datasets.sipri_milex.cells import Figure, figure
from comity.model import Record, Refused

SHEETS: Mapping[str, tuple[str, str]] = {
    r"Local currency financial years": ("milex_local_financial_year", ""),
    r"Local currency calendar years": ("milex_local", ""),
    r"Constant \(\d{4}\) US(?:\$|D)": ("milex_constant_usd", "million constant {} US$"),
    r"Current US(?:\$|D)": ("milex_current_usd", "million current US$"),
    r"Share of GDP": ("milex_share_gdp", "share"),
    r"Per capita": ("milex_per_capita", "current US$"),
    r"Share of Govt\. spending": ("milex_share_government", "share"),
}
"""What the sheets are called, the variable of each, and its unit (that of the first two stands in each row)."""

_HEADER_WITHIN = 25
_EDITION = re.compile(r"\b(?:19|20)\d\d-((?:19|20)\d\d)\b")


class State(Record, frozen=True, kw_only=True):
    """One row of a sheet: a state's figures by year, with what its other columns say."""

    key: str
    line: int
    name: str
    about: Mapping[str, str]
    figures: Mapping[str, Figure]


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """A figure for each state, year and sheet; one that is missing says why in its flag."""
    book = _book(outfile)
    sheets = {name: _sheet(book.sheetnames, name, outfile.path) for name in SHEETS}
    rows = {title: list(book[title].iter_rows()) for title in (*sheets.values(), *_footnotes(book.sheetnames))}
    reading = Reading(outfile, card, "workbook", "", codebook)
    reading.release = f"to {_edition(rows[sheets[next(iter(SHEETS))]], outfile.path)}"
    years: set[str] = set()
    for name, title in sheets.items():
        variable, unit = SHEETS[name]
        base = re.search(r"\d{4}", title)
        years |= _observe(reading, rows[title], title, variable, unit.format(base[0] if base else ""))
    for title in _footnotes(book.sheetnames):
        _note(reading, title, rows[title])
    others = [title for title in book.sheetnames if title not in rows]
    if others:
        reading.note(1, f"sheets that are not of states and are not read: {', '.join(others)}")
    reading.check(*card.layouts[0].rows)
    reading.cover(f"{min(years)}/{max(years)}", "the years of the sheets", complete=False)
    return reading


def _book(outfile: Outfile) -> Any:
    import openpyxl  # half a second that only this reader needs

    try:
        return openpyxl.load_workbook(io.BytesIO(outfile.raw), read_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, ParseError) as error:
        what = f"expected an Excel workbook, found one that is cut off or damaged: {' '.join(str(error).split())}"
        raise Refused(what, where=outfile.path, hint="download it again") from None


def _sheet(titles: Sequence[str], name: str, where: str) -> str:
    for title in titles:
        if re.fullmatch(name, title.strip()):
            return title
    plain = name.replace("\\", "").replace("(d{4})", "(year)").replace("(?:$|D)", "$")
    found = clip(", ".join(titles), 100)
    raise Refused(f"expected a sheet {plain!r}, found {found}", where=where, hint="load the workbook as distributed")


def _footnotes(titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(title for title in titles if title.replace(" ", "").lower() == "footnotes")


def _edition(rows: Sequence[Sequence[Any]], where: str) -> str:
    """The last year of the span that the first sheet's title names."""
    title = next((said for row in rows[:5] if row and (said := _said(row[0]))), "")
    found = _EDITION.search(title)
    if found is None:
        raise Refused(f"expected a title with the years of the edition (1949-2024), found {clip(title)}", where=where)
    return found[1]


def _observe(reading: Reading, rows: Sequence[Sequence[Any]], title: str, variable: str, unit: str) -> set[str]:
    """Observes one sheet and gives its years; of two rows for one state (the Soviet Union and Russia), what is known."""
    states = list(_states(reading, rows, title, variable))
    held: dict[tuple[str, str], list[tuple[State, Figure]]] = {}
    for state in states:
        code = reading.parties.code(state.name)
        if code is None:
            reading.set_aside(state.line, f"no code for {state.name}", f"{title}: {state.name}")
            continue
        for year, found in state.figures.items():
            held.setdefault((code, year), []).append((state, found.checked(code)))
    for (code, year), figures in sorted(held.items(), key=lambda item: (item[1][0][0].line, item[0])):
        known = [each for each in figures if each[1].value is not None]
        if len(known) > 1:
            names = " and ".join(state.name for state, _ in known)
            reading.note(known[0][0].line, f"{title}, {year}: {names} are one state here and both have a figure")
        for state, found in known or figures[:1]:
            text = " | ".join((state.name, *(f"{what} {said}" for what, said in state.about.items())))
            row = Row(key=f"{state.key}{year}", line=state.line, parties=(code,), text=text)
            reading.observe(
                row, variable, year, found.value, unit=unit or state.about.get("currency", ""), flag=found.flag
            )
    return {year for state in states for year in state.figures}


def _states(reading: Reading, rows: Sequence[Sequence[Any]], title: str, variable: str) -> Iterator[State]:
    """The rows of states below the header; names of regions stand alone in their rows."""
    where = f"{reading.where} sheet {title!r}"
    index = next(
        (number for number, row in enumerate(rows[:_HEADER_WITHIN]) if row and row[0].value == "Country"), None
    )
    if index is None:
        raise Refused(
            f"expected a row that begins 'Country' within the first {_HEADER_WITHIN}, found none", where=where
        )
    header = [_said(cell) for cell in rows[index]]
    years = {number: said for number, said in enumerate(header) if re.fullmatch(r"(19|20)\d\d", said)}
    if not years:
        raise Refused(f"expected columns of years, found {clip(', '.join(header))}", where=f"{where} row {index + 1}")
    for line, row in enumerate(rows[index + 1 :], start=index + 2):
        cells = [_said(cell) for cell in row]
        if not any(cells[number] for number in years if number < len(cells)):
            continue  # a region, or nothing
        key = reading.key(variable, *cells)
        about = {_plain(header[number]): cells[number] for number in range(1, min(years)) if cells[number]}
        try:
            figures = {year: figure(row[number]) for number, year in years.items() if number < len(row)}
        except ValueError as error:
            reading.set_aside(line, f"{title}: {error}", ", ".join(cells), malformed=True)
            continue
        yield State(key=key, line=line, name=cells[0], about=about, figures=figures)


def _said(cell: Any) -> str:
    """A cell's text, trimmed; a whole number without its point."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _plain(header: str) -> str:
    return header.partition("(")[0].strip().lower()


def _note(reading: Reading, title: str, rows: Sequence[Sequence[Any]]) -> None:
    """The footnotes, which the text of an observation names by their marks."""
    for line, row in enumerate(rows, start=1):
        cells = [said for said in map(_said, row) if said]
        if len(cells) > 1:
            reading.note(line, f"{title}, {cells[0]}: {' '.join(cells[1:])}")
