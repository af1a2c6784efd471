"""The charts, as Vega-Lite; the page's script draws them.

They are written out as plain mappings: a library that makes them from calls takes a second to load and to check them, a quarter of
`comity demo`. The tests hold them against the schema of Vega-Lite.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
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
Spec = dict[str, Any]

BARE: Mapping[str, Any] = {"view": {"continuousWidth": 300, "continuousHeight": 300}}
"""What every chart is drawn with; its size is then that of the page."""

TIP: Mapping[str, Any] = {"field": "tip", "type": "nominal"}


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


def _finished(drawn: Spec, datasets: Mapping[str, Rows], height: int) -> Spec:
    """The specification of a chart, with what all of them share."""
    size = {"width": "container", "height": height, "autosize": {"type": "fit-x", "contains": "padding"}}
    return {**drawn, **size, "datasets": datasets, "background": None, "config": BARE}


def _dataset(rows: Rows) -> str:
    """The name of some rows, by what they hold now."""
    return f"data-{sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:32]}"


def _x(dyad: Dyad, field: str = "year", *, labels: bool = True) -> Spec:
    scale = {"domain": [dyad.first - 0.6, dyad.last + 0.6], "nice": False, "zero": False}
    axis = {
        "format": "d", "tickMinStep": 1, "grid": False, "title": None, "labels": labels, "ticks": labels, "labelFlush": False,
        "tickCount": {"expr": "max(2, width / 70)"}, "domain": labels,
    }  # fmt: skip
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _counts(field: str, ticks: int) -> Spec:
    """A vertical axis of counts."""
    axis = {"minExtent": MARGIN, "maxExtent": MARGIN, "format": "d", "tickMinStep": 1, "tickCount": ticks}
    return {"field": field, "type": "quantitative", "title": None, "axis": {**axis, "domain": False, "ticks": False}}


def _colour(palette: Mapping[str, str]) -> Spec:
    scale = {"domain": list(palette), "range": list(palette.values())}
    return {"field": "dimension", "type": "nominal", "scale": scale, "legend": None}


def _timeline(dyad: Dyad, rows: Rows, palette: Mapping[str, str]) -> Spec:
    most = max(row["events"] for row in rows)
    axis = {"minExtent": MARGIN, "maxExtent": MARGIN, "grid": True, "ticks": False, "domain": False, "labelPadding": 8}
    y = {"field": "dimension", "type": "nominal", "sort": list(palette), "title": None, "axis": axis}
    scale = {"domain": [0, most], "range": [0, min(110 * most, 620)]}

    def discs(field: str, opacity: float) -> Spec:
        size = {"field": field, "type": "quantitative", "scale": scale, "legend": None}
        return {
            "mark": {"type": "circle", "opacity": opacity, "cursor": "pointer"},
            "encoding": {"x": _x(dyad), "y": y, "color": _colour(palette), "size": size, "tooltip": TIP},
        }

    name = _dataset(rows)
    drawn = {"data": {"name": name}, "layer": [discs("events", 0.35), discs("corroborated", 1)]}
    return _finished(drawn, {name: rows}, 34 * len(palette))


def _activity(dyad: Dyad, rows: Rows, palette: Mapping[str, str]) -> Spec:
    by_year: dict[int, int] = {}
    for row in rows:
        below = by_year.get(row["year"], 0)
        by_year[row["year"]] = below + row["events"]
        row |= {"left": row["year"] - 0.42, "right": row["year"] + 0.42, "below": below, "above": by_year[row["year"]]}
    y = _counts("below", 4) | {"scale": {"domain": [0, max(by_year.values())]}}
    bars = {
        "mark": {"type": "rect", "cursor": "pointer"},
        "encoding": {
            "x": _x(dyad, "left"), "x2": {"field": "right"}, "y": y, "y2": {"field": "above"},
            "color": _colour(palette), "tooltip": TIP,
        },
    }  # fmt: skip
    return _over_unknown(dyad, bars, rows, 200)


def _coverage(index: Index, dyad: Dyad) -> Spec:
    rows = [
        {
            "left": year - 0.42, "right": year + 0.42, "sources": len(row.lineages),
            "group": index.figures.documents(1, row.documents).group, "kind": "documents",
            "tip": f"{year}: {told_by(len(row.documents), len(row.lineages))}",
        }
        for year, row in dyad.cells.get("coverage.documents", {}).items()
        if row.value
    ]  # fmt: skip
    bars = {
        "mark": {"type": "rect", "color": "#7d8590", "cursor": "pointer"},
        "encoding": {
            "x": _x(dyad, "left", labels=False), "x2": {"field": "right"}, "y": _counts("sources", 2), "tooltip": TIP,
        },
    }  # fmt: skip
    return _over_unknown(dyad, bars, rows, 56)


def _over_unknown(dyad: Dyad, bars: Spec, rows: Rows, height: int) -> Spec:
    """Bars over full-height ones in the years nobody covers; the page fills the class of these with a hatch."""
    known = set(dyad.covered)
    silent: Rows = [
        {"left": year - 0.5, "right": year + 0.5, "tip": f"{year}: unknown, no document covers it"}
        for year in range(dyad.first, dyad.last + 1)
        if year not in known
    ]
    unknown = {
        "mark": {"type": "rect", "color": "url(#hatch)"},
        "encoding": {"x": bars["encoding"]["x"], "x2": {"field": "right"}, "tooltip": TIP},
    }
    below, above = _dataset(silent), _dataset(rows)
    layers = [unknown | {"data": {"name": below}}, bars | {"data": {"name": above}}]
    return _finished({"layer": layers}, {below: silent, above: rows}, height)
