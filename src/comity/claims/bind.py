"""Binds a frame to a sentence: fills its slots from the roles around its trigger, or says what is missing.

Takes a `Sentence`, a trigger's `Mark` and a `Rule`. Gives a `Draft`, or the name of what the frame missed.
"""

import re
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.parse import NOUN, Clause, Mark
from comity.claims.parts import MAY, Rule
from comity.claims.roles import SPEAKING, Roles
from comity.claims.sentence import Sentence
from comity.claims.status import Moods, denied, status

NEXT = 40  # characters between a noun and the relative clause that hangs on it
OPENING = 30  # characters
TITLE = 40  # characters a title may stand before a name
PLACED = 60  # characters from a trigger within which a place is what it acts on
BESIDE = 30  # characters: what stands so near before a noun describes it


_BACK = re.compile(r"\b(?:the|this|these|those|such|their|both)(?: (?:joint|military|naval|two|latest|recent|bilateral))* $", re.IGNORECASE)


_PLAIN = re.compile(r"(?:did not|didn['’]t|denie[sd]|deny(?:ing)?)(?: that)?(?: it| they| he| she)?(?: had| has| have)?(?: ever)? $")


class Draft(NamedTuple):
    """A claim before its attributes: what a frame bound, and where."""

    rule: Rule
    mark: Mark
    start: int
    end: int
    parties: Codes
    source: Codes
    target: Codes
    status: str
    how: str = ""
    stance: str = ""
    speaker: str = ""
    back: bool = False
    likely: float | None = None

    @property
    def after(self) -> Clause | None:
        """The relative clause that hangs on what is told: "drills, which began on Monday"."""
        following = self.mark.clause.next
        return following if following is not None and following.kind == "rel" and following.start - self.end < NEXT else None

    @property
    def trigger(self) -> tuple[int, int]:
        """Where its trigger stands."""
        return self.mark.start, self.mark.end

    @property
    def clause(self) -> tuple[int, int]:
        """Where its clause stands."""
        return self.mark.clause.start, self.mark.clause.end


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
    said: int


def bind(sentence: Sentence, mark: Mark, rule: Rule, bits: Bits, moods: Moods) -> Draft | Miss:
    """Try `rule` at the trigger `mark`."""
    frame = rule.frame
    clause = mark.clause
    cues = sentence.of_clause(clause)
    missing = _unmet(sentence, rule, clause, cues, bits)
    if missing:
        return Miss(rule, missing)
    if frame.denied and (not denied(mark, moods) or _plainly(sentence, mark)):
        return Miss(rule, "it is not withheld")
    if frame.type == "restraint" and mark.bare and mark.under is not None and mark.under.term.mood & MAY:
        return Miss(rule, "another is asked to")  # "called on Rwanda to withdraw"
    if rule.under and not (mark.under is not None and all(mark.under.term.bits & need.bits for need in rule.under)):
        return Miss(rule, "its verb is another")
    roles = Roles(sentence.parse, mark, bits.said)
    if rule.beyond and (missing := _beyond(sentence, rule, roles, bits)):
        return Miss(rule, missing)
    if rule.ahead and (missing := _ahead(sentence, rule, roles, bits)):
        return Miss(rule, missing)
    used: list[Group] = []
    names: list[str] = []
    source, target = _side(sentence, roles, frame.source, used, names), _side(sentence, roles, frame.target, used, names)
    target = tuple(code for code in target if code not in source)
    owner = mark.owner
    if owner is not None and len(owner.codes) > 1 and "poss" in frame.parties:
        others = [("poss", owner)]  # "the US-Japanese exercise" says whose it is
    else:
        others = [(role, group) for role in frame.parties if (group := roles.anyone(used) if role == "third" else roles.fill(role))]
    used += [group for _, group in others]
    names += [role for role, _ in others]
    parties = _union(source, target, *(group.codes for _, group in others))
    if len(parties) < 2 and "any" in frame.parties:
        parties = _union(parties, _side(sentence, roles, ("any",), used, names))
    if len(parties) < 2 and "state" in frame.parties:
        parties = _union(parties, _side(sentence, roles, ("state",), used, names))
    codeless = any(group.kind == "group" and not group.codes for group in used)
    least = 1 if codeless else frame.min
    where = ""
    if frame.type == "pressure" and frame.ref and len(parties) == 1 and not codeless:
        parties, source, target, where = _pressed(sentence, rule, source, target)
    shut = frame.type == "pressure" and mark.kind == NOUN and (frame.source or not frame.ref)  # a noun may tell of others
    if not codeless and not shut and not frame.strict:
        parties, source, target, whence = _complete(sentence, rule, bits, (parties, source, target))
        where = where or whence
    how = where or "+".join(names)
    if len(parties) < least or (len(parties) < 2 and not _codeless(sentence) and frame.type != "pressure"):
        return Miss(rule, f"needs {max(frame.min, 2)} parties, found {' '.join(parties) or 'none'}")
    if frame.source and not (source or target):
        return Miss(rule, "no source and no target")
    if frame.source and frame.target and not (source and target) and not _codeless(sentence) and least > 1:
        return Miss(rule, "no target" if source else "no source")
    spans = [(group.start, group.end) for group in used if clause.start <= group.start < clause.end]
    low = min([mark.start, *(span[0] for span in spans)])
    high = _trimmed(sentence.text, max([mark.end, *(span[1] for span in spans)]), clause.end)
    beside = sentence.cues(mark.start - BESIDE, mark.end + BESIDE) if mark.kind == NOUN else 0
    told = frame.status if frame.denied else status(mark, cues, beside, moods, frame.status, sentence.dated(sentence.start, clause.end))
    back = mark.kind == NOUN and bool(_BACK.search(sentence.text, max(sentence.start, mark.start - 40), mark.start))
    return Draft(rule, mark, low, high, parties, source, target, told, how, back=back)


def _plainly(sentence: Sentence, mark: Mark) -> bool:
    """Whether it is only said that arms were not supplied: "denied that it had sold", "did not sell"."""
    told = any(rule.frame.type == "arms_transfer" for rule, _ in mark.term.rules)
    return told and bool(_PLAIN.search(sentence.text, max(sentence.start, mark.start - 40), mark.start))


def _unmet(sentence: Sentence, rule: Rule, clause: Clause, cues: int, bits: Bits) -> str:
    """The first condition of the rule that does not hold; empty where all do."""
    if rule.frame.security and not (sentence.mask & bits.security or sentence.discourse.security >= 3):
        return "the text is not about security"
    if cues & rule.block:
        return "a word in the clause blocks it"
    for need in rule.need:
        if not cues & need.bits and not _found(sentence, need.bits, clause, bits):
            return need.lacking
    return ""


def _beyond(sentence: Sentence, rule: Rule, roles: Roles, bits: Bits) -> str:
    """The first cue that what the trigger acts on must hold and does not."""
    mark = roles.mark
    cues = sentence.cues(mark.clause.start, mark.start) if roles.swapped else 0
    cues |= sentence.cues(mark.start, roles.high)
    if any(group.person for group in roles.after):
        cues |= bits.person
    for need in rule.beyond:
        if not cues & need.bits:
            return need.lacking
    return ""


def _ahead(sentence: Sentence, rule: Rule, roles: Roles, bits: Bits) -> str:
    """The first cue that must stand before the trigger, in its clause or with its subject, and does not."""
    mark = roles.mark
    subject = (roles.patient() if roles.swapped else roles.subject()) or roles.lead()
    cues = sentence.cues(mark.clause.start, mark.start)
    if subject is not None:
        cues |= sentence.cues(subject.start - TITLE, min(subject.end + TITLE, mark.start) if subject.end <= mark.start else subject.end + TITLE)
    if subject is not None and subject.person:
        cues |= bits.person
    if subject is not None and (subject.paired or subject.kind in ("ref_dyad", "ref_they")):
        cues |= bits.pair
    for need in rule.ahead:
        if not cues & need.bits:
            return need.lacking
    return ""


def _found(sentence: Sentence, need: int, clause: Clause, bits: Bits) -> bool:
    """Whether a cue that only the finders know stands in the clause."""
    groups = sentence.parse.groups
    low, high = clause.start, clause.end
    if need & bits.pair and any(group.paired or group.kind in ("ref_dyad", "ref_they") for group in groups):
        return True
    if need & bits.person:
        subject = clause.subject
        if subject is not None and subject.person or any(group.person and low <= group.start < high for group in groups):
            return True
    if need & bits.org and any(group.kind == "org" for group in groups):
        return True
    opening = sentence.start + OPENING  # a date that opens a sentence holds for all of it
    return bool(need & bits.date and (sentence.dated(low, high) or sentence.dated(sentence.start, opening)))


def _side(sentence: Sentence, roles: Roles, wanted: tuple[str, ...], used: list[Group], names: list[str]) -> Codes:
    """The codes of the first role that a group fills which no other slot took. A noun's owner comes before all others."""
    if roles.mark.owner is not None and "poss" in wanted:
        wanted = ("poss", *wanted)
    for role in wanted:
        if role == "maker":
            codes = _maker(sentence, roles)
            if codes and not any(codes[0] in group.codes for group in used):
                names.append(role)
                return codes
            continue
        if role == "place":
            codes = tuple(code for code in _placed(sentence, roles) if not any(code in group.codes for group in used))
            if codes:
                names.append(role)
                return codes
            continue
        if role == "agent" and not (roles.mark.under is not None and roles.mark.under.term.bits & sentence.wage):
            continue
        group = roles.anyone(used) if role == "any" else roles.state(used) if role == "state" else roles.fill(role)
        if group is not None and group not in used and (group.codes or group.kind in ("group", "ref_dyad", "ref_one", "ref_they")):
            used.append(group)
            names.append(role)
            return group.codes
    return ()


def _maker(sentence: Sentence, roles: Roles) -> Codes:
    """Who makes the weapon that the trigger acts on."""
    low = roles.clause.start if roles.swapped else roles.start
    for start, _, term in sentence.hits:
        if low <= start < roles.high and term.maker:
            return (term.maker,)
    return ()


def _placed(sentence: Sentence, roles: Roles) -> Codes:
    """The state in which the first place lies that the trigger acts on: "rockets struck Tel Aviv"."""
    low = roles.clause.start if roles.swapped else roles.stop
    for start, _, term in sentence.hits:
        if low <= start < min(roles.high, low + PLACED) and term.place is not None and term.place.state:
            return (term.place.state,)
    return ()


def _union(*parts: Codes) -> Codes:
    seen: dict[str, None] = {}
    for part in parts:
        seen.update(dict.fromkeys(part))
    return tuple(seen)


def _complete(
    sentence: Sentence, rule: Rule, bits: Bits, bound: tuple[Codes, Codes, Codes]
) -> tuple[Codes, Codes, Codes, str]:
    """Where the clause names too few parties, take them from what refers back: the rest of the sentence, the text before."""
    parties, source, target = bound
    if len(parties) >= 2 or (len(parties) >= rule.frame.min and rule.frame.min < 2):
        return (*bound, "")
    near = sentence.parse.groups
    here = _union(*(group.codes for group in near if group.kind not in ("ref_one", *SPEAKING)))
    dyad: Codes = ()
    where = ""
    refers = any(group.kind in ("ref_dyad", "ref_they") for group in near)
    if len(here) == 2:
        dyad, where = here, "sentence"
    elif rule.frame.ref and (refers or sentence.mask & bits.joint or len(here) < 2):
        before = sentence.discourse.dyad if refers else sentence.discourse.together
        dyad = before if not here or set(here) <= set(before) or refers else ()
        where = "refers" if refers else "text"
    if not dyad or not set(parties) <= set(dyad):
        return (*bound, "")
    if rule.frame.source or rule.frame.target:
        rest = tuple(code for code in dyad if code not in parties)
        if source and not target:
            target = rest
        elif target and not source:
            source = rest
        elif not parties and rule.frame.ref and len(sentence.discourse.one) == 1 and sentence.discourse.one[0] in dyad:
            source = sentence.discourse.one
            target = tuple(code for code in dyad if code not in source)
    return _union(parties, dyad), source, target, where


def _pressed(sentence: Sentence, rule: Rule, source: Codes, target: Codes) -> tuple[Codes, Codes, Codes, str]:
    """The side that an act left unsaid ("the invasion of Ukraine", "the sanctions"): who did the like before in the text."""
    memory = sentence.discourse.pressed
    kind = rule.frame.sets.get("kind", "")
    if target and not source:
        source = next((by for by, to, what in reversed(memory) if what == kind and set(target) <= set(to)), ())
    elif source and not target:
        target = next((to for by, to, what in reversed(memory) if what == kind and by == source), ())
    return _union(source, target), source, target, "before" if source and target else ""


def _trimmed(text: str, low: int, high: int) -> int:
    """The end of the clause without the white space and marks that close it."""
    while high > low and not text[high - 1].isalnum() and text[high - 1] not in '”"’)%':
        high -= 1
    return high


def _codeless(sentence: Sentence) -> bool:
    """Whether a group without a code ("the West") stands in the sentence, which can be the other side."""
    return any(group.kind == "group" and not group.codes for group in sentence.parse.groups)
