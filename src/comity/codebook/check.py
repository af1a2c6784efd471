"""Holds the codebook against itself: a term that means two things is an error, not a matter of the order of files.

Takes: a `Codebook`. Gives: nothing. Refuses: by `CodebookError`, naming the term and both meanings.
"""

import re
from collections.abc import Iterator

from comity.codebook.entries import Codebook, Group, Institution, Leader, Place, Weapon
from comity.model import CodebookError

DIMENSIONS = frozenset(("diplomacy", "commitment", "arms", "military", "functional", "signal", "limits", "context"))
_CODE = re.compile(r"[A-Z]{3}")
_WHEN = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


def check(codebook: Codebook) -> None:
    """Raise for the first fault of `codebook`; the order of the checks is the order of the functions below."""
    for fault in (*_types(codebook), *_codes(codebook), *_terms(codebook), *_spans(codebook)):
        raise CodebookError(fault, where="codebook")


def _types(codebook: Codebook) -> Iterator[str]:
    names = [kind.name for kind in codebook.types]
    yield from (f"the type {name} is defined twice" for name in sorted({n for n in names if names.count(n) > 1}))
    for kind in codebook.types:
        if kind.dimension not in DIMENSIONS:
            yield f"the type {kind.name} has an unknown dimension, {kind.dimension}"


def _codes(codebook: Codebook) -> Iterator[str]:
    """Every code that an entry refers to is that of a state or an organisation."""
    states = {state.code for state in codebook.states}
    organisations = [organisation.code for organisation in codebook.organisations]
    yield from (f"{code} is no ISO 3166 alpha-3 code" for code in sorted(states) if not _CODE.fullmatch(code))
    yield from (f"the code {code} is taken twice" for code in organisations if organisations.count(code) > 1)
    yield from (f"{code} is a state's and an organisation's code" for code in sorted(states & set(organisations)))
    known = states | set(organisations)
    used = [(union.name, member.state) for union in codebook.organisations for member in union.members]
    used += [(group.name, member.state) for group in codebook.groups for member in group.members]
    used += [(body.name, body.state) for body in codebook.institutions]
    used += [(leader.name, leader.state) for leader in codebook.leaders]
    used += [(place.name, place.state) for place in codebook.places if place.state]
    used += [(exercise.name, code) for exercise in codebook.exercises for code in exercise.states]
    used += [(weapon.name, weapon.maker) for weapon in codebook.weapons if weapon.maker]
    used += [(sort.words[0], code) for sort in codebook.descriptions for code in sort.states]
    used += [(each.state, code) for each in codebook.neighbours for code in (each.state, *each.next)]
    yield from (f"{name}: {code} is no known code" for name, code in used if code not in known)


def meanings(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Each term that names something with a code of its own, and what it names."""
    for state in codebook.states:
        yield from ((term, state.code) for term in (state.name, *state.names, *state.demonyms, *state.capitals))
    for organisation in codebook.organisations:
        yield from ((term, organisation.code) for term in {organisation.name, organisation.code, *organisation.names})
    of_states: tuple[Institution | Leader, ...] = (*codebook.institutions, *codebook.leaders)
    for body in of_states:
        yield from ((term, body.state) for term in (body.name, *body.names))
    things: tuple[tuple[str, tuple[Group, ...] | tuple[Place, ...] | tuple[Weapon, ...]], ...]
    things = (("group", codebook.groups), ("place", codebook.places), ("weapon", codebook.weapons))
    for noun, entries in things:
        for entry in entries:
            yield from ((term, f"the {noun} {entry.name}") for term in (entry.name, *entry.names))


def _terms(codebook: Codebook) -> Iterator[str]:
    """No term has two meanings, none is a trap and a party, and a surname alone is nothing else."""
    seen: dict[str, str] = {}
    for term, meaning in meanings(codebook):
        if seen.setdefault(term, meaning) != meaning:
            yield f"{term!r} means {seen[term]} and {meaning}"
    for trap in sorted({trap for state in codebook.states for trap in state.traps}):
        if trap in seen and not seen[trap].startswith("the place"):
            yield f"{trap!r} is a trap, and means {seen[trap]}"
    for leader in codebook.leaders:
        if leader.short in seen and seen[leader.short] != leader.state:
            yield f"{leader.short!r}, short for {leader.name}, means {seen[leader.short]}"


def _spans(codebook: Codebook) -> Iterator[str]:
    """Dates are written ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and do not end before they start."""
    spans = [(state.name, state.start, state.end) for state in codebook.states]
    spans += [(union.name, union.start, union.end) for union in codebook.organisations]
    spans += [(leader.name, leader.start, leader.end) for leader in codebook.leaders]
    spans += [(union.name, member.start, member.end) for union in codebook.organisations for member in union.members]
    spans += [(group.name, member.start, member.end) for group in codebook.groups for member in group.members]
    for name, start, end in spans:
        if not (_WHEN.fullmatch(start) and _WHEN.fullmatch(end)):
            yield f"{name} has a malformed date: {start}/{end}"
        shared = min(len(start), len(end))
        if start[:shared] > end[:shared]:
            yield f"{name} ends before it starts: {start}/{end}"
