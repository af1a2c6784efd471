"""What is claimed: the types, and what they are in other schemes."""

import msgspec

from comity.codebook.entries.entry import Entry


class Type(Entry, frozen=True, kw_only=True):
    """types.yaml: one type of claim (the standard in docs/codebook is generated from these).

    `place` says by the attribute ``kind`` (empty: any other) how the place is told: ``named`` for it, the ``target`` it goes to, ``none``.
    """

    name: str
    dimension: str
    directed: bool
    definition: str
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    place: dict[str, str] = msgspec.field(default_factory=dict)
    examples: tuple[str, ...] = ()


class Mapping(Entry, frozen=True, kw_only=True):
    """mappings.yaml: what a type is in PLOVER (`event`, `mode`, `context`) and CAMEO, for these statuses and attributes (`where`)."""

    type: str
    status: tuple[str, ...] = ()
    where: dict[str, str] = msgspec.field(default_factory=dict)
    event: str = ""
    mode: str = ""
    context: str = ""
    cameo: str = ""
    gap: str = ""
