"""The rows of a tidy table as observations. A cell that is not what the card says raises ValueError with the reason."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from comity.datasets.card import Tidy, Value
from comity.datasets.outfile import clip
from comity.datasets.reading import Reading, Row
from comity.datasets.sheet import Sheet
from comity.model import key as derived

_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
PERIOD = re.compile(rf"{_DATE}(/({_DATE}|\.\.))?")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_SPREADSHEET = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")


class Rows:
    """Observes the rows of one table; `years` are the places of the columns of a wide one, and their years."""

    def __init__(self, reading: Reading, form: Tidy, sheet: Sheet, years: Mapping[int, str]) -> None:
        def place(name: str) -> int:
            return sheet.columns.index(name)

        self._reading, self._form, self._years = reading, form, years
        self._who = [place(name) for name in form.parties]
        self._from = [place(name) for name in ([form.period] if isinstance(form.period, str) else form.period)]
        self._until = [place(name) for name in ([form.until] if isinstance(form.until, str) else form.until)]
        self._text, self._flag = (place(name) if name else -1 for name in (form.text, form.flag))
        self._named = place(form.long.variable) if form.long else -1
        self._value = place(form.long.value) if form.long and form.long.value else -1
        self._values = {value.column: value for value in form.values}
        self._places = {value.column: place(value.column) for value in form.values if not form.long and value.column}

    def row(self, line: int, cells: tuple[str, ...], others: Counter[str]) -> None:
        """The values of one row; a row with a name that has no code, or a cell that is not as it should be, is set aside
        whole. A row of a variable that the card does not name is counted in `others`.
        """
        reading = self._reading
        key = reading.key(*cells)
        if self._named >= 0 and cells[self._named] not in self._values:
            others[cells[self._named]] += 1
            return
        whole = self._form.delimiter.join(cells)
        try:
            found = self._found(cells)
        except ValueError as error:
            reading.set_aside(line, str(error), whole, malformed=True)
            return
        names = [cells[place] for place in self._who]
        codes = {name: self._code(name, min(period for period, _, _ in found)[:4]) for name in names} if found else {}
        if missing := [name for name, code in codes.items() if code is None]:
            reading.set_aside(line, f"no code for {' and '.join(map(clip, missing))}", whole)
            return
        parties = tuple(codes[name] or "" for name in names if found)
        if len(set(parties)) < len(parties):
            reading.set_aside(line, f"the parties are one: {parties[0]}", whole)
            return
        self._observe(line, key, parties, cells, found)

    def _observe(
        self,
        line: int,
        key: str,
        parties: tuple[str, ...],
        cells: tuple[str, ...],
        found: list[tuple[str, Value, float | None]],
    ) -> None:
        form = self._form
        text, flag = (cells[place] if place >= 0 else "" for place in (self._text, self._flag))
        for period, value, number in found:
            row = Row(
                key=derived(key, period) if self._years else key,
                line=line,
                parties=parties if form.directed else tuple(sorted(parties)),
                directed=form.directed,
                text=text,
            )
            self._reading.observe(row, value.variable, period, number, unit=value.unit, flag=flag)

    def _found(self, cells: tuple[str, ...]) -> list[tuple[str, Value, float | None]]:
        """Period, variable and number of each cell of a row."""
        alone = self._values[cells[self._named]] if self._named >= 0 else next(iter(self._values.values()))
        if self._years:
            return [(year, alone, self._number(cells[place], alone)) for place, year in self._years.items()]
        period = self._period(cells)
        if self._named >= 0:
            return [(period, alone, self._number(cells[self._value], alone))]
        return [
            (period, self._values[column], self._number(cells[place], self._values[column]))
            for column, place in self._places.items()
        ]

    def _code(self, name: str, year: str) -> str | None:
        system = self._form.codes
        if system == "name":
            return self._reading.parties.code(name, year)
        return self._reading.parties.number(system, name.removesuffix(".0"), year)

    def _period(self, cells: tuple[str, ...]) -> str:
        first = _date([cells[place] for place in self._from])
        last = _date([cells[place] for place in self._until]) if self._until else ""
        period = first if not self._until or last == first else f"{first}/{last or '..'}"
        if not PERIOD.fullmatch(period):
            spoilt = ": a spreadsheet has rewritten it" if _SPREADSHEET.fullmatch(period) else ""
            raise ValueError(f"{clip(period)} is no period, as 1990, 1990-05-17 or 1990/1995{spoilt}")
        return period

    def _number(self, cell: str, value: Value) -> float | None:
        if cell in self._form.missing:
            return None
        written = cell.replace(",", ".") if self._form.decimal == "," and "." not in cell else cell
        number = float(written) if _NUMBER.fullmatch(written) else math.nan
        of = f"column {value.column}" if value.column else value.variable
        if not math.isfinite(number):
            raise ValueError(f"{clip(cell)} is no number ({of})")
        if (value.least is not None and number < value.least) or (value.most is not None and number > value.most):
            raise ValueError(f"{cell} is outside the range of the card ({of})")
        return number


def _date(parts: list[str]) -> str:
    """One cell as it is; or year, month and day, of which the last may be empty or 0."""
    year, *rest = (part.removesuffix(".0") for part in parts)
    known = [part for part in rest if part.strip("0")]
    if len(known) < len(rest) and any(part.strip("0") for part in rest[len(known) :]):
        raise ValueError(f"a day without its month: {clip('-'.join(parts))}")
    return "-".join([year, *(part.zfill(2) for part in known)])
