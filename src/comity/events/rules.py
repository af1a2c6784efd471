"""What tells one interaction of a type from another: the knobs of the matching, as data with their reasons.

Weights are on one scale: two claims may be of one event where they add up to more than 0. A step of about 1 is what
"the same year and the same parties" is worth for two exercises of a pair of states that holds a few a year. The values
were set by hand from the meaning of the slots in the coding standard, and checked on claims coded by reading.
"""

from collections.abc import Mapping

from comity.model import Record


class Rule(Record, frozen=True, kw_only=True):
    """How claims of one type are told apart.

    Only claims that share a `family` are compared. `prior` is where the sum begins: the lower, the more must speak for
    it. `matter` are the attributes that say *which* one; `silent` is added where only one claim names it. Two claims
    that differ in one of `apart` are never one event; `leans` is added where they differ in one of `soft`.
    `dated` says that the parties and the date go far to identify it: it happens on an occasion. The others are
    known by their matter. `named` says that whoever or whatever is named is of it: other names, other event.
    """

    families: tuple[str, ...]
    prior: float
    matter: tuple[str, ...] = ()
    silent: float = -0.8
    apart: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    leans: float = -2.0
    dated: bool = False
    named: bool = False
    spoken: bool = False


RULES: Mapping[str, Rule] = {
    "visit": Rule(
        families=("visit",), prior=-2.0, matter=("purpose",), silent=0.0, soft=("level",), dated=True, named=True
    ),
    "meeting": Rule(
        families=("meeting",), prior=-2.9, matter=("forum",), silent=0.0, soft=("level",), dated=True, named=True
    ),
    "joint_statement": Rule(
        families=("joint_statement",), prior=-1.7, matter=("title", "topic"), silent=0.0, dated=True
    ),
    "support": Rule(families=("support",), prior=-1.5, matter=("topic",)),
    "un_vote": Rule(families=("un_vote",), prior=-1.5, matter=("topic",), apart=("action",)),
    "agreement": Rule(families=("agreement",), prior=-2.2, matter=("title",), silent=-0.3, dated=True),
    "partnership": Rule(families=("partnership",), prior=-2.2, matter=("title",), silent=-0.3, dated=True),
    "mechanism": Rule(families=("mechanism",), prior=-1.8, matter=("title",)),
    "settlement": Rule(families=("settlement",), prior=-1.5, matter=("topic",)),
    # Parties trade many things at a time: without a weapon in common, or with another stage, it is another transfer.
    "arms_transfer": Rule(families=("arms",), prior=-1.5, matter=("weapon",), apart=("stage",)),
    "coproduction": Rule(families=("coproduction",), prior=-1.5, matter=("item",)),
    "exercise": Rule(
        families=("drill",), prior=-1.3, matter=("name",), silent=0.0, soft=("domain",), dated=True, named=True
    ),
    "patrol": Rule(families=("patrol",), prior=-1.5, soft=("domain",), dated=True),
    "personnel": Rule(families=("personnel",), prior=-1.8, apart=("kind",)),
    # `field` is a subject, not an act: two claims on space cooperation need more in common than that.
    "functional": Rule(families=("functional",), prior=-2.0, apart=("field",)),
    # A stance is taken anew in every sentence: the same speaker, day and stance are not enough, the words must agree.
    "characterisation": Rule(families=("characterisation",), prior=-3.0, apart=("stance",), spoken=True),
    "restraint": Rule(families=("restraint",), prior=-1.5, matter=("topic",)),
    "dispute": Rule(families=("dispute",), prior=-1.8, matter=("topic",)),
    "hedge": Rule(families=("arms", "drill", "hedge"), prior=-1.5, matter=("topic",)),
    "pressure": Rule(families=("pressure",), prior=-1.5, apart=("kind",)),
    # An exercise against a state is coded as pressure and matched as an exercise.
    "pressure/exercise": Rule(families=("drill",), prior=-1.3, apart=("kind",), dated=True),
    # A concept, parties and period are said to have one number; what the number counts must agree in words.
    "figure": Rule(families=("figure",), prior=-2.0, apart=("concept", "unit"), silent=0.0),
}

ACTS = ("exercise", "arms_transfer")
"""Where the standard codes one act twice (`pressure` or `hedge` is the view from outside), these name the event."""

SAME_SENTENCE = -5.0
"""One sentence states each interaction once: two claims of a type in it are two events, but for rare slips."""

PARTIES = {"equal": 0.4, "less": -2.0}
"""All parties shared; or the worth of what their share of the union lacks to 1: with a guest, it may be another."""

DATES = {"day": 2.5, "month": 1.5, "year": 1.0, "within": 0.7, "loose": -1.5, "apart": -3.5}
"""Equal to the day, month, year; one within the other; one a period or open on an end and the other not at its
beginning; excluding each other by at most `SLIP` days."""

SLIP = 31
"""Two dates no further apart may be a slip of one text (time zones, first and last day), if all else agrees."""

PERIOD = 400
"""A date that spans more days tells a period, in which there may be many such acts."""

WORDS = 4.0
"""Worth of two quotes with the same content words."""

WORDLESS = 1.0
"""What is taken off where the date does not go far to identify the act; words alike by a quarter make it good."""

PRACTICE = 1.0
"""Two claims that parties do such a thing again and again, without saying which, tell the same practice."""

MATTER = (-2.5, 5.0)
"""Worth of two matters that share nothing, and what a full likeness adds to it."""

NAMES = {"shared": 1.2, "other": -0.4, "person": -1.5, "designation": -3.0}
"""Names both tell; both tell names but none in common; the same where the named take part; other weapons."""

PLACES = {"same": 0.8, "other": -1.5}
"""Places that agree, and places that differ."""

RETOLD = (3.0, 0.6)
"""Two documents with nearly the same sentence tell the same thing; likeness from which a sentence counts as that."""

BACK = 1.0
"""A sentence soon after another in its document that refers back ("these drills")."""

NUMBERS = {"equal": 2.0, "close": 0.5, "other": -1.5}
"""Numbers of figures that are equal, within `CLOSE` of each other, or further apart."""

CLOSE = 0.25
