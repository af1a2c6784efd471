"""Data frames in R's own files (.rda, .rds) as columns, without R.

Read from the description of the serialisation format in the manual "R Internals" (section 1.8): versions 2 and 3, XDR.
Code and whatever else is no data is refused, nothing is ever evaluated, and every length is held against the bytes that
are left before memory is taken for it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import isnan
from struct import error as StructError  # noqa: N812
from struct import unpack_from
from typing import Any

from comity.model import Record, Refused

Cell = str | int | float | None

_NULL, _SYMBOL, _PAIRS, _ENVIRONMENT, _LANGUAGE, _CHARS = 254, 1, 2, 4, 6, 9
_LOGICAL, _INTEGER, _REAL, _STRINGS, _LIST, _EXPRESSION, _POINTER, _BYTES = 10, 13, 14, 16, 19, 20, 22, 24
_REFERENCE, _ALTERNATIVE, _NAMESPACES = 255, 238, (247, 248, 249, 250)
_EMPTY = {_NULL, 241, 242, 251, 252, 253}
_ATTRIBUTED, _TAGGED = 0x200, 0x400
_LATIN1 = 0x4
_MISSING = -(2**31)
_DEEPEST = 100
"""Known files nest to a depth of ten; the limit keeps a hostile one from exhausting the stack."""

_LONGEST = 10_000_000
"""A run of numbers takes no room in the file, so its length must be held against something else."""


class Held(Record, frozen=True, kw_only=True):
    """One R object: a vector's values or a list's objects, with its attributes."""

    values: list[Any]
    attributes: Mapping[str, "Held | None"]


def frames(raw: bytes, where: str) -> dict[str, dict[str, list[Cell]]]:
    """The data frames of a file by name (of an ``.rds``, which holds one: the empty name), each as its columns.

    Factors are given as their labels, dates as ``YYYY-MM-DD``, truth values as 1 and 0, missing values as None.
    """
    try:
        objects = dict(_objects(raw))
        found = {
            name: _frame(held) for name, held in objects.items() if held is not None and _class(held, "data.frame")
        }
    except (StructError, IndexError) as error:
        raise Refused("cannot be read as R data: it is cut off or damaged", where=where) from error
    except (ValueError, OverflowError) as error:
        raise Refused(f"cannot be read as R data: {error}", where=where) from None
    except TypeError:  # a list where numbers should be, or the like
        raise Refused("cannot be read as R data: it is damaged", where=where) from None
    if not found:
        raise Refused(f"expected a data frame, found {', '.join(objects) or 'none'}", where=where)
    return found


def _objects(raw: bytes) -> Iterator[tuple[str, Held | None]]:
    start = 5 if raw[:5] in (b"RDX2\n", b"RDX3\n") else 0
    if raw[start : start + 2] != b"X\n":
        raise ValueError("expected the binary form (XDR), found another")
    reader = _Reader(raw, start + 2)
    version = reader.integer()
    if version not in (2, 3):
        raise ValueError(f"expected version 2 or 3, found {version}")
    reader.at += 8  # the versions of R that wrote it and that can read it
    if version == 3:
        reader.take(reader.length())  # the name of the writer's encoding
    top = reader.item()
    if top is None:
        return
    if not start:
        yield "", top
    yield from top.attributes.items() if start else ()


class _Reader:
    """Goes through the bytes once, from `at`."""

    def __init__(self, raw: bytes, at: int) -> None:
        self._raw, self.at = raw, at
        self._references: list[str] = []
        self._texts: dict[tuple[bytes, bool], str] = {}
        self._depth = 0

    def integer(self) -> int:
        (number,) = unpack_from(">i", self._raw, self.at)
        self.at += 4
        return int(number)

    def length(self, width: int = 1) -> int:
        """A count of things of `width` bytes, so many as there can be."""
        count = self.integer()
        if not 0 <= count <= (len(self._raw) - self.at) // width:
            raise ValueError("it is cut off or damaged: it ends before its last value")
        return count

    def take(self, count: int) -> bytes:
        self.at += count
        return self._raw[self.at - count : self.at]

    def item(self) -> Held | None:
        """The next object; None for what holds no data."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError(f"it is nested deeper than {_DEEPEST}")
        found = self._item(self.integer())
        self._depth -= 1
        return found

    def _item(self, flags: int) -> Held | None:
        kind = flags & 0xFF
        if kind in _EMPTY:
            return None
        if kind in (_PAIRS, _LANGUAGE):
            return self._pairs(flags)
        if kind in (_LIST, _EXPRESSION):
            values: list[Any] = [self.item() for _ in range(self.length(4))]
        elif kind in _PLAIN:
            values = self._plain(kind)
        elif kind == _STRINGS:
            values = self._strings()
        elif kind == _ALTERNATIVE:
            return self._alternative()
        else:
            return self._named(kind, flags)
        return Held(values=values, attributes=self._attributes(flags))

    def _attributes(self, flags: int) -> Mapping[str, Held | None]:
        pairs = self.item() if flags & _ATTRIBUTED else None
        return {} if pairs is None else pairs.attributes

    def _pairs(self, flags: int) -> Held:
        """A chain of cells: its objects in order, and those that have a name by it."""
        values: list[Held | None] = []
        named: dict[str, Held | None] = {}
        while flags & 0xFF in (_PAIRS, _LANGUAGE):
            if flags & _ATTRIBUTED:
                self.item()
            name = self._text(self.item()) if flags & _TAGGED else ""
            values.append(self.item())
            if name:
                named[name] = values[-1]
            flags = self.integer()
        if flags & 0xFF not in _EMPTY:
            values.append(self._item(flags))
        return Held(values=values, attributes=named)

    def _named(self, kind: int, flags: int) -> Held | None:
        """Symbols, environments and pointers, which later ones may refer back to."""
        if kind == _REFERENCE:
            return Held(values=[self._references[(flags >> 8 or self.integer()) - 1]], attributes={})
        if kind == _SYMBOL:
            self._references.append(self._symbol())
            return Held(values=[self._references[-1]], attributes={})
        self._references.append("")
        if kind == _ENVIRONMENT:
            self.integer()
            inside = 4
        elif kind == _POINTER:
            inside = 2 + bool(flags & _ATTRIBUTED)
        elif kind in _NAMESPACES:
            self.integer()
            self._strings()
            inside = 0
        else:
            raise ValueError(f"expected data, found code or another object (type {kind})")
        for _ in range(inside):
            self.item()
        return None

    def _plain(self, kind: int) -> list[Any]:
        letter, width = _PLAIN[kind]
        count = self.length(width)
        values = list(unpack_from(f">{count}{letter}", self._raw, self.at))
        self.at += count * width
        return values

    def _strings(self) -> list[str | None]:
        """A vector of texts; a file of a million holds few different ones, so each is decoded once."""
        raw, at, texts = self._raw, self.at + 4, self._texts
        found: list[str | None] = []
        for _ in range(self.length(8)):
            flags, count = unpack_from(">ii", raw, at)
            at += 8
            if flags & 0xFF != _CHARS:
                raise ValueError(f"expected a text, found type {flags & 0xFF}")
            if count < 0:
                found.append(None)
                continue
            letters = raw[at : at + count], bool(flags >> 12 & _LATIN1)
            at += count
            if (text := texts.get(letters)) is None:
                if at > len(raw):
                    raise ValueError("it is cut off or damaged: it ends within a text")
                text = texts[letters] = _decoded(*letters)
            found.append(text)
        self.at = at
        return found

    def _symbol(self) -> str:
        self.at += 4
        (count,) = unpack_from(">i", self._raw, self.at)
        self.at += 4
        return _decoded(self.take(max(count, 0)), False)

    def _text(self, held: object) -> str:
        return str(held.values[0]) if isinstance(held, Held) and held.values else ""

    def _alternative(self) -> Held:
        """A vector in a shorter form: a run of numbers, numbers not yet made texts, or a vector in a wrapper."""
        about, state = self.item(), self.item()
        flags = self.item()
        name = self._text(about.values[0]) if about is not None and about.values else ""
        attributes = {} if flags is None else flags.attributes
        if state is None:
            raise ValueError(f"expected a vector, found an empty {name}")
        if name in ("compact_intseq", "compact_realseq"):
            count, first, step = state.values
            if not 0 <= count <= _LONGEST:
                raise ValueError(f"expected rows, found a run of {count:g} numbers")
            numbers = [first + step * number for number in range(int(count))]
            return Held(values=[int(each) for each in numbers] if "int" in name else numbers, attributes=attributes)
        inner = state.values[0] if state.values else None
        if name == "deferred_string" and isinstance(inner, Held):
            return Held(values=[_written(each) for each in inner.values], attributes=attributes)
        if name.startswith("wrap_") and isinstance(inner, Held):
            return Held(values=inner.values, attributes={**inner.attributes, **attributes})
        raise ValueError(f"expected a vector, found the form {name!r}")


_PLAIN = {_LOGICAL: ("i", 4), _INTEGER: ("i", 4), _REAL: ("d", 8), _BYTES: ("B", 1)}


def _decoded(letters: bytes, latin1: bool) -> str:
    try:
        return letters.decode("latin-1" if latin1 else "utf-8")
    except UnicodeDecodeError:
        return letters.decode("cp1252", "replace")  # a text that R was not told the encoding of


def _written(number: int | float) -> str | None:
    if number == _MISSING or isnan(number):
        return None
    return str(int(number)) if number == int(number) else repr(number)


def _class(held: Held, name: str) -> bool:
    found = held.attributes.get("class")
    return found is not None and name in found.values


def _frame(held: Held) -> dict[str, list[Cell]]:
    """The columns of a data frame; those that hold no plain values are left out."""
    names = held.attributes.get("names")
    if names is None or len(names.values) != len(held.values):
        raise ValueError("expected a name for each column of a data frame")
    columns = {str(name): _column(each) for name, each in zip(names.values, held.values, strict=True)}
    kept = {name: column for name, column in columns.items() if column is not None}
    if len({len(column) for column in kept.values()}) > 1:
        raise ValueError("it is damaged: the columns of a data frame have different lengths")
    return kept


def _column(held: Held | None) -> list[Cell] | None:
    if held is None or (held.values and isinstance(held.values[0], Held)):
        return None
    if _class(held, "factor"):
        levels = held.attributes.get("levels")
        labels = dict(enumerate(levels.values if levels else (), start=1))
        labels[_MISSING] = None
        if missing := set(held.values) - labels.keys():
            raise ValueError(f"it is damaged: a factor has no label for {min(missing)}")
        return [labels[number] for number in held.values]
    if any(isinstance(each, str) for each in held.values[:1]):
        return held.values
    plain = [None if each == _MISSING or each != each else each for each in held.values]
    if _class(held, "Date"):
        return [None if each is None else _day(each) for each in plain]
    return plain


def _day(number: float) -> str:
    """Days since 1970-01-01 as a date."""
    return (date(1970, 1, 1) + timedelta(days=int(number // 1))).isoformat()
