"""The Vega-Lite that a report carries is of the major version that Altair writes for."""

import re
from importlib.resources import files

import altair


def test_vega_lite_fits_altair() -> None:
    said = (files("comity.report") / "vendor" / "README.md").read_text(encoding="utf-8")
    version = re.search(r"vega-lite (\d+)\.", said)
    assert version is not None
    assert altair.SCHEMA_VERSION.lstrip("v").split(".")[0] == version.group(1)
