"""A first draft of the card of a table, from its header and rows: for a person to correct, never to be used unread."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from comity import codes
from comity.codebook.entries import Codebook
from comity.datasets.card import Tidy, shipped
from comity.datasets.outfile import open_outfile
from comity.datasets.reading import Reading
from comity.datasets.tidy.reader import sheet_of
from comity.model import Refused

ENOUGH = 0.8
"""So many of a column's different cells must be what it is taken for; the others are misspelt, or groups of states."""

SAMPLE = 5000
NOTHING = ("", "NA", "N/A", "n/a", "NaN", "..", ".", "-", "–", "NULL")
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?")
_DATE = re.compile(r"(1[5-9]|20|21)\d\d(\.0)?|\d{4}-\d\d(-\d\d)?")
_YEAR_COLUMN = re.compile(r"([A-Za-z_. ]*)((?:1[89]|20)\d\d)(?!\d)")
_NUMBERED = re.compile(r"ccode|cow|state|mem|side", re.IGNORECASE)

Columns = Mapping[str, Sequence[str]]


def draft(path: Path, codebook: Codebook) -> str:
    """The card in YAML, with what could be guessed; `Refused` if no column names states, or none is a time."""
    columns, delimiter = _columns(path, codebook)
    system, parties = _parties(columns, codebook)
    if not parties:
        raise Refused("expected a column of names or codes of states, found none", where=str(path))
    prefix, years = _years(columns)
    time = next(
        (name for name, cells in columns.items() if name not in parties and _share(cells, _is_date) > ENOUGH), ""
    )
    if not time and not years:
        raise Refused("expected a column of years or dates, or a column for each year, found none", where=str(path))
    taken = {*parties, *years, time}
    numbers = [name for name, cells in columns.items() if name not in taken and _share(cells, _is_number) > ENOUGH]
    values = [{"column": name, "variable": _slug(name), "unit": ""} for name in numbers]
    if years:
        values = [{"variable": _slug(path.stem.partition(".")[0]), "unit": ""}]
    cells = [cell for name in (years or numbers) for cell in columns[name]]
    tidy = {
        "release": "",
        "parties": parties,
        **({} if system == "name" else {"codes": system}),
        **({"directed": False} if len(parties) == 2 else {}),
        **({"wide": {"prefix": prefix}} if years else {"period": time}),
        "values": values,
        "missing": [mark for mark in NOTHING if mark in cells] or [""],
        **({} if delimiter == "," else {"delimiter": delimiter}),
        **({"decimal": ","} if delimiter != "," and any(re.fullmatch(r"-?\d+,\d+", cell) for cell in cells) else {}),
    }
    about = dict.fromkeys(("title", "producer", "origin", "licence", "terms", "citation", "covers"), "")
    card = {"name": _slug(path.stem.partition(".")[0]), **about, "tidy": tidy}
    return "# A draft: fill in what is empty, correct what is guessed.\n" + yaml.safe_dump(
        card, sort_keys=False, allow_unicode=True, default_flow_style=False
    )


def _columns(path: Path, codebook: Codebook) -> tuple[Columns, str]:
    """The first rows, as columns."""
    outfile = open_outfile(path, shipped("tidy"))
    delimiter = max(",;\t", key=outfile.lines[0].count) if outfile.lines else ","
    form = Tidy(release="", parties=(), values=(), delimiter=delimiter)
    sheet = sheet_of(outfile, form)
    reading = Reading(outfile, shipped("tidy"), "tidy", "", codebook)
    rows = [cells for (_, cells), _ in zip(sheet.rows(reading), range(SAMPLE), strict=False)]
    if not rows:
        raise Refused("expected rows below the header, found none", where=str(path))
    return {name: [row[place].strip() for row in rows] for place, name in enumerate(sheet.columns)}, delimiter


def _parties(columns: Columns, codebook: Codebook) -> tuple[str, list[str]]:
    """Which columns name states, and how: letters before names before numbers, which may be anything."""
    known = {name for state in codebook.states for name in (state.name, *state.names)}
    ways: dict[str, Callable[[str], bool]] = {
        "iso3": lambda cell: codes.convert(cell, "iso3", "code") is not None,
        "name": lambda cell: cell in known or codes.resolve(cell) is not None,
        "cow": lambda cell: codes.convert(cell.removesuffix(".0"), "cow", "cowabb") is not None,
    }
    for system, resolves in ways.items():
        found = [
            name
            for name, cells in columns.items()
            if (system != "cow" or _NUMBERED.search(name)) and _share(cells, resolves) > ENOUGH
        ]
        if found:
            return system, found[:2]
    return "name", []


def _years(columns: Columns) -> tuple[str, list[str]]:
    """The columns that are years, if there are some, and what stands before each year."""
    found = {name: match[1] for name in columns if (match := _YEAR_COLUMN.match(name))}
    prefixes = set(found.values())
    return (prefixes.pop(), list(found)) if len(found) > 1 and len(prefixes) == 1 else ("", [])


def _share(cells: Iterable[str], fits: Callable[[str], bool]) -> float:
    """The share of different cells, but for those that say nothing, that fit."""
    different = {cell for cell in cells if cell not in NOTHING}
    return sum(map(fits, different)) / len(different) if different else 0.0


def _is_date(cell: str) -> bool:
    return _DATE.fullmatch(cell) is not None


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "value"
