"""What is known of a dataset before its file is opened: who made it, on which terms, and how its file must look."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.model import Record, Refused

Form = Literal["text", "xlsx", "stata", "rdata"]


class Cell(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of numbers in a plain table, and the variable it is.

    `reverse` is for a directed pair whose second party acts on the first.
    """

    column: str
    variable: str
    reverse: bool = False


class Plain(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to read a table with one row for each state (or pair, or event) and year or span of years.

    `start` and `end` are the columns of a span: a year alone, or year, month and day. A row gives the variable
    `presence` with the value 1, if that is named, and one observation for each of `cells`. A cell that is one of
    `missing` has no number; what it means becomes the flag. `text` are columns to keep as they are (``new|old``: where
    releases call one otherwise), `marks` columns of which the name is kept where the cell is 1. Where a row tells of
    both directions of a pair, `both` are the columns that tell the rows of one pair apart; a row that says the same in
    the other direction counts once. `release` is the column of the version. `complete`: what the table does not name
    within its years was not so; but one with fewer rows than `whole` is a piece of the table, whose silence means
    nothing.
    """

    parties: tuple[str, ...] = ()
    system: Literal["cow", "gw", "iso3"] = "cow"
    directed: bool = False
    both: tuple[str, ...] = ()
    start: tuple[str, ...]
    end: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    presence: str = ""
    text: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    missing: Mapping[str, str] = msgspec.field(default_factory=lambda: {"": "no value in the file"})
    release: str = ""
    part: str = ""
    complete: bool = False
    whole: int = 1


class Layout(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One form in which the file is distributed.

    `columns` are the header's cells in their order, trimmed and without quotes; where it is `open` more may follow.
    The header stands within the first `preamble` + 1 lines. A file with fewer or more than `rows` (least, most) rows
    is refused; one with fewer than `whole` is a piece, whose silence means nothing. A layout without columns has no
    header that is always the same: its reader knows it by other signs, and others know it by the words its first line
    begins with (`opening`).

    Where a dataset's releases add columns and change their order, the layout says in place of `columns` which it
    `needs`, in any case and order, and that it is `without` some that another table has. A `plain` table needs no
    reader of its own.
    """

    name: str
    columns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    opening: str = ""
    without: tuple[str, ...] = ()
    open: bool = False
    delimiter: str = ","
    preamble: int = 0
    rows: tuple[int, int] = (1, 10_000_000)
    whole: int = 0
    plain: Plain | None = None


class Value(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of numbers in a tidy file, with the range a sane value lies in.

    In a long table `column` is what the column of variables says; in a wide one, whose columns are years, it is empty.
    """

    column: str = ""
    variable: str
    meaning: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None


class Long(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table that names the variable of each row in one column, and has its value in another (none if it is wide too)."""

    variable: str
    value: str = ""


class Wide(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table with a column for each year: its name is the `prefix` and the year, and what follows is no digit."""

    prefix: str = ""


class Tidy(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to read a tidy file: one row for each party (or pair) and period, one column for each variable.

    `parties` are columns; `codes` says in which system they are written. `period` is the column of a date (``1990``,
    ``1990-05``, ``1990-05-17`` or a span ``1990/1995``), or the columns of year, month and day; `until` is the same of the
    last day. A `long` table has one row for each variable, a `wide` one a column for each year. `skip` lines stand above
    the header.
    """

    release: str
    parties: tuple[str, ...]
    codes: Literal["name", "iso3", "iso2", "un", "fips", "cow", "cowabb", "gw"] = "name"
    period: str | tuple[str, ...] = ()
    until: str | tuple[str, ...] = ()
    values: tuple[Value, ...]
    long: Long | None = None
    wide: Wide | None = None
    directed: bool = False
    text: str = ""
    flag: str = ""
    delimiter: str = ","
    decimal: Literal[".", ","] = "."
    skip: int = 0
    missing: tuple[str, ...] = ("",)
    coverage: str = ""
    complete: bool = False
    rows: tuple[int, int] = (1, 10_000_000)


class Variable(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a dataset observes: the variable's name and meaning, its unit, and the range a sane value lies in.

    `least_filled` is the share of its observations that have a value in the releases we know, rounded down.
    """

    name: str
    meaning: str
    unit: str = ""
    least: float | None = None
    most: float | None = None
    least_filled: float = 0.0


class Card(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Producer, title, origin, licence, terms, citation (BibTeX), and the layouts the dataset comes in.

    `names` are spellings of parties that only this dataset uses, each with its code. `covers` says what the
    dataset does not hold although one might think so. `forms` are the kinds of file it comes as (a text may be
    compressed with gzip). A file to be read as a `stream`, line by line, may be of any size; its reader opens it.
    """

    name: str
    title: str
    producer: str
    origin: str
    licence: str
    terms: str
    citation: str
    covers: str = ""
    forms: tuple[Form, ...] = ("text",)
    stream: bool = False
    encodings: tuple[Literal["utf-8-sig", "cp1252", "latin-1"], ...] = ("utf-8-sig",)
    layouts: tuple[Layout, ...] = ()
    variables: tuple[Variable, ...] = ()
    names: Mapping[str, str] = msgspec.field(default_factory=dict)
    tidy: Tidy | None = None


def parse(raw: bytes, where: str) -> Card:
    """A card from YAML; an unknown key, a missing one or a wrong type is refused with its name."""
    try:
        return msgspec.convert(yaml.safe_load(raw), Card)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise Refused(
            " ".join(str(error).split()), where=where, hint="what a card says: docs/howto/add-dataset.md"
        ) from None


@cache
def shipped(name: str) -> Card:
    """The card of a dataset that Comity knows."""
    return parse((files("comity.datasets") / name / "card.yaml").read_bytes(), f"datasets/{name}/card.yaml")


@cache
def cards() -> tuple[Card, ...]:
    """The cards of all datasets that Comity knows, by name."""
    folders = sorted(entry.name for entry in files("comity.datasets").iterdir() if (entry / "card.yaml").is_file())
    return tuple(map(shipped, folders))
