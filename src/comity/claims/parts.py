"""The parts of the lexicon: what a term means, and a frame ready to be tried."""

from typing import NamedTuple

from comity.codebook.entries import Codebook, Exercise, Frame, Place
from comity.model import CodebookError

# Cues that no word list gives: the finders set them for a sentence or clause.
FOUND = ("place", "weapon", "date", "name", "common_name", "person", "org", "pair", "actor")

TERMS = ("place", "weapon", "name", "common_name", "actor")
"""Those of them that a term carries: the rest only a sentence shows."""

NOT, MAY, WILL = 1, 2, 4
"""Moods that a word lays on the verb after it: denied, only possible, still to come."""

VERBAL, NOMINAL, EITHER = "v", "n", "-"
"""How a frame's trigger must be read."""


VERBS, NOUNS = frozenset(("b", "s", "d", "g")), frozenset(("n", "p"))
"""The letters of the forms of verbs and nouns (`codebook.inflect`)."""


class Actor(NamedTuple):
    """Whom a term stands for. `kind`: name, demonym, capital, prefix, org, group, leader, short, ref, or an institution's."""

    codes: tuple[str, ...]
    kind: str
    person: str = ""


class Need(NamedTuple):
    """Cues of which one must stand somewhere, and how it is said that none does."""

    bits: int
    lacking: str


class Rule(NamedTuple):
    """A frame with its cues as bits: `need` in the clause of its trigger, `beyond` among what the trigger acts on, `ahead` before
    it or with its subject, `under` in the verb whose object it is. `anywhere` are all of its needs that a term of the sentence
    must meet, so that most frames are out before the sentence is looked at closely."""

    frame: Frame
    need: tuple[Need, ...]
    beyond: tuple[Need, ...]
    ahead: tuple[Need, ...]
    under: tuple[Need, ...]
    anywhere: tuple[Need, ...]
    block: int
    order: int


class Term:
    """One string of the lexicon with all it may mean.

    `tag` says how the sentence parser takes it (see `parse`); `verb` and `noun` are the letters of its form as either;
    `mood` is what it lays on the verb after it; `rules` are the frames it triggers with the reading each wants.
    """

    __slots__ = (
        "actor",
        "acts",
        "bits",
        "evokes",
        "exercise",
        "family",
        "inner",
        "lower",
        "maker",
        "mood",
        "noun",
        "place",
        "rules",
        "senses",
        "tag",
        "tail",
        "text",
        "trap",
        "verb",
        "weapon",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.bits = self.evokes = self.acts = self.inner = self.mood = 0
        self.verb = self.noun = self.tag = self.tail = self.weapon = self.maker = ""
        self.actor: Actor | None = None
        self.rules: tuple[tuple[Rule, str], ...] = ()
        self.senses: tuple[str, ...] = ()  # the names of its cues and frames
        self.place: Place | None = None
        self.exercise: Exercise | None = None
        self.trap = self.family = False


class Slot(NamedTuple):
    """What one entry of the codebook adds to a term."""

    bits: int = 0
    form: str = ""
    actor: Actor | None = None
    frame: Rule | None = None
    place: Place | None = None
    weapon: str = ""
    maker: str = ""
    exercise: Exercise | None = None
    trap: bool = False
    tag: str = ""
    mood: int = 0
    family: bool = False

    def merge(self, term: Term) -> None:
        """Add this meaning to `term`. A string that stands for two states is ambiguous until a full name decides."""
        bits, form, actor, frame, place, weapon, maker, exercise, trap, tag, mood, family = self
        if bits:
            term.bits |= bits
        if mood:
            term.mood |= mood
        reading = EITHER
        if form in VERBS:
            term.verb, reading = term.verb or form, VERBAL
        elif form in NOUNS:
            term.noun, reading = term.noun or form, NOMINAL
        if frame is not None and (frame, reading) not in term.rules:
            term.rules = (*term.rules, (frame, reading))
            term.evokes = 1
        if place is not None or weapon or exercise is not None or family:
            term.place = term.place or place
            term.weapon = term.weapon or weapon
            term.maker = term.maker or maker
            term.exercise = term.exercise or exercise
            term.family = term.family or family
        if tag:
            term.tag = term.tag or tag
        if actor is not None or trap:
            if actor is not None and (term.actor is None or term.actor.kind == "short"):
                term.actor = actor
            term.trap = term.trap or trap
            term.acts = int(term.actor is not None and not term.trap)


def take_over(term: Term, head: Term, rules: tuple[tuple[Rule, str], ...]) -> None:
    """Let `term` trigger what the noun it ends in triggers: the longest term hides those inside it."""
    new = tuple(rule for rule in rules if rule[1] != VERBAL and rule not in term.rules)
    if new:
        term.rules += new
        term.noun = term.noun or head.noun


def settle(term: Term) -> None:
    """Give `term` the one tag the parser goes by: an actor before a verb or noun, those before a word of the grammar."""
    if term.trap:
        term.tag = "N" if term.rules else "j"
    elif term.actor is not None:
        term.tag = "A"
    elif term.tag in ("", "V"):
        if term.verb and (term.noun or term.weapon):
            term.tag = "X"
        elif term.verb:
            term.tag = "V"
        elif term.rules or term.weapon or term.exercise or term.place or term.noun:
            term.tag = "N"
        else:
            term.tag = "j"


def cue_bits(codebook: Codebook) -> dict[str, int]:
    """A bit for each cue, those of `FOUND` first."""
    names = [*FOUND, *(cue.name for cue in codebook.cues)]
    return {name: 1 << number for number, name in enumerate(names)}


def frame_slots(codebook: Codebook, bits: dict[str, int]) -> list[Rule]:
    """The codebook's frames as rules, in its order."""
    return [_rule(frame, bits, order) for order, frame in enumerate(codebook.frames)]


def _rule(frame: Frame, bits: dict[str, int], order: int) -> Rule:
    def mask(alternatives: str) -> int:
        total = 0
        for name in alternatives.split("|"):
            if name not in bits:
                raise CodebookError(f"unknown cue {name!r}", where=f"frame {frame.name}", hint="cues are in cues.yaml")
            total |= bits[name]
        return total

    def needs(prefix: str) -> tuple[Need, ...]:
        given = [
            need
            for need in frame.need
            if need.startswith(prefix) and (prefix or not need.startswith((">", "<", "^", "s:")))
        ]
        return tuple(Need(mask(need.removeprefix(prefix)), f"needs {need}") for need in given)

    found = sum(bits[name] for name in FOUND if name not in TERMS)
    need, beyond, ahead, under, sentence = needs(""), needs(">"), needs("^"), needs("<"), needs("s:")
    return Rule(
        frame=frame,
        need=need,
        beyond=beyond,
        ahead=ahead,
        under=under,
        anywhere=tuple(each for each in (*sentence, *beyond, *ahead, *under, *need) if not each.bits & found),
        block=sum({mask(name) for name in frame.block}),
        order=order,
    )
