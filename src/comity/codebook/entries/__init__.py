"""What an entry of the codebook may hold. One class, one YAML file; an unknown key is an error."""

from comity.codebook.entries.book import Codebook
from comity.codebook.entries.parties import (
    Description,
    Group,
    Institution,
    Leader,
    Membership,
    Neighbours,
    Organisation,
    State,
)
from comity.codebook.entries.telling import Cue, Frame, Judgement, Measures, Words
from comity.codebook.entries.things import Designation, Exercise, Invasion, Place, Weapon
from comity.codebook.entries.types import Mapping, Type

__all__ = [
    "Codebook",
    "Cue",
    "Description",
    "Designation",
    "Exercise",
    "Frame",
    "Group",
    "Institution",
    "Invasion",
    "Judgement",
    "Leader",
    "Mapping",
    "Measures",
    "Membership",
    "Neighbours",
    "Organisation",
    "Place",
    "State",
    "Type",
    "Weapon",
    "Words",
]
