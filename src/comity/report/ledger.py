"""The events with their evidence, year by year: the part of the page that every number leads to."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from comity.model import Claim, Conflict, Event
from comity.report.index import DATED, ELSEWHERE, Index
from comity.report.words import anchor, listed, plain, several, visible, when

_LINKS = {
    "instance_of": "one round of",
    "step_of": "a step of",
    "renews": "renews",
    "upgrades": "upgrades",
    "supersedes": "supersedes",
}


class Evidence(msgspec.Struct, frozen=True):
    """One claim: its sentence with the quote inside it, and where that stands."""

    number: int
    before: str
    quote: str
    after: str
    source: str
    source_href: str
    text_href: str
    notes: tuple[str, ...]


class Side(msgspec.Struct, frozen=True):
    """One of the values that exclude each other, and the numbers and links of the claims that say so."""

    value: str
    claims: tuple[tuple[int, str], ...]


class Entry(msgspec.Struct, frozen=True):
    """One event as it stands in the ledger."""

    anchor: str
    when: str
    dimension: str
    type: str
    label: str
    told: str
    corroborated: bool
    status: str
    facts: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str, str], ...]
    conflicts: tuple[tuple[str, tuple[Side, ...]], ...]
    evidence: tuple[Evidence, ...]


class Chapter(msgspec.Struct, frozen=True):
    """The events of one year, or of none."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]
    folded: bool


def chapters(index: Index) -> list[Chapter]:
    """All events: those in the numbers by year, those without a year, those about other states."""
    return [
        _chapter(index, *kind, list(events)) for kind, events in groupby(index.events, lambda one: _kind(index, one))
    ]


def _kind(index: Index, event: Event) -> tuple[int, str]:
    group = index.group(event)
    return group, event.date.removeprefix("../")[:4] if group == DATED else ""


def _chapter(index: Index, group: int, year: str, events: list[Event]) -> Chapter:
    entries = tuple(_entry(index, event) for event in events)
    if group == DATED:
        return Chapter(anchor("y", year), visible(year), entries, folded=False)
    if group == ELSEWHERE:
        return Chapter("y-elsewhere", "Told of other states, in no number above", entries, folded=True)
    return Chapter("y-undated", "Without a year, in no number above", entries, folded=False)


def told_by(documents: int, lineages: int) -> str:
    """How many documents tell it, and how many of them are independent of each other."""
    return f"{several(documents, 'document')}, {several(lineages, 'independent source')}"


def _entry(index: Index, event: Event) -> Entry:
    return Entry(
        anchor=anchor("e", event.id),
        when=when(event.date) or "no date",
        dimension=visible(event.dimension),
        type=plain(event.type),
        label=visible(event.label) or plain(event.type),
        told=told_by(len(event.documents), len(event.lineages)),
        corroborated=len(event.lineages) > 1,
        status=plain(event.status) if event.status not in ("occurred", "") else "",
        facts=tuple(_facts(index, event)),
        links=tuple(_links(index, event)),
        conflicts=tuple(_conflict(index, conflict) for conflict in event.conflicts),
        evidence=tuple(_evidence(index, event)),
    )


def _facts(index: Index, event: Event) -> Iterator[tuple[str, str]]:
    sides = [listed(map(index.party, side)) for side in (event.source, event.target)]
    yield "Parties", listed(map(index.party, event.parties))
    if any(sides):
        yield "Direction", " → ".join(side or "…" for side in sides)
    if event.place:
        yield "Place", visible(event.place)
    for name, value in sorted(event.attributes.items()):
        yield plain(name).capitalize(), plain(value)


def _links(index: Index, event: Event) -> Iterator[tuple[str, str, str]]:
    for link in event.links:
        other = index.event.get(link.event)
        if other:
            label = f"{visible(other.label) or plain(other.type)}, {when(other.date) or 'no date'}"
            yield _LINKS.get(link.relation, plain(link.relation)), label, "#" + anchor("e", other.id)


def _conflict(index: Index, conflict: Conflict) -> tuple[str, tuple[Side, ...]]:
    sides = zip(conflict.values, conflict.claims, strict=True)
    return plain(conflict.field), tuple(
        Side(
            when(value) if conflict.field == "date" else visible(value),
            tuple((index.numbers[id], index.place(index.claim[id])) for id in claims if id in index.claim),
        )
        for value, claims in sides
    )


def _evidence(index: Index, event: Event) -> Iterator[Evidence]:
    """The claims in order of their numbers: the earliest document first."""
    seen: dict[str, str] = {}
    for claim in sorted(
        (index.claim[id] for id in event.claims if id in index.claim), key=lambda one: index.numbers[one.id]
    ):
        first = seen.setdefault(index.lineage(claim.document), claim.document)
        yield witness(index, claim, copy=first != claim.document)


def witness(index: Index, claim: Claim, *, copy: bool = False) -> Evidence:
    """What `claim` rests on; `copy` says that another document of its lineage was shown before."""
    offset = claim.start - claim.sentence_start
    whole = offset >= 0 and claim.sentence[offset : offset + len(claim.quote)] == claim.quote
    document = index.document.get(claim.document)
    notes = (
        f"said by {visible(claim.speaker)}" if claim.speaker else "",
        when(document.published) if document and document.published else "",
        "a copy of the same text" if copy else "",
        "" if document else "its document is not in this report",
    )
    return Evidence(
        number=index.numbers[claim.id],
        before=visible(claim.sentence[:offset]) if whole else "",
        quote=visible(claim.quote),
        after=visible(claim.sentence[offset + len(claim.quote) :]) if whole else "",
        source=visible((document and (document.publisher or document.title)) or claim.doc),
        source_href="#" + anchor("d", claim.document) if document else "",
        text_href=index.place(claim),
        notes=tuple(note for note in notes if note),
    )
