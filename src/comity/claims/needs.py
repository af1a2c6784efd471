"""What a frame asks of the words around its trigger: in its clause, among what it acts on, before it."""

from comity.claims.draft import NEXT, Bits
from comity.claims.parts import Rule
from comity.claims.roles import Roles
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN, Clause, Mark

OPENING = 30  # characters: a date so near the start of a sentence holds for all of it
TITLE = 40  # characters a title may stand before a name


def unmet(sentence: Sentence, rule: Rule, mark: Mark, cues: int, bits: Bits) -> str:
    """The first condition of the rule that does not hold; empty where all do."""
    clause, low, high = mark.clause, mark.clause.start, mark.clause.end
    setting = sentence.discourse.setting
    if not (sentence.mask & bits.security or setting.secure or (setting.short and not rule.frame.security)):
        return "the text is not about security"
    if cues & rule.block:
        return "a word in the clause blocks it"
    after = clause.next
    if clause.kind == "rel":  # "the treaty which they signed": what it hangs on
        low = max(sentence.start, low - NEXT)
        cues |= sentence.cues(low, clause.start)
    elif mark.kind == NOUN and after is not None and after.kind == "rel" and after.start - mark.end < NEXT:
        high = after.end  # "the treaty, which was signed in 2001"
        cues |= sentence.of_clause(after)
    for need in rule.need:
        if not cues & need.bits and not _found(sentence, need.bits, clause, low, high, bits):
            return need.lacking
    return ""


def beyond(sentence: Sentence, rule: Rule, roles: Roles, bits: Bits) -> str:
    """The first cue that what the trigger acts on must hold and does not."""
    mark = roles.mark
    cues = sentence.cues(opening(roles), mark.start) if roles.swapped or mark.clause.kind == "rel" else 0
    cues |= sentence.cues(mark.start, roles.high)
    subject = mark.clause.subject
    if mark.kind != NOUN and not mark.passive and subject is not None and sentence.start < subject.start < mark.start:
        cues |= sentence.touching(subject.start)  # "the treaty they signed"
    if any(group.person for group in roles.after):
        cues |= bits.person
    for need in rule.beyond:
        if not cues & need.bits and not _found(
            sentence,
            need.bits & bits.org,
            mark.clause,
            opening(roles) if roles.swapped else mark.start,
            roles.high,
            bits,
        ):
            return need.lacking
    return ""


def ahead(sentence: Sentence, rule: Rule, roles: Roles, bits: Bits) -> str:
    """The first cue that must stand before the trigger, in its clause or with its subject, and does not."""
    mark = roles.mark
    subject = (roles.patient() if roles.swapped else roles.subject()) or roles.lead()
    cues = sentence.cues(opening(roles), mark.start)
    if subject is not None:
        cues |= sentence.cues(
            subject.start - TITLE,
            min(subject.end + TITLE, mark.start) if subject.end <= mark.start else subject.end + TITLE,
        )
    if subject is not None and subject.person:
        cues |= bits.person
    if subject is not None and (subject.paired or subject.kind in ("ref_dyad", "ref_they")):
        cues |= bits.pair
    for need in rule.ahead:
        if not cues & need.bits:
            return need.lacking
    return ""


def opening(roles: Roles) -> int:
    """Where what stands before the trigger begins: with its clause, or with the one that a relative clause hangs on."""
    clause = roles.clause
    return clause.parent.start if clause.kind == "rel" and clause.parent is not None else clause.start


def _found(sentence: Sentence, need: int, clause: Clause, low: int, high: int, bits: Bits) -> bool:
    """Whether a cue that only the finders know stands between two offsets in or beside a clause."""
    groups = sentence.parse.groups
    if need & bits.pair and any(group.paired or group.kind in ("ref_dyad", "ref_they") for group in groups):
        return True
    if need & bits.person:
        subject = clause.subject
        if (subject is not None and subject.person) or any(
            group.person and low <= group.start < high for group in groups
        ):
            return True
    if need & bits.org and any(group.kind == "org" and low <= group.start < high for group in groups):
        return True
    first = sentence.start + OPENING  # a date that opens a sentence holds for all of it
    return bool(need & bits.date and (sentence.dated(low, high) or sentence.dated(sentence.start, first)))
