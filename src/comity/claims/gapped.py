"""The deals that a sentence tells without saying their verb again.

"F-16s for Turkey and F-35s for Greece", "Ukraine with eighteen tanks and Norway with fifty", "Indonesia bought 42 fighters from France,
and Egypt 30".

Takes: a `Sentence` and a `Draft` of a deal between two. Gives: the draft with where its own words end, and a draft for each further deal.
"""

import re

from comity.claims.actors import Group
from comity.claims.draft import Draft
from comity.claims.roles import SPEAKING
from comity.claims.sentence import Sentence

_LINK = re.compile(r"(?:,| and| but| while| as well as)\b|,")
_AGAIN = re.compile(r"(?:,? (?:and|but|while)|,) (?:the )?$")
_HANDED = re.compile(r" with (?:\d[\d,]*|an?\b|some|another|[a-z]+(?:teen|ty|een)?\b)")
_SHORT = re.compile(
    r" (?:an? |some |another |up to )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|dozens)\b"
)
_TO = ("to", "for")
FAR = 90  # characters from one deal to the next


def deals(sentence: Sentence, draft: Draft) -> list[Draft]:
    """The draft and what follows from it; only itself where no other deal is told."""
    mark = draft.mark
    if draft.rule.frame.type != "arms_transfer" or mark.passive or len(draft.source) != 1 or len(draft.target) != 1:
        return [draft]
    groups = [
        group
        for group in sentence.parse.groups
        if len(group.codes) == 1 and group.kind not in SPEAKING and group.start >= mark.end and not group.person
    ]
    last = next((group for group in groups if group.codes in (draft.source, draft.target)), None)
    if last is None:
        return [draft]
    found = [draft]
    for group in groups:
        if group.start <= last.end:
            continue
        if group.codes[0] in draft.parties or group.start - last.end > FAR or _verbs(sentence, last.end, group):
            break
        further = _further(sentence, draft, last, group)
        if further is None:
            break
        if len(found) == 1:
            found[0] = draft._replace(until=last.end)
        found.append(further)
        last = group
    return found


def _verbs(sentence: Sentence, low: int, group: Group) -> bool:
    """Whether a verb stands between two deals, or is what a group does."""
    return any(low <= verb.start < group.start for verb in sentence.parse.verbs if verb.finite) or any(
        clause.subject is group and clause.kind != "rel" and clause.verb is not None and clause.verb.start > group.start
        for clause in sentence.parse.clauses
    )


def _further(sentence: Sentence, draft: Draft, last: Group, group: Group) -> Draft | None:
    """The deal that `group` stands for, if it is one."""
    text = sentence.text
    gap = text[last.end : group.start]
    goods = [hit for hit in sentence.hits if hit[2].weapon and last.end <= hit[0] < min(sentence.end, group.end + FAR)]
    before = tuple(hit[0] for hit in goods if hit[0] < group.start)
    behind = [hit for hit in goods if hit[0] >= group.end]
    if group.preposition in _TO and group.preposition == last.preposition and _LINK.match(gap):
        if before or gap.strip(" ,").startswith(("and", "as well as")):
            return _told(draft, group, (last.end, group.end), before, give=True)
        return None
    if group.preposition or group.possessive or group.adjective or not _AGAIN.search(gap):
        return None
    things = (behind[0][0],) if behind else draft.things
    handed = _HANDED.match(text, group.end)
    if handed is not None and not last.preposition:
        end = behind[0][1] if behind else handed.end()
        return _told(draft, group, (group.start, end), things, give=True)
    direct = bool(behind) and not text[group.end : behind[0][0]].strip(" 0123456789,")
    counted = _SHORT.match(text, group.end)
    if direct or counted is not None:
        end = behind[0][1] if direct or counted is None else counted.end()
        supplier = _stands_before(sentence, draft)
        return _told(draft, group, (group.start, end), things if direct else draft.things, give=not supplier)
    return None


def _stands_before(sentence: Sentence, draft: Draft) -> bool:
    """Whether the supplier is who stands before the verb."""
    return any(group.codes == draft.source and group.end <= draft.mark.start for group in sentence.parse.groups)


def _told(draft: Draft, group: Group, span: tuple[int, int], things: tuple[int, ...], *, give: bool) -> Draft:
    """The draft with `group` in the place of who is given to, or of who gives."""
    start, end = span
    source, target = (draft.source, group.codes) if give else (group.codes, draft.target)
    return draft._replace(
        parties=(*source, *target),
        source=source,
        target=target,
        start=max(start, draft.mark.end),
        end=end,
        things=things,
        since=start,
        until=end,
        how=f"{draft.how}+gapped",
    )
