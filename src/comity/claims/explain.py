"""Shows how each sentence was read: its spans, the frames that bound, and, where none did, the nearest and what it missed."""

from collections.abc import Iterator, Sequence

from comity.claims.coder import coder
from comity.claims.draft import Draft, Miss
from comity.claims.sentence import Sentence
from comity.claims.when import when
from comity.model import Document, Passage


def explain(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    """One block of text for each sentence that a frame was tried on."""
    for sentence, drafts, misses in coder().read(document, passages):
        if drafts or misses:
            yield "\n".join(_block(sentence, drafts, misses))


def _block(sentence: Sentence, drafts: list[Draft], misses: list[Miss]) -> Iterator[str]:
    yield _marked(sentence)
    for draft in drafts:
        who = " ".join(draft.parties)
        arrow = f"  {' '.join(draft.source)} > {' '.join(draft.target)}" if draft.source or draft.target else ""
        dates = ", ".join(filter(None, when(sentence, draft))) or "no date"
        likely = "" if draft.likely is None else f" {draft.likely:.2f}"
        stance = f" {draft.stance}" if draft.stance else ""
        frame = draft.rule.frame
        yield f"  + {frame.type}: {who}{arrow}, {dates}, {draft.status}{stance}{likely} [{frame.name}]"
        yield f"      {sentence.text[draft.start : draft.end]!r}"
    if not drafts:
        for miss in sorted(misses, key=lambda miss: -miss.rule.frame.weight)[:3]:
            yield f"  - {miss.rule.frame.name}: {miss.why}"


def _marked(sentence: Sentence) -> str:
    """The sentence with its groups and dates in brackets: [Beijing and Moscow=CHN RUS]."""
    spans = [
        (group.start, group.end, " ".join(group.codes) or group.kind, group.preposition)
        for group in sentence.parse.groups
    ]
    spans += [(found.start, found.end, found.date or found.kind, "") for found in sentence.dates]
    text, position = [], sentence.start
    for start, end, label, preposition in sorted(spans):
        if start < position:
            continue
        text += [
            sentence.text[position:start],
            "[",
            sentence.text[start:end],
            "=",
            label,
            f"/{preposition}" if preposition else "",
            "]",
        ]
        position = end
    return "".join((*text, sentence.text[position : sentence.end]))
