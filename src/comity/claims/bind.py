"""Binds a frame to a sentence: fills its slots from the roles around its trigger, or says what is missing.

Takes a `Sentence`, the trigger's hit and a `Rule`. Gives a `Draft`, or the name of what the frame missed.
"""

from typing import NamedTuple

from comity.claims import clauses
from comity.claims.actors import Group
from comity.claims.parts import Rule
from comity.claims.roles import SPEAKING, Roles
from comity.claims.sentence import Sentence
from comity.claims.terms import Hit

Codes = tuple[str, ...]
BESIDE = 25  # characters between a subject and its verb in the present tense, with an adverb or two


class Draft(NamedTuple):
    """A claim before its attributes: what a frame bound, and where."""

    rule: Rule
    trigger: tuple[int, int]
    clause: tuple[int, int]
    start: int
    end: int
    parties: Codes
    source: Codes
    target: Codes
    status: str
    speaker: str
    stance: str = ""


class Miss(NamedTuple):
    """A frame that was evoked and did not bind: why, for the explanation."""

    rule: Rule
    why: str


class Bits(NamedTuple):
    """The bits of the cues that binding itself asks for."""

    joint: int
    security: int
    org: int
    pair: int
    person: int
    date: int


def bind(sentence: Sentence, hit: Hit, rule: Rule, bits: Bits, moods: clauses.Moods) -> Draft | Miss:
    """Try `rule` at the trigger `hit`."""
    start, stop, term = hit
    clause = sentence.clause(start)
    missing = _unmet(sentence, rule, start, term.form, clause, bits)
    if missing:
        return Miss(rule, missing)
    swapped = term.form == "d" and clauses.passive(sentence.text, start)
    roles = Roles(sentence.text, sentence.groups, start, stop, clause, swapped)
    frame = rule.frame
    used: list[Group] = []
    source, target = _side(roles, frame.source, used), _side(roles, frame.target, used)
    target = tuple(code for code in target if code not in source)
    others = [group for role in frame.parties if (group := roles.fill(role))]
    used += others
    parties = _union(source, target, *(group.codes for group in others))
    parties, source, target = _complete(sentence, rule, bits, (parties, source, target))
    if len(parties) < frame.min or (len(parties) < 2 and not _codeless(sentence)):
        return Miss(rule, f"needs {max(frame.min, 2)} parties, found {' '.join(parties) or 'none'}")
    if frame.source and not (source or target):
        return Miss(rule, "no source and no target")
    if frame.source and frame.target and not (source and target) and not _codeless(sentence):
        return Miss(rule, "no target" if source else "no source")
    spans = [(group.start, group.end) for group in used if clause[0] <= group.start < clause[1]]
    low = min([start, *(span[0] for span in spans)])
    high = _trimmed(sentence.text, max([stop, *(span[1] for span in spans)]), clause[1])
    scope, habit = _scope(roles, clause[0], term.form)
    status = clauses.status(sentence.hits, scope, start, clause[1], habit, moods, frame.status)
    if status == "occurred" and clauses.to_come(sentence.text, start):
        status = "planned"
    return Draft(rule, (start, stop), clause, low, high, parties, source, target, status, "")


def verb_only(rule: Rule) -> bool:
    """Whether the rule wants its trigger to be a verb."""
    return bool(rule.forms) and "n" not in rule.forms


def _scope(roles: Roles, low: int, form: str) -> tuple[int, bool]:
    """From where a negation or a "may" reaches the trigger, and whether the trigger is a verb of habit.

    What stands before the owner of a noun ("refused to condemn Russia's invasion") does not deny the noun.
    """
    owner = roles.possessor()
    if owner is not None and form in "np-g":
        return owner.start, False
    return low, form == "s" and any(roles.start - group.end < BESIDE for group in roles.before[:1])


def _unmet(sentence: Sentence, rule: Rule, start: int, form: str, clause: tuple[int, int], bits: Bits) -> str:
    """The first condition of the rule that does not hold; empty where all do."""
    if rule.frame.security and not (sentence.mask & bits.security or sentence.discourse.security >= 3):
        return "the text is not about security"
    if verb_only(rule) and form in "bs" and (clauses.nominal(sentence.text, start) or _described(sentence, start)):
        return "its trigger is a noun here"
    if not rule.need and not rule.block:
        return ""
    cues = sentence.cues(*clause)
    if cues & rule.block:
        return "a word in the clause blocks it"
    for need, name in zip(rule.need, (need for need in rule.frame.need if not need.startswith("s:")), strict=True):
        if not (cues & need) and not _found(sentence, need, clause, bits):
            return f"needs {name}"
    return ""


def _described(sentence: Sentence, start: int) -> bool:
    """Whether an adjective of a state stands right before: "Chinese orders" are no act of ordering."""
    return any(group.adjective and group.end + 1 == start for group in sentence.groups)


def _found(sentence: Sentence, need: int, clause: tuple[int, int], bits: Bits) -> bool:
    """Whether a cue that only the finders know stands in the clause."""
    low, high = clause
    if need & bits.pair and any(group.paired or group.kind in ("ref_dyad", "ref_they") for group in sentence.groups):
        return True
    if need & bits.person and any(group.person and low <= group.start < high for group in sentence.groups):
        return True
    if need & bits.org and any(group.kind == "org" for group in sentence.groups):
        return True
    return bool(need & bits.date and any(low <= when.start < high and when.date for when in sentence.dates))


def _side(roles: Roles, wanted: tuple[str, ...], used: list[Group]) -> Codes:
    """The codes of the first role that a group fills which no other slot took."""
    for role in wanted:
        group = roles.fill(role)
        if (
            group is not None
            and group not in used
            and (group.codes or group.kind == "group" or group.kind.startswith("ref_"))
        ):
            used.append(group)
            return group.codes
    return ()


def _union(*parts: Codes) -> Codes:
    seen: dict[str, None] = {}
    for part in parts:
        seen.update(dict.fromkeys(part))
    return tuple(seen)


def _complete(
    sentence: Sentence, rule: Rule, bits: Bits, bound: tuple[Codes, Codes, Codes]
) -> tuple[Codes, Codes, Codes]:
    """Where the clause names too few parties, take them from what refers back: the rest of the sentence, the text before."""
    parties, source, target = bound
    if len(parties) >= 2 or (len(parties) >= rule.frame.min and rule.frame.min < 2):
        return bound
    near = sentence.groups
    here = _union(*(group.codes for group in near if group.kind not in ("ref_one", *SPEAKING)))
    dyad: Codes = ()
    refers = any(group.kind in ("ref_dyad", "ref_they") for group in near)
    if len(here) == 2:
        dyad = here
    elif rule.frame.ref and (refers or sentence.mask & bits.joint or len(here) < 2):
        before = sentence.discourse.dyad if refers else sentence.discourse.together
        dyad = before if not here or set(here) <= set(before) or refers else ()
    if not dyad or not set(parties) <= set(dyad):
        return bound
    if rule.frame.source or rule.frame.target:
        rest = tuple(code for code in dyad if code not in parties)
        if source and not target:
            target = rest
        elif target and not source:
            source = rest
        elif not parties and rule.frame.ref and len(sentence.discourse.one) == 1 and sentence.discourse.one[0] in dyad:
            source = sentence.discourse.one
            target = tuple(code for code in dyad if code not in source)
    return _union(parties, dyad), source, target


def _trimmed(text: str, low: int, high: int) -> int:
    """The end of the clause without the white space and marks that close it."""
    while high > low and not text[high - 1].isalnum() and text[high - 1] not in '”"’)%':
        high -= 1
    return high


def _codeless(sentence: Sentence) -> bool:
    """Whether a group without a code ("the West") stands in the sentence, which can be the other side."""
    return any(group.kind == "group" and not group.codes for group in sentence.groups)
