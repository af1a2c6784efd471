"""The codebook as a whole."""

import msgspec

from comity.codebook.entries.parties import Description, Group, Institution, Leader, Neighbours, Organisation, State
from comity.codebook.entries.telling import Cue, Frame, Judgement, Measures, Words
from comity.codebook.entries.things import Designation, Exercise, Invasion, Place, Weapon
from comity.codebook.entries.types import Mapping, Type


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the coder knows, and the hash of the files it was read from (SHA-256 in hexadecimal)."""

    digest: str
    types: tuple[Type, ...]
    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    groups: tuple[Group, ...]
    leaders: tuple[Leader, ...]
    institutions: tuple[Institution, ...]
    places: tuple[Place, ...]
    weapons: tuple[Weapon, ...]
    designations: tuple[Designation, ...]
    exercises: tuple[Exercise, ...]
    verbs: dict[str, tuple[str, str, str, str]]
    words: Words
    cues: tuple[Cue, ...]
    frames: tuple[Frame, ...]
    invasions: tuple[Invasion, ...]
    mappings: tuple[Mapping, ...]
    measures: Measures
    judgement: Judgement
    descriptions: tuple[Description, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()

    @property
    def version(self) -> str:
        """The hash as it is shown, and stands in the marks of a walk."""
        return self.digest[:12]
