"""What is known of the pair itself: agreements, rivalry, disputes, arms, trade, vetoes."""

from collections.abc import Mapping

import numpy as np

from comity.dyad_years.cells import COVERAGE, Cells, Coverage, Floats, coverage, dyadic, within
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside, pairs
from comity.dyad_years.shelf import Shelf
from comity.model import Refused


def _agreements(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    cells = Cells(shelf.observations("dcad", variables=("dca_signed", "dca_active", "coverage")))
    joined = Joined(len(grid))
    pairs(joined, grid, "dca_signed", dyadic(cells, grid, "dca_signed", directed=False, total=True))
    pairs(joined, grid, "dca_active", dyadic(cells, grid, "dca_active", directed=False, total=True))
    outside(joined, grid, coverage(cells), "dcad")
    return joined


def _rivalries(grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    wanted, here = str(options["list"]), {release.part for release in shelf.releases("rivalries")}
    if wanted not in here:
        raise Refused(f"rivalries has no list {wanted!r} here", hint=f"here: {', '.join(sorted(here))}")
    cells = Cells(shelf.observations("rivalries", wanted))
    joined = Joined(len(grid))
    pairs(joined, grid, "rivalry", dyadic(cells, grid, "rivalry", directed=False))
    outside(joined, grid, coverage(cells), "rivalries")
    return joined


def _disputes(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    cells = Cells(shelf.observations("mids", "dyads"))
    joined = Joined(len(grid))
    for column, variable in (
        ("dispute", "dispute_ongoing"),
        ("dispute_onset", "dispute_onset"),
        ("hostility", "hostility"),
    ):
        laid = _highest(cells, grid, variable)
        pairs(joined, grid, column, laid if grid.directed else np.fmax(laid, laid.transpose(0, 2, 1)))
    outside(joined, grid, coverage(cells), "mids")
    return joined


def _highest(cells: Cells, grid: Grid, variable: str) -> Floats:
    """The highest value of a year, for the first state of each pair."""
    size = len(grid.states)
    laid = np.full((len(grid.years), size, size), np.nan)
    for number in cells.rows(variable):
        value, parties = cells.value[number], cells.parties[number]
        if value is not None and all(party in grid.places for party in parties):
            years, other = within(grid, *cells.years(number)), grid.places[parties[1]]
            for i in grid.places[parties[0]]:
                laid[years, i, other] = np.fmax(laid[years, i, other], value)
    return laid


def _two_ways(joined: Joined, grid: Grid, name: str, laid: Floats) -> None:
    pairs(joined, grid, f"{name}_ab", laid)
    pairs(joined, grid, f"{name}_ba", laid.transpose(0, 2, 1))


def _arms(grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    part = _vintage(shelf, str(options["part"]))
    cells = Cells(shelf.observations("sipri_tiv", part, ("tiv_delivered", "coverage")))
    joined, covers = Joined(len(grid)), coverage(cells)
    laid = dyadic(cells, grid, "tiv_delivered", directed=True)
    if options["silent_is_zero"]:
        _silent(cells, grid, laid)
    _two_ways(joined, grid, "tiv", laid)
    outside(
        joined,
        grid,
        covers,
        "sipri_tiv",
        silent="what is here of sipri_tiv records no delivery in one direction or both",
    )
    return joined


def _vintage(shelf: Shelf, wanted: str) -> str | None:
    """The part to read; all of them where they are of one release. Past years are revised with each, so that values of two
    releases must not stand in one series.
    """
    here = {release.part: release.release for release in shelf.releases("sipri_tiv")}
    listed = ", ".join(f"{part!r} ({release})" for part, release in sorted(here.items()))
    if wanted and wanted not in here:
        raise Refused(f"sipri_tiv has no part {wanted!r} here", hint=f"here: {listed}")
    if not wanted and len(set(here.values())) > 1:
        what = f"sipri_tiv is here in parts of different releases, which do not mix: {listed}"
        raise Refused(what, hint=f"say which, as in add('arms', part={min(here)!r})")
    return wanted or None


def _silent(cells: Cells, grid: Grid, laid: Floats) -> None:
    """0 where a part is silent: in its own years, and only of its supplier or recipient where it is of one alone."""
    sides: dict[str, tuple[set[str], set[str]]] = {}
    for number in cells.rows("tiv_delivered"):
        if len(cells.parties[number]) == len(("supplier", "recipient")):
            for seen, party in zip(
                sides.setdefault(cells.part[number], (set(), set())), cells.parties[number], strict=True
            ):
                seen.add(party)
    everyone, nobody = np.arange(len(grid.states)), np.array([], dtype=np.intp)
    for number in cells.rows(COVERAGE):
        if cells.part[number] not in sides:  # totals with the world say nothing of pairs
            continue
        one, other = (
            grid.places.get(next(iter(seen)), nobody) if len(seen) == 1 else everyone
            for seen in sides[cells.part[number]]
        )
        years = np.arange(len(grid.years))[within(grid, *cells.years(number))]
        where = np.ix_(years, one, other)
        laid[where] = np.nan_to_num(laid[where])


def _trade(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    cells = Cells(shelf.observations("trade", "dyads"))
    joined = Joined(len(grid))
    _two_ways(joined, grid, "exports", dyadic(cells, grid, "flow", directed=True))
    outside(joined, grid, coverage(cells), "trade")
    return joined


def _shared_igos(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    cells = Cells(shelf.observations("igos", "dyads"))
    joined = Joined(len(grid))
    pairs(joined, grid, "shared_igos", dyadic(cells, grid, "igos_shared", directed=False))
    outside(joined, grid, coverage(cells), "igos")
    return joined


def _vetoes(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    """Vetoes that both cast; 0 for all but permanent members, for no other state can. One that stands in two parts of the
    dataset, the list and its supplement, counts once.
    """
    cells = Cells(shelf.observations("un_sc_vetoes"))
    size = len(grid.states)
    laid = np.zeros((len(grid.years), size, size))
    seen: dict[tuple[str, tuple[str, ...], str], str] = {}
    for number in cells.rows("veto"):
        twin = (cells.period[number], tuple(cells.parties[number]), cells.text[number].partition(" | ")[0])
        if seen.setdefault(twin, cells.part[number]) != cells.part[number]:
            continue
        cast = np.concatenate([grid.places.get(party, np.array([], dtype=np.intp)) for party in cells.parties[number]])
        laid[within(grid, *cells.years(number)), cast[:, None], cast[None, :]] += 1
    joined = Joined(len(grid))
    pairs(joined, grid, "joint_vetoes", laid)
    covers = coverage(cells)
    if covers is not None:
        outside(joined, grid, Coverage(first=covers.first, last=covers.last, complete=True), "un_sc_vetoes")
    return joined


ALL = (
    Join(
        name="agreements",
        title="Bilateral defence cooperation agreements (Kinne)",
        datasets=("dcad",),
        columns=(
            Column(name="dca_signed", meaning="agreements signed in the year", whole=True),
            Column(name="dca_active", meaning="agreements in force by their signing and estimated end", whole=True),
        ),
        make=_agreements,
    ),
    Join(
        name="rivalries",
        title="Strategic rivalries",
        datasets=("rivalries",),
        columns=(Column(name="rivalry", meaning="1 if the two were strategic rivals", whole=True),),
        options={"list": "tss"},
        make=_rivalries,
    ),
    Join(
        name="disputes",
        title="Militarized interstate disputes (Correlates of War)",
        datasets=("mids",),
        part="dyads",
        columns=(
            Column(name="dispute", meaning="1 if a dispute between the two was under way", whole=True),
            Column(name="dispute_onset", meaning="1 if a dispute between the two began", whole=True),
            Column(
                name="hostility",
                meaning="highest hostility of the first state (undirected: of either); 0 none",
                whole=True,
            ),
        ),
        make=_disputes,
    ),
    Join(
        name="arms",
        title="Deliveries of major conventional arms (SIPRI)",
        datasets=("sipri_tiv",),
        columns=(
            Column(name="tiv_ab", meaning="arms delivered by the first state to the second state", unit="million TIV"),
            Column(name="tiv_ba", meaning="arms delivered by the second state to the first state", unit="million TIV"),
        ),
        options={"silent_is_zero": False, "part": ""},
        make=_arms,
    ),
    Join(
        name="trade",
        title="Trade between the two (Correlates of War)",
        datasets=("trade",),
        part="dyads",
        columns=(
            Column(
                name="exports_ab",
                meaning="exports of the first state to the second state",
                unit="million current US dollars",
            ),
            Column(
                name="exports_ba",
                meaning="exports of the second state to the first state",
                unit="million current US dollars",
            ),
        ),
        make=_trade,
    ),
    Join(
        name="shared_igos",
        title="Shared memberships of intergovernmental organisations (Correlates of War)",
        datasets=("igos",),
        part="dyads",
        columns=(Column(name="shared_igos", meaning="organisations of which both are full members", whole=True),),
        make=_shared_igos,
    ),
    Join(
        name="vetoes",
        title="Joint vetoes in the Security Council",
        datasets=("un_sc_vetoes",),
        columns=(Column(name="joint_vetoes", meaning="draft resolutions that both vetoed", whole=True),),
        make=_vetoes,
    ),
)
