"""The root of all entries: an unknown key is an error, and an entry never changes."""

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The root of all entries."""
