"""The rule coder: Passages → Claims. One pass finds the terms; a sentence without a trigger or an actor goes no further."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from comity.claims import attributes, figures
from comity.claims.coder import coder
from comity.claims.distinct import distinct
from comity.claims.draft import Draft
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN
from comity.claims.when import when
from comity.claims.where import where
from comity.model import Claim, Document, Passage, key

VERSION = "1"
CODER = "rules"

PRACTICES = (
    "exercise",
    "visit",
    "mechanism",
    "support",
    "patrol",
    "personnel",
    "functional",
    "coproduction",
    "meeting",
    "pressure",
)
"""Types whose perfect tense with an open date tells a practice; arms are sold and treaties signed one by one."""


def code(document: Document, passages: Sequence[Passage]) -> list[Claim]:
    """The claims and figures of a document, in the order of its text.

    `passages` are its sentences in order; only those of kind ``body`` are coded. Offsets of a claim are those of
    ``document.text``, and ``document.text[claim.start:claim.end] == claim.quote``.
    """
    claims: list[Claim] = []
    for sentence, drafts, _ in coder().read(document, passages, hurried=True):
        for draft in distinct(sentence, drafts):
            claims.extend(_claims(document, sentence, draft))
        claims.extend(figures.find(document, sentence))
    return _unique(claims)


def _claims(document: Document, sentence: Sentence, draft: Draft) -> Iterator[Claim]:
    """The claims of a draft: one for each date that the clause lists, and for each weapon where the frame says so."""
    frame = draft.rule.frame
    things = attributes.listed(sentence, draft) if frame.each else []
    place = where(sentence, draft)
    for date in when(sentence, draft):
        if date and draft.status == "occurred":
            sentence.discourse.occasions.setdefault((frame.type, draft.parties), date)
        for start, end, thing in things or [(draft.start, draft.end, None)]:
            yield Claim(
                id="", document=document.id, doc=document.name, kind="claim", type=frame.type,
                quote=document.text[start:end], sentence=document.text[sentence.start : sentence.end],
                start=start, end=end, sentence_start=sentence.start, sentence_end=sentence.end,
                parties=draft.parties, source=draft.source, target=draft.target, date=date, place=place, status=_kept_up(draft, date),
                speaker=draft.speaker, attributes=attributes.fill(sentence, draft, thing), coder=CODER, frame=frame.name,
                confidence=None if draft.likely is None else round(draft.likely, 3),
            )  # fmt: skip


def _kept_up(draft: Draft, date: str) -> str:
    """The status of the claim: what has been done "since 2005" is a practice, unless its type is of single acts."""
    if draft.status == "occurred" and date.endswith("/..") and draft.rule.frame.type in PRACTICES:
        verb = draft.mark.under if draft.mark.kind == NOUN else draft.mark
        if verb is not None and verb.perfect:
            return "ongoing"
    return draft.status


def _unique(claims: list[Claim]) -> list[Claim]:
    """The claims with their ids; two that would share one differ in nothing that identifies a claim."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        number = key(
            claim.document,
            claim.start,
            claim.end,
            claim.kind,
            claim.type or claim.concept,
            *claim.parties,
            claim.date,
            claim.value,
            claim.coder,
        )
        if number not in seen:
            seen[number] = replace(claim, id=number)
    return list(seen.values())
