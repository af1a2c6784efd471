"""Who acts: states, organisations, groups, persons and bodies that stand for a state, and where states lie."""

from typing import Literal

from comity.codebook.entries.entry import Entry


class State(Entry, frozen=True, kw_only=True):
    """states.yaml: a state since 1945. A predecessor has its own entry whose `code` is the state it is coded as.

    `names` and `demonyms` are written as in text, with case; `demonyms` are adjectives and nouns of people
    ("Chinese", "Russian", "Russians", "Sino" for hyphen compounds go to `prefixes`). `capitals` stand for the
    state as its government ("Beijing said"). `traps` are words before or after a name that make it another thing
    ("Georgia" in "Atlanta, Georgia"; "Michael Jordan").
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    source: str = ""


class Description(Entry, frozen=True, kw_only=True):
    """descriptions.yaml: what a text calls a state or organisation it has named; it is one of `states` ("the kingdom")."""

    words: tuple[str, ...]
    states: tuple[str, ...]


class Neighbours(Entry, frozen=True, kw_only=True):
    """neighbours.yaml: where a state lies, in degrees of latitude and longitude, and which others lie next to it."""

    state: str
    at: tuple[int, int]
    next: tuple[str, ...]


class Membership(Entry, frozen=True, kw_only=True):
    """A member of an organisation or group and when; empty ends are open."""

    state: str
    start: str = ""
    end: str = ""


class Organisation(Entry, frozen=True, kw_only=True):
    """organisations.yaml: an organisation with a treaty and a seat; it has a code of its own."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    members: tuple[Membership, ...] = ()
    source: str = ""


class Group(Entry, frozen=True, kw_only=True):
    """groups.yaml: a group without a treaty and a seat; it is coded as its members ("the Quad"), or, where
    `members` is empty, it has no code ("the West")."""

    name: str
    names: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    source: str = ""


class Leader(Entry, frozen=True, kw_only=True):
    """leaders.yaml: a person who stood for a state. `short` is the surname as texts use it after first mention."""

    state: str
    name: str
    short: str = ""
    names: tuple[str, ...] = ()
    office: Literal[
        "head of state", "head of government", "foreign minister", "defence minister", "official", "military"
    ]
    start: str = ""
    end: str = ""
    source: str = ""


class Institution(Entry, frozen=True, kw_only=True):
    """institutions.yaml: a body that stands for its state: armed force, ministry, palace, parliament, state medium."""

    state: str
    name: str
    names: tuple[str, ...] = ()
    kind: Literal["military", "government", "intelligence", "media", "industry", "research"]
    source: str = ""
