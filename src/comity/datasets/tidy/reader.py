"""Reads a table whose card stands beside it under the same name: ``trade.csv`` and ``trade.yaml``.

The table may have a column for each variable, or one column that names the variable (long), or a column for each year
(wide); it may be text, Stata or R data. What the card does not say is never guessed.
"""

import csv
import re
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from comity.codebook.entries import Codebook
from comity.datasets import rdata, stata
from comity.datasets.card import Card, Layout, Tidy, Variable, parse
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet
from comity.datasets.tidy.rows import PERIOD, Rows
from comity.model import Refused

HOWTO = "docs/howto/add-dataset.md"


def read(outfile: Outfile, _: Card, codebook: Codebook) -> Reading:
    """One observation for each row, variable and period; a missing value is None, never 0."""
    card, form, where = _own_card(outfile)
    sheet = sheet_of(outfile, form)
    reading = Reading(outfile, card, "tidy", form.release, codebook)
    years = _year_columns(form, sheet)
    _check_header(reading, form, sheet, set(years), where)
    rows = Rows(reading, form, sheet, years)
    others: Counter[str] = Counter()
    for line, cells in sheet.rows(reading):
        rows.row(line, tuple(cell.strip() for cell in cells), others)
    reading.check(*form.rows)
    for name, count in sorted(others.items()):
        reading.note(1, f"the variable {clip(name)} is not in the card; its {count:,} rows were not read")
    _cover(reading, card, form)
    return reading


def _own_card(outfile: Outfile) -> tuple[Card, Tidy, str]:
    path = Path(outfile.path)
    path = path.with_name(path.name.removesuffix(".gz")).with_suffix(".yaml")
    try:
        card = parse(path.read_bytes(), str(path))
    except OSError:
        raise Refused(f"expected its card {path.name} beside it, found none", where=outfile.path, hint=HOWTO) from None
    form = card.tidy
    if form is None:
        what = "expected the key 'tidy', which says how to read the table, found none"
        raise Refused(what, where=str(path), hint=HOWTO)
    for wrong, what in (
        (form.coverage and not PERIOD.fullmatch(form.coverage), f"expected a period, found {clip(form.coverage)}"),
        (not form.period and form.wide is None, "expected 'period' (a column) or 'wide' (columns of years), found neither"),
        (form.period and form.wide is not None, "expected 'period' or 'wide', found both"),
        (not form.parties or not form.values, "expected at least one column of parties and one of values"),
        (form.wide and not form.long and len(form.values) != 1, "expected one variable in a wide table"),
        (form.directed and len(form.parties) != 2, "expected two columns of parties where 'directed' is true"),
        (form.long and not form.long.value and not form.wide, "expected the column of values in 'long', found none"),
    ):  # fmt: skip
        if wrong:
            raise Refused(what, where=str(path), hint=HOWTO)
    variables = tuple(
        Variable(name=each.variable, meaning=each.meaning, unit=each.unit, least=each.least, most=each.most)
        for each in form.values
    )
    return replace(card, variables=card.variables or variables), form, str(path)


def sheet_of(outfile: Outfile, form: Tidy) -> Sheet:
    """The table of a file, with whatever columns it has."""
    layout = Layout(name="tidy", delimiter=form.delimiter)
    if outfile.form == "text":
        if len(outfile.lines) <= form.skip:
            raise Refused(f"expected a header in line {form.skip + 1}, found the end", where=outfile.path)
        (header,) = csv.reader([outfile.lines[form.skip]], delimiter=form.delimiter)
        columns = tuple(cell.strip() for cell in header)
        return Sheet(layout=layout, columns=columns, first=form.skip + 2, outfile=outfile)
    if outfile.form == "stata":
        held = stata.table(outfile.raw, outfile.path).columns
    else:
        held = next(iter(rdata.frames(outfile.raw, outfile.path).values()))
    return Sheet(layout=layout, columns=tuple(held), first=1, outfile=outfile, held=tuple(held.values()))


def _year_columns(form: Tidy, sheet: Sheet) -> dict[int, str]:
    """The columns that are years: their places and years."""
    if form.wide is None:
        return {}
    named = (
        (n, re.match(rf"{re.escape(form.wide.prefix)}(\d{{4}})(?!\d)", name)) for n, name in enumerate(sheet.columns)
    )
    return {number: found[1] for number, found in named if found is not None}


def columns_of(of: str | tuple[str, ...]) -> tuple[str, ...]:
    """One column or several."""
    return (of,) if isinstance(of, str) else of


def _check_header(reading: Reading, form: Tidy, sheet: Sheet, years: set[int], where: str) -> None:
    """Refuses a header that lacks a column of the card or has one twice; notes columns that the card does not name."""
    named = [*form.parties, *columns_of(form.period), *columns_of(form.until), form.text, form.flag]
    named += [form.long.variable, form.long.value] if form.long else [value.column for value in form.values]
    wanted = list(dict.fromkeys(column for column in named if column))
    columns = sheet.columns
    lacking = [column for column in wanted if column not in columns]
    twice = [column for column in wanted if columns.count(column) > 1]
    if lacking or twice:
        wrong = f"none called {', '.join(lacking)}" if lacking else f"{', '.join(twice)} twice"
        found = clip(form.delimiter.join(columns), 80)
        raise Refused(f"expected the columns {', '.join(wanted)}; found {wrong} in {found}", where=reading.where)
    if form.wide and not years:
        raise Refused(f"expected columns named {form.wide.prefix}1990 and so on, found none", where=where)
    others = [column for number, column in enumerate(columns) if column not in wanted and number not in years]
    if others:
        reading.note(1, f"columns that the card does not name were not read: {', '.join(others)}")


def _cover(reading: Reading, card: Card, form: Tidy) -> None:
    """What the card says is covered; else from the first year to the last, with gaps that mean nothing."""
    if form.coverage:
        reading.cover(form.coverage, f"as the card says: {card.covers or card.title}", complete=form.complete)
        return
    dates = [date for period in reading.column("period") for date in period.split("/") if date != ".."]
    if dates:
        text = "from the first year in the table to the last"
        reading.cover(f"{min(dates)[:4]}/{max(dates)[:4]}", text, complete=form.complete)
