"""One draft for each interaction, where several frames tell of one.

Takes: a `Sentence` and its drafts. Gives: those of them that tell of different interactions.
"""

from comity.claims.draft import Draft
from comity.claims.roles import TRADE
from comity.claims.sentence import Sentence
from comity.claims.when import when

SEVERAL = ("pressure", "dispute", "restraint")
"""Types of which one clause may tell several acts, between others: two wars, two embargoes."""


def distinct(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """One draft for each interaction: of drafts of one type with one direction whose clauses meet, the heaviest frame's."""
    kept: list[Draft] = []
    withheld = {draft.trigger for draft in drafts if draft.rule.frame.denied}
    if withheld:  # cooperation withheld is not coded a second time as what did not take place
        drafts = [draft for draft in drafts if draft.rule.frame.denied or draft.trigger not in withheld]
    for draft in sorted(drafts, key=_rank):
        if not any(_same(sentence, draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.trigger, draft.rule.order))


def _rank(draft: Draft) -> tuple[float, int, int]:
    """The likeliest first, then the heaviest frame, then the order of the text."""
    likely = draft.likely if draft.likely is not None else draft.rule.frame.weight / 10
    return (-likely, draft.mark.start, draft.rule.order)


def _same(sentence: Sentence, a: Draft, b: Draft) -> bool:
    if a.rule.frame.type != b.rule.frame.type:
        return False
    if a.rule.frame.type == "characterisation":
        return a.stance == b.stance
    if a.rule.frame.type in TRADE:
        return _same_deal(sentence, a, b)
    several = a.rule.frame.type in SEVERAL and len(a.parties) > 1 and len(b.parties) > 1
    if several and set(a.parties) != set(b.parties):
        return False
    return a.mark.clause is b.mark.clause


def _same_deal(sentence: Sentence, a: Draft, b: Draft) -> bool:
    """Whether two drafts tell of one stage of one deal: they are of the same weapons, and no date tells them apart."""
    if (a.until or b.until) and a.parties != b.parties:
        return False
    if a.things and b.things and not set(a.things) & set(b.things):
        return False
    if a.parties != b.parties and a.clause != b.clause and not set(a.things) & set(b.things):
        return False
    first, last = (a, b) if a.mark.start < b.mark.start else (b, a)
    staged = a.rule.frame.sets.get("stage") != b.rule.frame.sets.get("stage")
    if staged and first.mark.passive and not first.mark.finite and sentence.dated(first.mark.end, last.mark.start):
        return False  # "the jets contracted in 2016 had been handed over"
    one, other = when(sentence, a), when(sentence, b)
    return any(x.startswith(y) or y.startswith(x) for x in one for y in other)
