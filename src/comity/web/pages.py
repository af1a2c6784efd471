"""The pages that show: overview, events, one event, documents, one document."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from comity.model import Lineage, Record, Series
from comity.report.charts import PALETTE
from comity.web.desk import desk
from comity.web.highlight import around, paragraphs, parts
from comity.web.shelf import Filter, Index

PER_PAGE = 50


class Bar(Record, frozen=True, kw_only=True):
    """One year of a small chart; a height of -1 marks a year without a number, whose `reason` is then given."""

    year: int
    height: float
    value: float | None
    reason: str


def overview(request: Request) -> Response:
    """Counts, a small chart for each pair and dimension, measures."""
    here, index = desk(request), desk(request).index()
    counts = {name: len(index.case.table(name)) for name in ("documents", "claims", "events", "observations", "checks")}
    counts["lineages"] = len({lineage.id for lineage in index.lineages.values()})
    counts["decided"] = len(here.standing())
    return here.page(
        "overview.html",
        case=index.case,
        counts=counts,
        charts=_charts(index.series(), list(dict.fromkeys(kind.dimension for kind in here.codebook.types))),
        measures=index.measures(),
    )


def _charts(series: Sequence[Series], order: Sequence[str]) -> Mapping[str, list[tuple[str, str, list[Bar]]]]:
    """Dyad → (dimension, colour, bars) in the codebook's `order`, all charts of a dyad on one scale."""
    colours = {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(order)}
    rows: dict[str, dict[str, list[Series]]] = defaultdict(lambda: defaultdict(list))
    for row in series:
        kind, _, dimension = row.variable.partition(".")
        if kind == "events" and dimension in colours:
            rows[row.dyad][dimension].append(row)
    charts = {}
    for dyad, dimensions in rows.items():
        most = max((row.value or 0 for found in dimensions.values() for row in found), default=0) or 1
        charts[dyad] = [
            (dimension, colours[dimension], [_bar(row, most) for row in dimensions[dimension]])
            for dimension in order
            if dimension in dimensions
        ]
    return charts


def _bar(row: Series, most: float) -> Bar:
    height = -1.0 if row.value is None else round(30 * row.value / most, 1)
    return Bar(year=row.year, height=height, value=row.value, reason=row.reason)


def events(request: Request) -> Response:
    """The list of events, narrowed by what the address asks, a page at a time."""
    here, index, asked = desk(request), desk(request).index(), request.query_params
    wanted = Filter(
        **{name: asked.get(name, "")[:200] for name in ("type", "dimension", "year", "party", "text")},
        newest=asked.get("order") == "newest",
    )
    found = index.select(wanted)
    page = _number(asked.get("page", "1"), last=max(1, -(-len(found) // PER_PAGE)))
    start = (page - 1) * PER_PAGE
    kept = {name: value for name, value in msgspec.to_builtins(wanted).items() if value and name != "newest"}
    if wanted.newest:
        kept["order"] = "newest"
    return here.page(
        "events.html",
        index=index,
        wanted=wanted,
        found=found[start : start + PER_PAGE],
        total=len(found),
        page=page,
        pages=max(1, -(-len(found) // PER_PAGE)),
        address=lambda page: "/events?" + urlencode({**kept, "page": page}),
    )


def _number(text: str, last: int) -> int:
    """A page number from an address, brought into range; what is none is a bad request."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(400, "There is no such page.")
    return min(max(int(text), 1), last)


def event(request: Request) -> Response:
    """One event with all its evidence."""
    here, index, id = desk(request), desk(request).index(), request.path_params["id"]
    if id not in index.events:
        raise HTTPException(404, "There is no such event (a later walk may have changed it).")
    whole = index.event(id)
    claims = index.claims(whole.claims)
    documents = index.documents({claim.document for claim in claims})
    checks = index.checks(whole.claims)
    families: dict[str, list[str]] = defaultdict(list)
    for document in whole.documents:
        families[_family(index, document)].append(document)
    return here.page(
        "event.html",
        event=whole,
        claims=claims,
        numbers={claim.id: place for place, claim in enumerate(claims, 1)},
        documents=documents,
        families=sorted(families.values()),
        lineages=index.lineages,
        context={c.id: around(documents[c.document], c) for c in claims if c.document in documents},
        checks=checks,
        events=index.events,
        standing=here.standing(),
    )


def _family(index: Index, document: str) -> str:
    return index.lineages.get(document, Lineage(id=document, document=document)).id


def documents(request: Request) -> Response:
    """All documents with what was read from them."""
    here, index = desk(request), desk(request).index()
    rows = index.case.query("documents_in_short")
    names = rows.column_names
    listed = [
        dict(zip(names, row, strict=True)) for row in zip(*(rows.column(n).to_pylist() for n in names), strict=True)
    ]
    page = _number(request.query_params.get("page", "1"), last=max(1, -(-len(listed) // PER_PAGE)))
    return here.page(
        "documents.html",
        rows=listed[(page - 1) * PER_PAGE : page * PER_PAGE],
        total=len(listed),
        page=page,
        pages=max(1, -(-len(listed) // PER_PAGE)),
        address=lambda page: f"/documents?page={page}",
        lineages=index.lineages,
    )


def document(request: Request) -> Response:
    """One document with its claims marked."""
    here, index, id = desk(request), desk(request).index(), request.path_params["id"]
    found = index.documents([id]).get(id)
    if found is None:
        raise HTTPException(404, "There is no such document.")
    claims, spans = index.claims_of(id), parts(found)
    asked = next((claim for claim in claims if claim.id == request.query_params.get("claim")), None)
    if asked:
        part = next((place for place, (_, end) in enumerate(spans, 1) if asked.start < end), 1)
    else:
        part = _number(request.query_params.get("part", "1"), last=max(1, len(spans)))
    start, end = spans[part - 1] if spans else (0, 0)
    return here.page(
        "document.html",
        document=found,
        paragraphs=paragraphs(found, claims, start, end),
        claims=claims,
        part=part,
        parts=len(spans),
        event_of=index.event_of,
        lineage=index.lineages.get(id),
        standing=here.standing(),
    )
