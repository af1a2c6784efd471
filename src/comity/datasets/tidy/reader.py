"""Reads a table whose card stands beside it under the same name: ``trade.csv`` and ``trade.yaml``."""

import math
import re
from collections.abc import Mapping
from pathlib import Path

from comity.codebook.entries import Codebook
from comity.datasets.card import Card, Tidy, Value, parse
from comity.datasets.outfile import Outfile, clip, quoted_rows
from comity.datasets.reading import Reading, Row
from comity.model import Refused

_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_PERIOD = re.compile(rf"{_DATE}(/({_DATE}|\.\.))?")


def read(outfile: Outfile, _: Card, codebook: Codebook) -> Reading:
    """One observation for each row and column of values; a missing value is None, never 0."""
    card, form = _own_card(outfile)
    rows = quoted_rows(outfile, -1, form.delimiter)
    columns = rows[0][1]
    reading = Reading(outfile, card, "tidy", form.release, codebook)
    _check_header(reading, form, columns)
    for line, cells in rows[1:]:
        key = reading.key(*cells)
        if len(cells) == len(columns):
            _row(reading, form, key, line, dict(zip(columns, cells, strict=True)))
        else:
            reason = f"{len(cells)} cells where the header has {len(columns)}"
            reading.set_aside(line, reason, form.delimiter.join(cells), malformed=True)
    reading.check(*form.rows)
    if form.coverage:
        reading.cover(form.coverage, f"as the card says: {card.covers or card.title}", complete=form.complete)
    return reading


def _own_card(outfile: Outfile) -> tuple[Card, Tidy]:
    path = Path(outfile.path).with_suffix(".yaml")
    try:
        card = parse(path.read_bytes(), str(path))
    except OSError:
        raise Refused(
            f"expected its card {path.name} beside it, found none", where=outfile.path, hint="see datasets/card.py"
        ) from None
    if card.tidy is None:
        raise Refused("expected the key 'tidy', which says how to read the table, found none", where=str(path))
    if card.tidy.coverage and not _PERIOD.fullmatch(card.tidy.coverage):
        raise Refused(f"expected a period as coverage, found {clip(card.tidy.coverage)}", where=str(path))
    return card, card.tidy


def _check_header(reading: Reading, form: Tidy, columns: tuple[str, ...]) -> None:
    """Refuses a header that lacks a column of the card or has one twice; notes columns that the card does not name."""
    named = [*form.parties, form.period, *(value.column for value in form.values), form.text, form.flag]
    wanted = [column for column in named if column]
    lacking = [column for column in wanted if column not in columns]
    twice = [column for column in wanted if columns.count(column) > 1]
    if lacking or twice:
        wrong = f"none called {', '.join(lacking)}" if lacking else f"{', '.join(twice)} twice"
        found = clip(form.delimiter.join(columns), 80)
        raise Refused(f"expected the columns {', '.join(wanted)}; found {wrong} in {found}", where=reading.where)
    others = [column for column in columns if column not in wanted]
    if others:
        reading.note(1, f"columns that the card does not name were not read: {', '.join(others)}")


def _row(reading: Reading, form: Tidy, key: str, line: int, row: Mapping[str, str]) -> None:
    """Observes the values of one row; a row with a name that has no code, or a cell that is not as it should be, is set
    aside whole."""
    whole = form.delimiter.join(row.values())
    period = row[form.period]
    if not _PERIOD.fullmatch(period):
        reading.set_aside(line, f"{clip(period)} is no period", whole, malformed=True)
        return
    try:
        values = [(value, _number(row[value.column], value, form.missing)) for value in form.values]
    except ValueError as error:
        reading.set_aside(line, str(error), whole, malformed=True)
        return
    codes = [(row[column], reading.parties.code(row[column], period[:4])) for column in form.parties]
    missing = [name for name, code in codes if code is None]
    if missing:
        reading.set_aside(line, f"no code for {' and '.join(map(clip, missing))}", whole)
        return
    parties = tuple(code for _, code in codes if code is not None)
    ordered = parties if form.directed else tuple(sorted(parties))
    text = row[form.text] if form.text else ""
    flag = row[form.flag] if form.flag else ""
    shared = Row(key=key, line=line, parties=ordered, directed=form.directed, text=text)
    for value, number in values:
        reading.observe(shared, value.variable, period, number, unit=value.unit, flag=flag)


def _number(cell: str, value: Value, missing: tuple[str, ...]) -> float | None:
    if cell in missing:
        return None
    number = float(cell) if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", cell) else math.nan
    if not math.isfinite(number):
        raise ValueError(f"{clip(cell)} is no number (column {value.column})")
    if (value.least is not None and number < value.least) or (value.most is not None and number > value.most):
        raise ValueError(f"{cell} is outside the range of the card (column {value.column})")
    return number
