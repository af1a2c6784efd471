"""Every string that the coder looks for, and what the entry of the codebook that holds it adds to its meaning.

Takes: a `Codebook`. Gives: pairs of a string and a `Slot`; one string may come of several entries.
"""

from collections.abc import Iterable, Iterator

from comity.claims.parts import MAY, NOT, WILL, Actor, Rule, Slot
from comity.codebook.entries import Codebook, Leader, State, Words
from comity.codebook.inflect import forms

PLAIN = "-"
"""The form of a word that the codebook writes without a mark: it stands for itself, whatever forms its frame takes of the others."""


def spellings(codebook: Codebook, bits: dict[str, int], rules: list[Rule]) -> Iterator[tuple[str, Slot]]:
    """All strings of the codebook in its order, each with one of its meanings; `bits` and `rules` are its cues and frames."""
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
        for name in dict.fromkeys(s for each in (group.name, *group.names) for s in (each, each[0].upper() + each[1:])):
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
