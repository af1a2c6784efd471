"""What a reader must know of a measure before using it."""

import msgspec


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: its name (the first part of `Measure.name`), what it says, how it is computed and who says so."""

    name: str
    title: str
    unit: str
    formula: str
    source: str
    reading: str
