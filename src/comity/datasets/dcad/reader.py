"""Reads agreements: when each was signed and came into force, for how long, and of which kind.

Negative numbers are no numbers but codes for why there is none.
"""

import re
from collections.abc import Mapping
from datetime import date

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading, Row
from comity.datasets.sheet import open_sheet
from comity.model import Refused

WINDOW = "1980/2010"
"""The years in which agreements of version 1.0 were signed."""

MISSING: Mapping[int, str] = {
    -99: "missing", -88: "not known", -77: "not applicable",
    **dict.fromkeys((-66, -58, -57, -56, -55, -44), "renewed in a way that has no number"),
}  # fmt: skip
"""What the codes mean, as far as the data's description says; the flag keeps the code."""

_COUNTS: Mapping[str, tuple[str, str]] = {
    "span": ("dca_span", "years"),
    "renewYears": ("dca_renewal", "years"),
    "durationActual": ("dca_duration", "years"),
    "terminated": ("dca_terminated", ""),
    "asymmetry": ("dca_asymmetry", ""),
}


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """Nine observations at most for each agreement, of the pair that made it."""
    sheet = open_sheet(outfile, card)
    reading = Reading(outfile, card, sheet.layout.name, "", codebook)
    rows = list(sheet.rows(reading))
    versions = {found[1] for _, cells in rows if (found := re.fullmatch(r"DCADv([\d.]+)-\d+", cells[-1].strip()))}
    reading.check(0, sheet.layout.rows[1])
    if len(versions) != 1:
        said = ", ".join(sorted(versions)) or "none"
        what = f"expected ids of one version of the data (DCADv1.0-0001), found {said}"
        raise Refused(what, where=f"{outfile.path} column DCAid")
    reading.release = versions.pop()
    years = set()
    for line, cells in rows:
        key = reading.key(*cells)
        row = {name: cell.strip() for name, cell in zip(sheet.columns, cells, strict=True)}
        try:
            years.add(_agreement(reading, key, line, row))
        except ValueError as error:
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
    reading.check(*sheet.layout.rows)
    window = WINDOW if reading.release == "1.0" else f"{min(years - {''})}/{max(years)}"
    reading.cover(window, "the years of signing", complete=True)
    return reading


def _agreement(reading: Reading, key: str, line: int, row: Mapping[str, str]) -> str:
    """Observes one agreement and gives the year it was signed; ValueError if a cell is not what its column holds."""
    signed, in_force = _day(row, "sign"), _day(row, "EIF")
    if not signed:
        raise ValueError("expected a year of signing, found none")
    if row["type"] not in ("general", "sector"):
        raise ValueError(f"expected the type general or sector, found {clip(row['type'])}")
    numbers = {column: _number(row[column], column) for column in _COUNTS}
    end, end_flag = _number(row["endYearEstimate"], "endYearEstimate")
    pair = [reading.parties.number("cow", row[f"ccode{side}"], signed[:4]) for side in "12"]
    if None in pair:
        lacking = " and ".join(
            f"{row[f'cowName{side}']} ({row[f'ccode{side}']})"
            for side, code in zip("12", pair, strict=True)
            if code is None
        )
        reading.set_aside(line, f"no code for {lacking}", ",".join(row.values()))
        return signed[:4]
    parties = tuple(sorted(filter(None, pair)))
    seen = Row(key=key, line=line, parties=parties, text=_text(row))
    reading.observe(seen, "dca_signed", signed, 1, unit="agreements")
    reading.observe(seen, "dca_general", signed, float(row["type"] == "general"))
    if in_force:
        reading.observe(seen, "dca_in_force", in_force, 1, unit="agreements")
    if end is not None:
        span = f"{signed[:4]}/{end:.0f}" if f"{end:.0f}" > signed[:4] else signed[:4]
        reading.observe(seen, "dca_active", span, 1, unit="agreements", flag=end_flag or "end year: estimated")
    for column, (variable, unit) in _COUNTS.items():
        value, flag = numbers[column]
        reading.observe(seen, variable, signed, value, unit=unit, flag=flag)
    return signed[:4]


def _day(row: Mapping[str, str], what: str) -> str:
    """The day as far as it is known: ``1992-11-24``, ``1992-11``, ``1992`` or nothing."""
    parts = [_number(row[f"{what}{unit}"], f"{what}{unit}")[0] for unit in ("Year", "Month", "Day")]
    known = parts[: parts.index(None)] if None in parts else parts
    numbers = [int(part) for part in known if part is not None]
    if not numbers:
        return ""
    date(*[*numbers, 1, 1][:3])  # a ValueError if there is no such day
    return "-".join(f"{number:02d}" for number in numbers)


def _number(cell: str, column: str) -> tuple[float | None, str]:
    """A number, or None and why there is none."""
    if not cell:
        return None, "empty in the file"
    if not re.fullmatch(r"-?\d+(\.0)?", cell):
        raise ValueError(f"{clip(cell)} is no number (column {column})")
    number = float(cell)
    if number >= 0:
        return number, ""
    if int(number) not in MISSING:
        raise ValueError(f"{cell} is no code for a missing number (column {column})")
    return None, f"{MISSING[int(number)]} (code {number:.0f})"


def _text(row: Mapping[str, str]) -> str:
    kinds = "; ".join(row[f"category{number}"] for number in "123" if row[f"category{number}"])
    parts = (row["type"], kinds, f"category {row['categoryConf']}", row["sourceType"], row["source"], row["DCAid"])
    return " | ".join(part for part in parts if part)
