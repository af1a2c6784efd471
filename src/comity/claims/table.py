"""All terms of the coder, sorted by their text, in a form that can be kept.

Takes: a `Codebook`; a `Table` also what `packed` gave for it. Refuses: bytes of another form (`msgspec.MsgspecError`).

The form holds the texts and for each a record of plain values. A record becomes a `Term` when it is first asked for: a document meets a
few hundred of the ninety thousand.
"""

from collections.abc import Iterator

import msgspec

from comity.claims.parts import Actor, Rule, Term, cue_bits, frame_slots
from comity.claims.phrases import settle_phrases
from comity.claims.spellings import spellings
from comity.codebook.entries import Codebook

NONE = -1
"""The number of no place and of no exercise."""


class _Record(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A term without its text; cues, frames, places and exercises by their numbers in the codebook."""

    cues: tuple[int, ...]
    rules: tuple[tuple[int, str], ...]
    actor: Actor | None
    place: int
    exercise: int
    weapon: str
    maker: str
    tag: str
    verb: str
    noun: str
    tail: str
    mood: int
    evokes: int
    acts: int
    trap: bool
    family: bool


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    texts: list[str]
    marked: list[int]
    records: list[msgspec.Raw]


_kept = msgspec.msgpack.Decoder(_Kept).decode
_record = msgspec.msgpack.Decoder(_Record).decode


class Table:
    """The terms by number, in the order of their `texts`; `marked` are those that open with a mark, `bits` the cues by name."""

    def __init__(self, codebook: Codebook, content: bytes) -> None:
        self.bits = cue_bits(codebook)
        self._rules = frame_slots(codebook, self.bits)
        self._places, self._exercises = codebook.places, codebook.exercises
        self._names = tuple(f"c:{name}" for name in self.bits)
        self._cued: dict[tuple[int, ...], tuple[str, ...]] = {}
        kept = _kept(content)
        self.texts, self.marked, self._records = kept.texts, kept.marked, kept.records
        self._terms: list[Term | None] = [None] * len(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, number: int) -> Term:
        term = self._terms[number]
        if term is None:
            term = self._terms[number] = self._read(self.texts[number], _record(self._records[number]))
        return term

    def _read(self, text: str, record: _Record) -> Term:
        term = Term(text)
        term.bits = sum([1 << cue for cue in record.cues])
        term.rules = tuple([(self._rules[order], reading) for order, reading in record.rules])
        term.place = None if record.place == NONE else self._places[record.place]
        term.exercise = None if record.exercise == NONE else self._exercises[record.exercise]
        term.actor, term.weapon, term.maker = record.actor, record.weapon, record.maker
        term.tag, term.verb, term.noun, term.tail = record.tag, record.verb, record.noun, record.tail
        term.mood, term.evokes, term.acts = record.mood, record.evokes, record.acts
        term.trap, term.family = record.trap, record.family
        term.senses = self._senses(record.cues, term.rules)
        return term

    def _senses(self, cues: tuple[int, ...], rules: tuple[tuple[Rule, str], ...]) -> tuple[str, ...]:
        """The names of a term's cues and frames; terms with the same ones share them."""
        named = self._cued.get(cues)
        if named is None:
            named = self._cued[cues] = tuple([self._names[cue] for cue in cues])
        return (*named, *sorted({f"f:{rule.frame.name}" for rule, _ in rules})) if rules else named


def packed(codebook: Codebook) -> bytes:
    """All terms of a codebook, in the form that a `Table` reads."""
    bits = cue_bits(codebook)
    terms = made(codebook, bits, frame_slots(codebook, bits))
    texts = sorted(terms)
    places = {id(place): number for number, place in enumerate(codebook.places)}
    exercises = {id(exercise): number for number, exercise in enumerate(codebook.exercises)}
    cues: dict[int, tuple[int, ...]] = {}
    records = []
    for term in map(terms.__getitem__, texts):
        if term.bits not in cues:
            cues[term.bits] = tuple(_set(term.bits))
        records.append((  # as a `_Record`, in less time
            cues[term.bits], [(rule.order, reading) for rule, reading in term.rules], term.actor,
            places.get(id(term.place), NONE), exercises.get(id(term.exercise), NONE), term.weapon, term.maker,
            term.tag, term.verb, term.noun, term.tail, term.mood, term.evokes, term.acts, term.trap, term.family,
        ))  # fmt: skip
    marked = [number for number, text in enumerate(texts) if not text[0].isalnum()]
    return msgspec.msgpack.encode((texts, marked, records))


def made(codebook: Codebook, bits: dict[str, int], rules: list[Rule]) -> dict[str, Term]:
    """The terms of a codebook by their text, with all that they mean."""
    terms: dict[str, Term] = {}
    for text, slot in spellings(codebook, bits, rules):
        for spelling in (text, text.replace("'", "’")) if "'" in text else (text,):
            term = terms.get(spelling)
            if term is None:
                term = terms[spelling] = Term(spelling)
            slot.merge(term)
    settle_phrases(terms, codebook, bits)
    return terms


def _set(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
