"""The codebook as one Aho-Corasick automaton: every string the coder looks for, and what it means.

Takes: a `Codebook`. Gives: a `Lexicon`, whose `scan` finds all terms of a text in one pass.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from comity.claims.parts import (
    MAY,
    NOMINAL,
    NOT,
    VERBAL,
    WILL,
    Actor,
    Rule,
    Slot,
    Term,
    cue_bits,
    frame_slots,
    settle,
    take_over,
)
from comity.codebook.entries import Codebook, Leader, State, Words
from comity.codebook.inflect import forms
from comity.codebook.kept import kept
from comity.codebook.load import load

Hit = tuple[int, int, Term]

WORD = 30  # characters in which a term that begins within another ends

OPENERS = '\n\t“"‘(['
"""What may stand before a word beside white space; the automaton looks for a term with the blank before it, so that no term is found
inside a longer word, and every one of these counts as a blank."""

HYPHENS = "-–/"
"""A capitalised term may also be the second half of a compound: "Sino-Russian", "US/Japan"."""

PLAIN = "-"
"""The form of a word that the codebook writes without a mark: it stands for itself, whatever forms its frame takes of the others."""
LINKS = frozenset(("to", "that", "about", "of", "with"))

CLOSERS = frozenset(" \n\t.,;:!?'’\"”“)]-–—/…´")
"""What ends a word; anything else after a term is looked at more closely."""

GRAMMAR = frozenset(("b", "d", "h", "m"))
_DIGIT = re.compile(r"\d")
_VARIANT = re.compile(r"[A-Za-z]{1,4}\d{0,2}(?:[-/]?[A-Z]?\d{1,3}\w{0,2})?(?!\w)")
"""What may follow a weapon's name to name a variant of it: Su-35UB, F-16I, S-300PMU-2."""
_MODEL = re.compile(r"\d{0,4}[A-Za-z]{0,4}\d{0,2}(?:[-/][A-Z]{0,2}\d{1,3}\w{0,2}|[-/][A-Z]{1,3})?(?!\w)")
"""What may follow the first digit behind the prefix of a family."""


class Lexicon:
    """The compiled codebook: `terms` by pattern number, the automaton, the bit of every cue."""

    def __init__(self, codebook: Codebook) -> None:
        self.version = codebook.version
        self.bits = cue_bits(codebook)
        self.rules = frame_slots(codebook, self.bits)
        table: dict[str, Term] = {}
        for text, fill in _entries(codebook, self.bits, self.rules):
            for spelling in {text, text.replace("'", "’")} if "'" in text else (text,):
                term = table.get(spelling)
                if term is None:
                    term = table[spelling] = Term(spelling)
                fill.merge(term)
        prepositions = frozenset(codebook.words.prepositions)
        other = self.bits["not_cue"]  # such a phrase means something else than its words
        for term in table.values():
            if not term.bits & other:
                _inherit(term, table)
            _govern(term, table, prepositions)
        small = frozenset((*codebook.words.determiners, "by"))
        for term in table.values():
            _governs(term, table)
            if not term.bits & other:
                _uncover(term, table, small)
        heads = [(term, head) for term in table.values() if (head := _head(term, table)) is not None]
        triggers = {id(head): head.rules for _, head in heads}
        for term, head in heads:
            take_over(term, head, triggers[id(head)])
        for term in table.values():
            term.bits |= term.inner | (self.bits["actor"] if term.acts else 0)
            settle(term)
        self._name_senses(table.values())
        # In order, so that states that follow each other lie side by side: the automaton is built in three quarters of the time.
        patterns = sorted(
            [(pattern, term) for term in table.values() for pattern in _patterns(term)], key=lambda pair: pair[0]
        )
        self.terms = [term for _, term in patterns]
        self._shifts = [int(pattern[0] not in f" {HYPHENS}" or pattern == term.text) for pattern, term in patterns]
        self._families = {
            number
            for number, term in enumerate(self.terms)
            if term.family or (term.weapon and _DIGIT.search(term.text))
        }
        self._variants: dict[str, Term] = {}
        self._automaton = AhoCorasick(
            [pattern for pattern, _ in patterns],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def _name_senses(self, terms: Iterable[Term]) -> None:
        """Give each term the names of its cues and frames; terms with the same ones share them."""
        names = [f"c:{name}" for name in self.bits]
        cues: dict[int, tuple[str, ...]] = {}
        for term in terms:
            if term.bits not in cues:
                cues[term.bits] = tuple(names[place] for place in _places(term.bits))
            term.senses = cues[term.bits]
            if term.rules:
                term.senses = (*term.senses, *sorted({f"f:{rule.frame.name}" for rule, _ in term.rules}))

    def scan(self, text: str) -> list[Hit]:
        """Every term of `text` that stands between word boundaries, longest first where they overlap."""
        spaced = f" {text} "
        for opener in OPENERS:
            spaced = spaced.replace(opener, " ")
        terms, shifts = self.terms, self._shifts
        hits: list[Hit] = []
        # In `spaced` everything stands one place later than in `text`; a pattern with a blank begins one place before its term.
        past = 0  # where the last variant of a weapon ended
        for number, start, end in self._automaton.find_matches_as_indexes(spaced):
            if start < past:
                continue
            if spaced[end] in CLOSERS or _closed(spaced, end):  # the first is most of them, and saves the call
                hits.append((start - shifts[number], end - 1, terms[number]))
                continue
            found = None
            if number in self._families:
                found = (_MODEL if terms[number].family else _VARIANT).match(spaced, end)
            if found is None:
                hits.extend(self._within(spaced, start, end))
            else:
                past = found.end()
                low = start - shifts[number]
                hits.append((low, past - 1, self._variant(text[low : past - 1], terms[number])))
        return hits

    def _variant(self, text: str, of: Term) -> Term:
        """A weapon that the lexicon does not hold, of a family that it holds."""
        if text not in self._variants:
            term = self._variants[text] = Term(text)
            term.bits, term.weapon, term.maker, term.tag = of.bits, text, of.maker, "N"
        return self._variants[text]

    def _within(self, spaced: str, start: int, end: int) -> Iterator[Hit]:
        """What a match hid that ends within a word: "come in|to" hides "come" and "into"."""
        blank = spaced.rfind(" ", start, end)
        for low, high in ((start, end - 1), (blank, min(len(spaced), end + WORD))):
            for number, first, last in self._automaton.find_matches_as_indexes(spaced[low:high]):
                if low == blank > start and first > 0:
                    break
                last += low
                if (
                    (low == blank > start or last <= max(blank, start + 1))
                    and last < len(spaced)
                    and _closed(spaced, last)
                ):
                    yield first + low - self._shifts[number], last - 1, self.terms[number]
            if blank <= start:
                break


def _closed(spaced: str, end: int) -> bool:
    """Whether a term that ends at `end` ends with its word."""
    return spaced[end] in CLOSERS or not (spaced[end].isalnum() and spaced[end - 1].isalnum())


def _patterns(term: Term) -> Iterator[str]:
    """What the automaton looks for: the term with the blank before it; an actor also with the hyphen that joins it to another."""
    text = term.text
    if not text[0].isalnum():
        yield text
        return
    yield f" {text}"
    if term.acts and text[0].isupper():
        yield from (f"{hyphen}{text}" for hyphen in HYPHENS)


def _inherit(term: Term, table: dict[str, Term]) -> None:
    """The longest term hides those inside it ("Defence Minister" hides "Defence"), so it takes over their cues."""
    if " " not in term.text:
        return
    words = term.text.split(" ")
    if len(words) >= 8:
        return
    if term.trap:
        last = table.get(words[-1])  # "Algiers Agreement" is no Algeria, but an agreement
        if last is not None and last.noun and not last.trap and last.actor is None:
            term.inner |= last.bits
            _as_last(term, last)
        return
    count = len(words)
    parts = [table.get(word) for word in words]
    for size in range(1, count):
        for first in range(count - size + 1):
            inner = parts[first] if size == 1 else table.get(" ".join(words[first : first + size]))
            if inner is None:
                continue
            term.inner |= inner.bits
            if first + size == count and not (
                term.rules or term.tag or term.actor or term.verb or term.weapon or term.exercise
            ):
                _as_last(term, inner)
    if not term.tag and all(part is not None and part.tag in GRAMMAR for part in parts):
        for part in parts:  # "did not" denies as "not" does
            term.mood |= part.mood if part is not None else 0
        term.tag = "m" if term.mood else ""


def _head(term: Term, table: dict[str, Term]) -> Term | None:
    """The longest trigger that a longer trigger ends in: "exercise" of "joint exercise"."""
    if not term.rules or term.trap or term.actor is not None:
        return None
    words = term.text.split(" ")
    for first in range(1, len(words)):
        head = table.get(" ".join(words[first:]))
        if head is not None and head.rules:
            return head
    return None


def _as_last(term: Term, last: Term) -> None:
    """A phrase that is only a cue is what its last word is: a trigger ("mutual defence treaty"), a mood ("did not")."""
    if last.noun and last.rules and last.actor is None:
        term.noun, term.evokes = last.noun, 1
        term.rules = tuple((rule, reading) for rule, reading in last.rules if reading != VERBAL)
    elif last.tag == "m":
        term.tag, term.mood = last.tag, last.mood


def _govern(term: Term, table: dict[str, Term], prepositions: frozenset[str]) -> None:
    """A trigger that ends in a preposition ("support for") governs with it, and triggers what it does without it ("support")."""
    head, _, tail = term.text.rpartition(" ")
    if term.rules and tail in prepositions and term.actor is None:
        term.tail = tail
        base = table.get(head)
        if base is not None and base.actor is None:
            term.rules = (*term.rules, *(rule for rule in base.rules if rule not in term.rules))
            term.evokes = int(bool(term.rules))


def _places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _governs(term: Term, table: dict[str, Term]) -> None:
    """A verb with the word that only links it to what follows ("explained to", "agreed that") triggers what the verb does."""
    head, _, tail = term.text.partition(" ")
    if tail in LINKS and term.verb and head in table and table[head].verb:
        term.rules += tuple(rule for rule in table[head].rules if rule not in term.rules)
        term.evokes = int(bool(term.rules))


def _uncover(term: Term, table: dict[str, Term], small: frozenset[str]) -> None:
    """A cue that is a verb that triggers and a small word after it hides no verb: "called on the", "attended by"."""
    if term.rules or term.actor is not None or term.weapon or term.exercise or term.mood:
        return
    head, _, last = term.text.rpartition(" ")
    verb = table.get(head)
    if last not in small or verb is None or not verb.verb or not verb.rules or verb.actor is not None:
        return
    term.rules, term.verb, term.tag = tuple(rule for rule in verb.rules if rule[1] != NOMINAL), verb.verb, ""
    term.noun, term.evokes = "", int(bool(term.rules))
    if last == "by":
        term.tail = last


def _entries(codebook: Codebook, bits: dict[str, int], rules: list[Rule]) -> Iterator[tuple[str, Slot]]:
    yield from _actors(codebook, bits)
    yield from _things(codebook, bits)
    for cue in codebook.cues:
        actor = Actor((), cue.name) if cue.name.startswith("ref_") else None
        for form, letter in _forms(cue.words, codebook):
            yield from _cased(form, Slot(bits=bits[cue.name], form=letter, actor=actor))
    for frame in rules:
        for form, letter in _forms(_expanded(frame.frame.words, codebook), codebook):
            read = _read_as(form, letter, frame.frame.forms)
            if read:
                yield from _cased(form, Slot(frame=frame, form=read))
    yield from _grammar(codebook.words, codebook)


def _read_as(form: str, letter: str, wanted: str) -> str:
    """The form that a word of a frame is read in, empty where the frame takes none such.

    A word without a mark is what its frame is of: a noun where that takes nouns only ("sanctions"), else whatever it is in the text.
    """
    if letter == PLAIN and wanted in ("n", "np", "p"):
        return "p" if form.endswith("s") else "n"
    allowed = {"v": "bsdg-"}.get(wanted, wanted)
    return letter if not wanted or letter in allowed else ""


def _grammar(words: Words, codebook: Codebook) -> Iterator[tuple[str, Slot]]:
    """The words of the language that hold a sentence together."""
    classes: tuple[tuple[tuple[str, ...], Slot], ...] = (
        (words.breaks, Slot(tag="B")),
        (words.relatives, Slot(tag="R")),
        (words.that, Slot(tag="T")),
        (words.subordinators, Slot(tag="S")),
        (words.soft, Slot(tag="s")),
        (words.conjunctions, Slot(tag="&")),
        ((",",), Slot(tag=",")),
        (words.prepositions, Slot(tag="P")),
        (words.be, Slot(tag="b")),
        (words.have, Slot(tag="h")),
        (words.do, Slot(tag="d")),
        (words.determiners, Slot(tag="D")),
        (words.not_, Slot(tag="m", mood=NOT)),
        (words.may, Slot(tag="m", mood=MAY)),
        (words.will, Slot(tag="m", mood=WILL)),
    )
    for group, slot in classes:
        for word in group:
            yield from _cased(word, slot) if word != "may" else ((word, slot),)  # "May" is a month
    for word in words.do:
        yield from _cased(f"{word} not", Slot(tag="m", mood=NOT))
    for name in words.months:
        yield name, Slot(tag="N")
    for form, letter in _forms(words.verbs, codebook):
        yield from _cased(form, Slot(form=letter, tag="V"))
    for word in words.either:
        for form, letter in (*forms(f"{word}~v", codebook.verbs), *forms(f"{word}~n", codebook.verbs)):
            yield from _cased(form, Slot(form=letter, tag="V"))


def _things(codebook: Codebook, bits: dict[str, int]) -> Iterator[tuple[str, Slot]]:
    """Places, weapons and exercises."""
    for place in codebook.places:
        stands = Actor((place.state,), "territory") if place.kind == "territory" and place.state else None
        for name in (place.name, *place.names):
            yield name, Slot(bits=bits["place"], place=place, actor=stands)
    for weapon in codebook.weapons:
        for name in (weapon.name, *weapon.names):
            yield from _cased(name, Slot(bits=bits["weapon"], weapon=weapon.name, maker=weapon.maker))
    for family in codebook.designations:
        for digit in "0123456789":
            yield (
                f"{family.prefix}{digit}",
                Slot(bits=bits["weapon"], weapon=f"{family.prefix}{digit}", maker=family.maker, family=True),
            )
    for exercise in codebook.exercises:
        slot = Slot(bits=bits["common_name" if exercise.common else "name"], exercise=exercise)
        for name in (exercise.name, *exercise.names):
            yield name, slot


def _forms(words: Iterable[str], codebook: Codebook) -> Iterator[tuple[str, str]]:
    return (form for word in words for form in forms(word, codebook.verbs))


def _expanded(words: tuple[str, ...], codebook: Codebook) -> Iterator[str]:
    """The words of a frame; ``{exercise}`` is every name of an exercise, ``{cue}`` every word of that class."""
    for word in words:
        if word == "{exercise}":
            yield from (name for exercise in codebook.exercises for name in (exercise.name, *exercise.names))
        elif word.startswith("{"):
            yield from next(cue.words for cue in codebook.cues if cue.name == word[1:-1])
        else:
            yield word


def _cased(text: str, slot: Slot) -> Iterator[tuple[str, Slot]]:
    """A lower-case word also opens sentences."""
    yield text, slot
    if text[0].islower():
        yield text[0].upper() + text[1:], slot


def _actors(codebook: Codebook, bits: dict[str, int]) -> Iterator[tuple[str, Slot]]:
    for state in codebook.states:
        yield from _state(state)
    for organisation in codebook.organisations:
        for name in (organisation.name, organisation.code, *organisation.names):
            yield name, Slot(actor=Actor((organisation.code,), "org"))
    for group in codebook.groups:
        members = tuple(sorted({member.state for member in group.members}))
        for name in {spelled for each in (group.name, *group.names) for spelled in (each, each[0].upper() + each[1:])}:
            yield name, Slot(actor=Actor(members, "group"))
    for institution in codebook.institutions:
        force = bits["defence_actor"] if institution.kind == "military" else 0
        for name in (institution.name, *institution.names):
            yield name, Slot(bits=force, actor=Actor((institution.state,), institution.kind))
    for leader in codebook.leaders:
        yield from _leader(leader)
    for description in codebook.descriptions:
        for name in description.words:
            yield name, Slot(actor=Actor(description.states, "ref_sort"))


def _state(state: State) -> Iterator[tuple[str, Slot]]:
    for kind, names in (
        ("name", (state.name, *state.names)),
        ("demonym", state.demonyms),
        ("capital", state.capitals),
        ("prefix", state.prefixes),
    ):
        for name in names:
            yield name, Slot(actor=Actor((state.code,), kind))
    for trap in state.traps:
        yield trap, Slot(trap=True)


def _leader(leader: Leader) -> Iterator[tuple[str, Slot]]:
    for name in (leader.name, *leader.names):
        yield name, Slot(actor=Actor((leader.state,), "leader", person=leader.name))
    if leader.short:
        yield leader.short, Slot(actor=Actor((leader.state,), "short", person=leader.name))


@cache
@kept()
def lexicon() -> Lexicon:
    """The lexicon of the codebook that ships with the package, compiled once in a process."""
    return Lexicon(load())
