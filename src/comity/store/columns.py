"""Records to Arrow and back, derived from the annotations of `comity.model` and nothing else.

Text becomes utf8, int int64, float float64; a tuple becomes a list, a nested record a struct, and a mapping a list of
``{key, value}`` in the order of its keys (a list, not an Arrow map, which several readers still lack).

Takes: records of one noun. Gives: an `arro3.core.Table`, and from such a table the same records again.
Refuses: an annotation it does not know (a `TypeError`, since that is an error of ours).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from arro3.core import Array, DataType, Field, Table, list_array, struct_array

R = TypeVar("R", bound=msgspec.Struct)

_PLAIN = {str: DataType.utf8(), int: DataType.int64(), float: DataType.float64(), bool: DataType.bool()}


@cache
def hints(noun: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a noun in order, each with what it holds; ``X | None`` counts as X: any column may have gaps."""
    every = get_type_hints(noun)
    return {name: _core(every[name]) for name in noun.__struct_fields__}


def _core(hint: Any) -> Any:
    """An annotation without its None, and a Literal as the plain type of its values."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (only,) = [each for each in get_args(hint) if each is not NoneType]
        return _core(only)
    if origin is Literal:
        return type(get_args(hint)[0])
    return hint


def to_table(records: Sequence[msgspec.Struct], noun: type[msgspec.Struct]) -> Table:
    """One row for each record, one column for each field of `noun`."""
    return from_columns({name: [getattr(record, name) for record in records] for name in hints(noun)}, noun)


def from_columns(cells: Mapping[str, list[Any]], noun: type[msgspec.Struct]) -> Table:
    """The same from one list for each field of `noun`, all of one length, without making a record of each row."""
    return Table.from_arrays(
        [_encode(cells[name], hint) for name, hint in hints(noun).items()], names=list(hints(noun))
    )


def _encode(values: list[Any], hint: Any) -> Array:
    """A column of `values`, all of them what `hint` says or None."""
    if hint in _PLAIN:
        return _plain(values, _PLAIN[hint])
    if get_origin(hint) is tuple:
        return _lists(values, lambda cells: _encode(cells, _core(get_args(hint)[0])))
    if get_origin(hint) is Mapping:
        held = _core(get_args(hint)[1])
        rows = [sorted(value.items()) for value in values]
        return _lists(rows, lambda cells: _structs(cells, {"key": str, "value": held}))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        of = hints(hint)
        return _structs([[getattr(value, name) for name in of] for value in values], of)
    raise TypeError(f"no column holds {hint!r}")


def _plain(values: list[Any], of: DataType) -> Array:
    try:
        return Array(values, type=of)
    except UnicodeEncodeError:  # half a surrogate pair, as from a file name, is no text; '?' keeps every offset
        return Array([each if each is None else each.encode("utf-8", "replace").decode() for each in values], type=of)


def _lists(values: list[Any], inner: Callable[[list[Any]], Array]) -> Array:
    offsets = Array(list(accumulate(map(len, values), initial=0)), type=DataType.int32())
    return list_array(offsets, inner(list(chain.from_iterable(values))))


def _structs(rows: list[Any], of: Mapping[str, Any]) -> Array:
    columns = [_encode([row[number] for row in rows], hint) for number, hint in enumerate(of.values())]
    return struct_array(columns, fields=[Field(name, column.type) for name, column in zip(of, columns, strict=True)])


def to_records(table: Table, noun: type[R], without: Sequence[str] = ()) -> list[R]:
    """The records a table was made of.

    A column the table lacks takes the field's default; the fields in `without` (texts or tuples) are empty.
    """
    here = [name for name in hints(noun) if name in table.column_names]
    blank = {name: "" if hints(noun)[name] is str else () for name in without}
    columns = []
    for name in here:
        cells, convert = table.column(name).to_pylist(), _decoder(hints(noun)[name])
        columns.append(cells if convert is None else map(convert, cells))
    return [noun(**blank, **dict(zip(here, row, strict=True))) for row in zip(*columns, strict=True)]


@cache
def _decoder(hint: Any) -> Callable[[Any], Any] | None:
    """What turns one cell into what `hint` says; None where the cell is that already."""
    if hint in _PLAIN:
        return None
    if get_origin(hint) is tuple:
        inner = _decoder(_core(get_args(hint)[0]))
        return tuple if inner is None else lambda cell: tuple(map(inner, cell))
    if get_origin(hint) is Mapping:
        held = _decoder(_core(get_args(hint)[1])) or _same
        return lambda cell: {each["key"]: held(each["value"]) for each in cell}
    of: Mapping[str, Callable[[Any], Any]] = {name: _decoder(each) or _same for name, each in hints(hint).items()}
    return lambda cell: hint(**{name: of[name](value) for name, value in cell.items()})


def _same(value: Any) -> Any:
    return value


def empty(noun: type[msgspec.Struct]) -> Table:
    """A table of no rows with the columns of `noun`."""
    return to_table([], noun)
