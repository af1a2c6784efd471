"""What was set aside and why, what sources state as numbers, and how claims fare against outside data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from comity.model import BLOCK_KINDS, Check, Claim
from comity.report.index import Index
from comity.report.ledger import Evidence, witness
from comity.report.words import anchor, listed, number, plain, several, visible, when

_KINDS: Mapping[str, str] = {
    "body": "read for claims",
    "heading": "set aside: headings are not coded",
    "footnote": "set aside: footnotes and lists of links are not coded",
    "caption": "set aside: captions are not coded",
    "boilerplate": "set aside: menus, notices, page numbers and the like",
}


class Refused(msgspec.Struct, frozen=True):
    """A document that was not read, and why."""

    name: str
    href: str
    reason: str


class Stated(msgspec.Struct, frozen=True):
    """A number that a source states about a relationship."""

    concept: str
    parties: str
    date: str
    value: str
    evidence: Evidence


class Compared(msgspec.Struct, frozen=True):
    """A claim held against outside data."""

    verdict: str
    dataset: str
    claimed: str
    observed: str
    reason: str
    evidence: Evidence | None


def refused(index: Index) -> list[Refused]:
    """The documents whose text could not be had or whose language is not read."""
    return [
        Refused(visible(one.title or one.name), "#" + anchor("d", one.id), f"{one.status}: {visible(one.reason)}")
        for one in index.documents
        if one.status != "read"
    ]


def kinds(index: Index) -> list[tuple[str, str, str]]:
    """How many sentences there are of each kind, and what was done with them."""
    return [(kind, number(index.kinds[kind]), _KINDS[kind]) for kind in BLOCK_KINDS if index.kinds[kind]]


def stated(index: Index) -> Iterator[Stated]:
    """The figures, in order of their concepts and dates."""
    figures = (claim for claim in index.claims if claim.kind == "figure")
    for claim in sorted(figures, key=lambda one: (one.concept, one.date, index.numbers[one.id])):
        yield Stated(
            concept=plain(claim.concept),
            parties=_parties(index, claim),
            date=when(claim.date),
            value=_value(claim),
            evidence=witness(index, claim),
        )


def _parties(index: Index, claim: Claim) -> str:
    if claim.source and claim.target:
        return " → ".join(listed(map(index.party, side)) for side in (claim.source, claim.target))
    return listed(map(index.party, claim.parties))


def _value(claim: Claim) -> str:
    values = (claim.value, claim.value_high)
    text = " to ".join(number(value) for value in values if value is not None) or "not given"
    return f"{text} {visible(claim.unit)}".strip() + (f" ({visible(claim.note)})" if claim.note else "")


def loose(index: Index) -> Sequence[Evidence]:
    """The claims that were merged into no event."""
    return [witness(index, one) for one in index.claims if one.kind == "claim" and one.id not in index.event_of]


def compared(index: Index, checks: Iterable[Check]) -> list[Compared]:
    """The checks, what differs first."""
    order = {"differs": 0, "agrees": 1, "cannot_tell": 2}
    ranked = sorted(
        checks, key=lambda one: (order[one.verdict], one.dataset, index.numbers.get(one.claim, 0), one.claim)
    )
    return [
        Compared(
            verdict=plain(check.verdict),
            dataset=plain(check.dataset),
            claimed=visible(check.claimed),
            observed=visible(check.observed),
            reason=visible(check.reason),
            evidence=witness(index, index.claim[check.claim]) if check.claim in index.claim else None,
        )
        for check in ranked
    ]


def counts(index: Index) -> list[tuple[str, str]]:
    """The size of each table."""
    sizes = (
        (len(index.documents), "document", ""),
        (len(index.family), "lineage", ""),
        (index.kinds.total(), "passage", ""),
        (len(index.claims), "claim", ""),
        (len(index.events), "event", ""),
        (len(index.series), "value in series", "values in series"),
        (len(index.measures), "measure", ""),
    )
    return [tuple(several(*size).split(" ", 1)) for size in sizes]  # type: ignore[misc]
