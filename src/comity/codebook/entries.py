"""What an entry of the codebook may hold. One class, one YAML file; an unknown key is an error."""

from typing import Literal

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The root of all entries."""


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
    place: dict[str, str] = {}
    examples: tuple[str, ...] = ()


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


class Cue(Entry, frozen=True, kw_only=True):
    """cues.yaml: a class of words that frames ask for ("instrument": treaty, pact, ...).

    A word may carry ``~v`` (all forms of the verb) or ``~n`` (singular and plural): ``take~v part in``. `more` says that the
    entry adds words to a class that a file before it began; without it a name stands once.
    """

    name: str
    words: tuple[str, ...]
    note: str = ""
    more: bool = False


class Frame(Entry, frozen=True, kw_only=True):
    """frames_*.yaml: how a kind of interaction is said.

    `words` are its triggers (written as in `Cue`; ``~v`` reads the word as a verb, ``~n`` as a noun, no mark as it stands). `need` are
    cues that must stand in the trigger's clause, each ``a|b`` for one of several; ``>a`` asks for it among what the trigger acts on
    (behind it, or before a passive), ``<a`` in the verb that a noun is the object of, ``^a`` before it or with its
    subject, ``s:a`` anywhere in the sentence; `block` are cues that must not stand in the clause.

    `parties`, `source`, `target` name the roles that fill the slot, first found first: ``subj obj`` of a verb (turned round in
    the passive), ``poss`` or ``adj`` (the owner before a noun: "Russia's", "Russian"), ``poss_right`` (the owner in what follows),
    a preposition (``with to from by against between of in on for at ...``), ``near_target`` (any preposition of place),
    ``maker`` (of the weapon named), ``origin`` (whose weapon it is said to be, else its maker), ``deal`` (whose deal the text
    told before), ``agent`` (who carries a noun out: "launched an attack"), ``place`` (the state a place lies in), ``site`` (the
    same, anywhere in the clause), ``series`` (whose the exercise named is, where a party is wanting), ``verb_obj`` (the object of
    the verb above a noun), ``rel`` (the subject of the relative clause that hangs on it), ``third`` (of `parties`: whoever is
    left), ``any`` (whoever else stands in the clause), ``lead`` (the subject wherever it stands), ``state`` (another state of the
    sentence). `min` is how many parties it takes; `ref` lets the text before supply them; `strict` wants them all in their roles.

    `security` asks that the sentence or the document be about security. `status` is what holds without a word that says
    otherwise; `denied` asks that the trigger be denied ("did not sell", "refused to sell"). `sets` are attributes with a fixed
    value, `slots` those filled from the sentence; `each` makes one claim for every ``weapon`` of a list, or every ``thing`` of the
    kind that the first ``>a`` asks for. `weight` decides between frames of one type at one place.
    """

    name: str
    type: str
    words: tuple[str, ...]
    need: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    forms: str = ""
    parties: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    min: int = 2
    ref: bool = False
    strict: bool = False
    security: bool = False
    status: str = "occurred"
    denied: bool = False
    sets: dict[str, str] = {}
    slots: tuple[str, ...] = ()
    each: Literal["", "weapon", "thing"] = ""
    weight: int = 5
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Words(Entry, frozen=True, kw_only=True):
    """words.yaml: classes of words of the language that the parser of sentences asks for.

    `soft` words open a clause where a verb follows and govern a noun where none does. `will`, `may`, `not` lay a mood on the verb
    after them. `months` (and days) end a phrase. `verbs` trigger nothing: they bound what does; `either` are verbs or nouns by their place.
    """

    prepositions: tuple[str, ...]
    soft: tuple[str, ...]
    subordinators: tuple[str, ...]
    relatives: tuple[str, ...]
    that: tuple[str, ...]
    breaks: tuple[str, ...]
    conjunctions: tuple[str, ...]
    determiners: tuple[str, ...]
    be: tuple[str, ...]
    have: tuple[str, ...]
    do: tuple[str, ...]
    will: tuple[str, ...]
    may: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(name="not")
    months: tuple[str, ...]
    verbs: tuple[str, ...]
    either: tuple[str, ...]


class Measures(Entry, frozen=True, kw_only=True):
    """figures.yaml: words that tell what a number measures (``arms`` to ``stationed``), who buys and who sells, and what is a series."""

    arms: tuple[str, ...]
    sold: tuple[str, ...]
    trade: tuple[str, ...]
    single: tuple[str, ...]
    change: tuple[str, ...]
    exercises: tuple[str, ...]
    events: tuple[str, ...]
    times: tuple[str, ...]
    stationed: tuple[str, ...]
    trained: tuple[str, ...]
    unpaid: tuple[str, ...]
    buyer: tuple[str, ...]
    seller: tuple[str, ...]
    buys: tuple[str, ...]
    sells: tuple[str, ...]
    series: tuple[str, ...]


class Invasion(Entry, frozen=True, kw_only=True):
    """invasions.yaml: who invaded whom, where texts take it as known."""

    by: str
    of: str
    start: str
    source: str


class Mapping(Entry, frozen=True, kw_only=True):
    """mappings.yaml: what a type is in PLOVER (`event`, `mode`, `context`) and CAMEO, for these statuses and attributes (`where`)."""

    type: str
    status: tuple[str, ...] = ()
    where: dict[str, str] = {}
    event: str = ""
    mode: str = ""
    context: str = ""
    cameo: str = ""
    gap: str = ""


class Judgement(Entry, frozen=True, kw_only=True):
    """weights.json: what the coder has learned of how claims look (see `claims.weigh`), and from how many proposals.

    `senses` weigh the words and terms of a sentence for each type; `weights` weigh a frame's proposal. A proposal less likely than
    `threshold` is not made. Written by ``comity codebook learn``, never by hand.
    """

    threshold: float = 0.0
    examples: int = 0
    weights: dict[str, float] = {}
    senses: dict[str, dict[str, float]] = {}


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the coder knows, and the hash of the files it was read from."""

    version: str
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
