"""The parts of the lexicon: what a term means, and a frame ready to be tried."""

from typing import NamedTuple

from comity.codebook.entries import Codebook, Exercise, Frame, Place
from comity.model import CodebookError

# Cues that no word list gives: the finders set them for a sentence or clause.
FOUND = ("place", "weapon", "date", "name", "common_name", "person", "org", "pair", "actor")


class Actor(NamedTuple):
    """Whom a term stands for. `kind`: name, demonym, capital, prefix, org, group, leader, short, ref, or an institution's."""

    codes: tuple[str, ...]
    kind: str
    person: str = ""


class Rule(NamedTuple):
    """A frame with its cues as bits: each number of `need` must share a bit with the clause's cues."""

    frame: Frame
    words: tuple[str, ...]
    forms: str
    need: tuple[int, ...]
    need_sentence: tuple[int, ...]
    block: int
    order: int


class Term:
    """One string of the lexicon with all it may mean."""

    __slots__ = (
        "actor",
        "acts",
        "bits",
        "evokes",
        "exercise",
        "form",
        "inner",
        "place",
        "rules",
        "text",
        "trap",
        "weapon",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.bits = 0
        self.evokes = 0
        self.acts = 0
        self.inner = 0
        self.form = "-"
        self.actor: Actor | None = None
        self.rules: tuple[Rule, ...] = ()
        self.place: Place | None = None
        self.weapon = ""
        self.exercise: Exercise | None = None
        self.trap = False


class Slot(NamedTuple):
    """What one entry of the codebook adds to a term."""

    bits: int = 0
    form: str = "-"
    actor: Actor | None = None
    frame: Rule | None = None
    place: Place | None = None
    weapon: str = ""
    exercise: Exercise | None = None
    trap: bool = False

    def merge(self, term: Term) -> None:
        """Add this meaning to `term`. A string that stands for two states is ambiguous until a full name decides."""
        term.bits |= self.bits
        if self.form != "-":
            term.form = self.form
        if self.frame is not None and self.frame not in term.rules:
            term.rules = (*term.rules, self.frame)
        if self.actor is not None and (term.actor is None or term.actor.kind == "short"):
            term.actor = self.actor
        term.place = term.place or self.place
        term.weapon = term.weapon or self.weapon
        term.exercise = term.exercise or self.exercise
        term.trap = term.trap or self.trap
        term.evokes, term.acts = int(bool(term.rules)), int(term.actor is not None and not term.trap)


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

    return Rule(
        frame=frame,
        words=frame.words,
        forms={"v": "bsdg"}.get(frame.forms, frame.forms),
        need=tuple(mask(need) for need in frame.need if not need.startswith("s:")),
        need_sentence=tuple(mask(need[2:]) for need in frame.need if need.startswith("s:")),
        block=sum({mask(name) for name in frame.block}),
        order=order,
    )
