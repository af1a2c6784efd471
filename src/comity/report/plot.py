"""Variables of some dyads over the years as one page of small charts, one below the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from comity.model import Record
from comity.report.charts import BARE, PALETTE
from comity.report.render import DRAWING, environment, resource, script_json, scripted


class Panel(Record, frozen=True, kw_only=True):
    """One variable: its name, meaning and unit, and its value for each dyad (in their order) and year; None is a gap.

    `reason` says why values are missing, each reason with how many it explains.
    """

    name: str
    meaning: str
    unit: str = ""
    values: Sequence[Sequence[float | None]]
    reasons: Mapping[str, int] = {}


def plot(
    title: str, years: Sequence[int], dyads: Sequence[str], panels: Sequence[Panel], sources: Sequence[str]
) -> str:
    """One HTML document that needs nothing else. Without a script it shows the numbers as a table."""
    specs = {f"panel-{number}": _spec(years, dyads, panel) for number, panel in enumerate(panels)}
    scripts, hashes = scripted((*DRAWING, "templates/plot.js"))
    page = environment().get_template("plot.html")
    return page.render(
        title=title, years=years, dyads=dyads, panels=panels, sources=sources, specs=script_json(specs), scripts=scripts,
        hashes=hashes, style=resource("templates/page.css"), described=[_described(years, dyads, panel) for panel in panels],
    )  # fmt: skip


def _spec(years: Sequence[int], dyads: Sequence[str], panel: Panel) -> dict[str, Any]:
    rows = [
        {"dyad": dyad, "year": year, "value": value}
        for dyad, values in zip(dyads, panel.values, strict=True)
        for year, value in zip(years, values, strict=True)
    ]
    dyad, year, value = (_field("dyad", "nominal"), _field("year", "quantitative"), _field("value", "quantitative"))
    encoding = {
        "x": {**year, "axis": {"format": "d", "title": None}, "scale": {"domain": [years[0], years[-1]], "nice": False}},
        "y": {**value, "title": panel.unit or None, "scale": {"zero": False}},
        "color": {
            **dyad, "scale": {"domain": list(dyads), "range": list(PALETTE[: len(dyads)])},
            "legend": {"title": None, "orient": "top"} if len(dyads) > 1 else None,
        },
        "tooltip": [dyad, {**year, "format": "d"}, {**value, "format": ".4~g"}],
    }  # fmt: skip
    mark = {"type": "line", "point": {"size": 14}, "invalid": "break-paths-show-domains"}
    size = {"width": "container", "height": 140}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding, **size, "config": BARE}


def _field(name: str, kind: str) -> dict[str, Any]:
    return {"field": name, "type": kind}


def _described(years: Sequence[int], dyads: Sequence[str], panel: Panel) -> str:
    """The panel in words: for each dyad its first and last known value."""
    parts = []
    for dyad, values in zip(dyads, panel.values, strict=True):
        known = [(year, value) for year, value in zip(years, values, strict=True) if value is not None]
        if known:
            parts.append(f"{dyad}: {known[0][1]:.4g} in {known[0][0]}, {known[-1][1]:.4g} in {known[-1][0]}")
        else:
            parts.append(f"{dyad}: no value is known")
    return "; ".join(parts) + "."
