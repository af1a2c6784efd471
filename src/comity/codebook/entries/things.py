"""What is named beside the parties: places, weapons, exercises; and invasions that texts take as known."""

from typing import Literal

from comity.codebook.entries.entry import Entry


class Place(Entry, frozen=True, kw_only=True):
    """places.yaml: a place that is no state: a sea, strait, region, base, city. `state` only where it lies in one."""

    name: str
    names: tuple[str, ...] = ()
    kind: Literal["sea", "strait", "region", "city", "base", "island", "territory"]
    state: str = ""
    source: str = ""


class Weapon(Entry, frozen=True, kw_only=True):
    """weapons.yaml: a weapon or materiel by name ("Rafale"), or a class of them ("air defence system")."""

    name: str
    names: tuple[str, ...] = ()
    kind: str
    maker: str = ""
    source: str = ""


class Designation(Entry, frozen=True, kw_only=True):
    """designations.yaml: a prefix that, directly followed by a digit, names a weapon of a family ("Su-" and Su-35UB)."""

    prefix: str
    kind: str
    maker: str = ""
    source: str = ""


class Exercise(Entry, frozen=True, kw_only=True):
    """exercises.yaml: a military exercise by name; `common` where the name is an ordinary word too.

    `states` are those whose series it is.
    """

    name: str
    names: tuple[str, ...] = ()
    domain: Literal["land", "sea", "air", "strategic", "cyber", "multi"]
    common: bool = False
    states: tuple[str, ...] = ()
    source: str = ""


class Invasion(Entry, frozen=True, kw_only=True):
    """invasions.yaml: who invaded whom, where texts take it as known."""

    by: str
    of: str
    start: str
    source: str
