"""The charts are Vega-Lite of the major version that a report carries, by the schema that Altair ships."""

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import altair
import jsonschema
import pytest

from comity.report import Panel, plot

Specs = Callable[[str], dict[str, dict[str, Any]]]


def test_vega_lite_fits_the_schema() -> None:
    said = (files("comity.report") / "vendor" / "README.md").read_text(encoding="utf-8")
    version = re.search(r"vega-lite (\d+)\.", said)
    assert version is not None
    assert altair.SCHEMA_VERSION.lstrip("v").split(".")[0] == version.group(1)


def test_the_charts_of_a_report_fit_the_schema(page: str, specs: Specs) -> None:
    found = specs(page)
    assert {name.partition("-")[0] for name in found} == {"timeline", "activity", "coverage"}
    for spec in found.values():
        assert spec.pop("background") is None  # none is drawn, which the renderer takes and the schema does not know
        altair.LayerChart.from_dict(spec)


@pytest.mark.parametrize("dyads", [["USA-CHN"], ["USA-CHN", "CHN-RUS"]])
def test_small_charts_fit_the_schema(dyads: list[str], specs: Specs) -> None:
    panel = Panel(name="s", meaning="S", unit="", values=[[None, 0.5]] * len(dyads))
    (spec,) = specs(plot("A", [2000, 2001], dyads, [panel], [])).values()
    altair.Chart.from_dict(spec)


def test_what_is_no_chart_does_not_fit() -> None:
    with pytest.raises(jsonschema.ValidationError):
        altair.Chart.from_dict({"data": {"values": []}, "mark": {"type": "disc"}})
