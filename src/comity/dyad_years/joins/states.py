"""What is known of each of the two states: every such join lays variables over the states and looks up both sides."""

from collections.abc import Mapping
from functools import partial

from comity.dyad_years.cells import Cells, coverage, monadic
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside, sides
from comity.dyad_years.shelf import Shelf

# Name of the join → its title, dataset, and variables with the names of their columns, meanings and units.
_KNOWN: Mapping[str, tuple[str, str, Mapping[str, tuple[str, str, str]]]] = {
    "capabilities": (
        "National material capabilities (Correlates of War)",
        "nmc",
        {
            "cinc": ("cinc", "composite index of national capability", "share of the system"),
            "milex": ("milex", "military expenditure", "thousand current US dollars (before 1914 pounds)"),
            "milper": ("milper", "military personnel", "thousands"),
            "irst": ("irst", "iron and steel production", "thousand tons"),
            "pec": ("pec", "primary energy consumption", "thousand coal-ton equivalents"),
            "tpop": ("tpop", "total population", "thousands"),
            "upop": ("upop", "population of large cities", "thousands"),
        },
    ),
    "majors": (
        "Major powers (Correlates of War)",
        "majors",
        {"major": ("major", "1 if the state was a major power", "")},
    ),
    "igos": (
        "Memberships of intergovernmental organisations (Correlates of War)",
        "igos",
        {"igos_full": ("igos", "organisations of which the state is a full member", "organisations")},
    ),
    "total_trade": (
        "Trade with the world (Correlates of War)",
        "trade",
        {
            "imports": ("imports", "imports from the world", "million current US dollars"),
            "exports": ("exports", "exports to the world", "million current US dollars"),
        },
    ),
    "gdp": (
        "Gross domestic product (World Bank)",
        "world_bank",
        {"gdp_current_usd": ("gdp", "gross domestic product", "current US dollars")},
    ),
    "population": (
        "Population (World Bank)",
        "world_bank",
        {"population": ("population", "population", "persons")},
    ),
    "military_spending": (
        "Military expenditure (SIPRI)",
        "sipri_milex",
        {
            "milex_constant_usd": ("milex_constant", "military expenditure at constant prices", "million US dollars"),
            "milex_current_usd": ("milex_current", "military expenditure at current prices", "million US dollars"),
            "milex_share_gdp": ("milex_share_gdp", "military expenditure by gross domestic product", "share"),
        },
    ),
}


def make(name: str, grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    """Each variable for both sides."""
    del options  # these joins have none
    dataset, variables = _KNOWN[name][1:]
    cells = Cells(shelf.observations(dataset, variables=[*variables, "coverage"]))
    joined = Joined(len(grid))
    for variable, (column, *_) in variables.items():
        sides(joined, grid, column, monadic(cells, grid, variable))
    outside(joined, grid, coverage(cells), dataset)
    return joined


ALL = tuple(
    Join(
        name=name,
        title=title,
        datasets=(dataset,),
        columns=tuple(
            Column(name=f"{column}_{side}", meaning=f"{meaning}: the {place} state", unit=unit)
            for column, meaning, unit in variables.values()
            for side, place in (("a", "first"), ("b", "second"))
        ),
        make=partial(make, name),
    )
    for name, (title, dataset, variables) in _KNOWN.items()
)
