"""The charts, as Vega-Lite by Altair; the page's script draws them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from comity.report.dyads import Dyad
from comity.report.index import Index
from comity.report.ledger import told_by
from comity.report.words import plain, several

#: Okabe and Ito's palette for colour-blind readers (grey for its pale yellow), in the codebook's order.
PALETTE = ("#0072b2", "#009e73", "#d55e00", "#e69f00", "#56b4e9", "#cc79a7", "#3b3b3b", "#999999")

#: Pixels kept for the labels left of each chart, the same in all so that their years stand under each other.
MARGIN = 92

Rows = list[dict[str, Any]]


class Chart(msgspec.Struct, frozen=True):
    """A chart: its specification, and what it shows in words."""

    id: str
    title: str
    note: str
    alt: str
    spec: Mapping[str, Any]


def colours(index: Index) -> dict[str, str]:
    """A colour for each dimension."""
    return {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(index.dimensions)}


def charts(index: Index, dyad: Dyad) -> Iterator[Chart]:
    """The timeline by dimension, the activity by year, and the strip of coverage below it."""
    rows = list(_events(index, dyad))
    if not rows:
        return
    alt = f"{dyad.title}, {dyad.first} to {dyad.last}: {_extremes(rows)} All numbers are in the table below."
    names = [name for name in index.dimensions if any(row["dimension"] == plain(name) for row in rows)]
    palette = {plain(name): colours(index)[name] for name in names}
    yield Chart(
        f"timeline-{dyad.code}", "Events by dimension",
        "The area of a disc is the number of events that begin in that year; its dark core, those that two or more "
        "independent sources tell. Click a disc for its events.",
        f"Discs by year and dimension. {alt}", _timeline(dyad, rows, palette),
    )  # fmt: skip
    yield Chart(
        f"activity-{dyad.code}", "Events a year",
        "Hatched years are unknown: no document covers them. They are not zero.",
        f"Stacked bars by year. {alt}", _activity(dyad, rows, palette),
    )  # fmt: skip
    yield Chart(
        f"coverage-{dyad.code}", "Independent sources that cover the year", "",
        f"Bars by year: the number of independent sources. {several(len(dyad.covered), 'year')} of "
        f"{dyad.last - dyad.first + 1} are covered.", _coverage(index, dyad),
    )  # fmt: skip


def _events(index: Index, dyad: Dyad) -> Iterator[dict[str, Any]]:
    for name in index.dimensions:
        for year, row in dyad.cells.get(f"events.{name}", {}).items():
            if row.value:
                told = sum(len(index.event[id].lineages) > 1 for id in row.events if id in index.event)
                figure = index.figures.events(row.value, row.events)
                count = several(int(row.value), "event")
                yield {
                    "year": year, "dimension": plain(name), "events": int(row.value), "corroborated": told,
                    "group": figure.group, "kind": figure.kind, "order": index.dimensions.index(name),
                    "tip": f"{year}, {plain(name)}: {count}, {told} told by two or more sources",
                }  # fmt: skip


def _extremes(rows: Rows) -> str:
    by_year: dict[int, int] = {}
    for row in rows:
        by_year[row["year"]] = by_year.get(row["year"], 0) + row["events"]
    year = max(by_year, key=lambda year: (by_year[year], -year))
    return f"the year with most is {year}, with {several(by_year[year], 'event')}."


def _finished(chart: Any, height: int) -> Mapping[str, Any]:
    """The specification of an Altair chart, with what all of them share."""
    spec: dict[str, Any] = chart.properties(width="container", height=height).to_dict()
    spec.pop("$schema")
    return spec | {"background": None, "autosize": {"type": "fit-x", "contains": "padding"}}


def _data(rows: Rows | Sequence[Mapping[str, Any]]) -> Any:
    import altair as alt

    return alt.InlineData(values=list(rows))


def _x(dyad: Dyad, field: str = "year", *, labels: bool = True) -> Any:
    import altair as alt

    scale = alt.Scale(domain=[dyad.first - 0.6, dyad.last + 0.6], nice=False, zero=False)
    axis = alt.Axis(
        format="d", tickMinStep=1, grid=False, title=None, labels=labels, ticks=labels, labelFlush=False,
        tickCount=alt.ExprRef("max(2, width / 70)"), domain=labels,
    )  # fmt: skip
    return alt.X(field, type="quantitative", scale=scale, axis=axis)


def _counts_axis(ticks: int) -> Any:
    import altair as alt

    extent = {"minExtent": MARGIN, "maxExtent": MARGIN}
    return alt.Axis(**extent, format="d", tickMinStep=1, tickCount=ticks, domain=False, ticks=False)


def _timeline(dyad: Dyad, rows: Rows, palette: Mapping[str, str]) -> Mapping[str, Any]:
    import altair as alt

    most = max(row["events"] for row in rows)
    y = alt.Y(
        "dimension:N", sort=list(palette), title=None,
        axis=alt.Axis(minExtent=MARGIN, maxExtent=MARGIN, grid=True, ticks=False, domain=False, labelPadding=8),
    )  # fmt: skip
    colour = alt.Color("dimension:N", scale=alt.Scale(domain=list(palette), range=list(palette.values())), legend=None)
    size = alt.Scale(domain=[0, most], range=[0, min(110 * most, 620)])
    chart = alt.Chart(_data(rows)).encode(x=_x(dyad), y=y, color=colour, tooltip="tip:N")
    return _finished(
        chart.mark_circle(opacity=0.35, cursor="pointer").encode(size=alt.Size("events:Q", scale=size, legend=None))
        + chart.mark_circle(opacity=1, cursor="pointer").encode(
            size=alt.Size("corroborated:Q", scale=size, legend=None)
        ),
        34 * len(palette),
    )


def _activity(dyad: Dyad, rows: Rows, palette: Mapping[str, str]) -> Mapping[str, Any]:
    import altair as alt

    by_year: dict[int, int] = {}
    for row in rows:
        below = by_year.get(row["year"], 0)
        by_year[row["year"]] = below + row["events"]
        row |= {"left": row["year"] - 0.42, "right": row["year"] + 0.42, "below": below, "above": by_year[row["year"]]}
    top = max(by_year.values())
    y = alt.Y(
        "below:Q", title=None, scale=alt.Scale(domain=[0, top]),
        axis=_counts_axis(4),
    )  # fmt: skip
    colour = alt.Color("dimension:N", scale=alt.Scale(domain=list(palette), range=list(palette.values())), legend=None)
    bars = (
        alt.Chart(_data(rows))
        .mark_rect(cursor="pointer")
        .encode(x=_x(dyad, "left"), x2="right:Q", y=y, y2="above:Q", color=colour, tooltip="tip:N")
    )
    return _finished(_unknown(dyad, _x(dyad, "left")) + bars, 200)


def _unknown(dyad: Dyad, x: Any) -> Any:
    """Full-height bars over the years nobody covers; the page fills their class with a hatch."""
    import altair as alt

    known = set(dyad.covered)
    silent = [
        {"left": year - 0.5, "right": year + 0.5, "tip": f"{year}: unknown, no document covers it"}
        for year in range(dyad.first, dyad.last + 1)
        if year not in known
    ]
    return alt.Chart(_data(silent)).mark_rect(color="url(#hatch)").encode(x=x, x2="right:Q", tooltip="tip:N")


def _coverage(index: Index, dyad: Dyad) -> Mapping[str, Any]:
    import altair as alt

    rows = [
        {
            "left": year - 0.42, "right": year + 0.42, "sources": len(row.lineages),
            "group": index.figures.documents(1, row.documents).group, "kind": "documents",
            "tip": f"{year}: {told_by(len(row.documents), len(row.lineages))}",
        }
        for year, row in dyad.cells.get("coverage.documents", {}).items()
        if row.value
    ]  # fmt: skip
    y = alt.Y(
        "sources:Q", title=None,
        axis=_counts_axis(2),
    )  # fmt: skip
    x = _x(dyad, "left", labels=False)
    bars = (
        alt.Chart(_data(rows))
        .mark_rect(color="#7d8590", cursor="pointer")
        .encode(x=x, x2="right:Q", y=y, tooltip="tip:N")
    )
    return _finished(_unknown(dyad, x) + bars, 56)
