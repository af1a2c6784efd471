"""Dyad-years: what is counted where, and what stays unknown."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from comity import series
from comity.model import Block, Claim, Document, Event, Lineage, Observation, Series
from comity.series.coverage import REACH, stretch
from comity.series.years import lasting, span

DIMENSIONS = ("diplomacy", "arms", "limits", "context")


def document(id: str, published: str) -> Document:
    text = "A text."
    return Document(
        id=id, name=id, path=id, format="txt", size=7, text=text,
        blocks=(Block(start=0, end=7, kind="body"),), published=published,
    )  # fmt: skip


def claim(
    id: str, document: str, date: str, parties: tuple[str, ...] = ("CHN", "RUS"), status: str = "occurred"
) -> Claim:
    return Claim(
        id=id, document=document, doc=document, kind="claim", type="meeting", quote="A text", sentence="A text.",
        start=0, end=6, sentence_start=0, sentence_end=7, parties=parties, date=date, status=status, coder="rules",
    )  # fmt: skip


def event(
    id: str, date: str, dimension: str = "diplomacy", *, type: str = "meeting",
    parties: tuple[str, ...] = ("CHN", "RUS"),
    source: tuple[str, ...] = (), target: tuple[str, ...] = (), status: str = "occurred",
    documents: tuple[str, ...] = ("d1",), lineages: tuple[str, ...] = ("d1",),
) -> Event:  # fmt: skip
    return Event(
        id=id, type=type, dimension=dimension, label=id, parties=parties, source=source, target=target, date=date,
        status=status, claims=("c" + id,), documents=documents, lineages=lineages,
    )  # fmt: skip


def table(rows: list[Series]) -> dict[tuple[str, str, int], Series]:
    return {(row.dyad, row.variable, row.year): row for row in rows}


def run(events: list[Event], claims: list[Claim], documents: list[Document], **more: object) -> list[Series]:
    lineages = [Lineage(id=document.id, document=document.id) for document in documents]
    return series.count(events, claims, documents, lineages, ("RUS", "CHN"), dimensions=DIMENSIONS, **more)  # type: ignore[arg-type]


def test_a_year_without_a_document_is_unknown_and_a_silent_one_is_zero() -> None:
    claims = [claim("c1", "d1", "1990"), claim("c2", "d1", "2005-03"), claim("c3", "d1", "2007")]
    events = [event("1", "1990"), event("2", "2005-03"), event("3", "2007")]
    rows = table(run(events, claims, [document("d1", "2009-01-01")]))
    value = {year: rows["CHN-RUS", "events.all", year].value for year in range(1990, 2010)}
    assert value[1990] == 1
    assert all(value[year] is None for year in range(1991, 2005))
    assert [value[year] for year in range(2005, 2010)] == [1, 0, 1, 0, 0]
    assert rows["CHN-RUS", "events.all", 1995].reason == "no document covers this year"
    assert rows["CHN-RUS", "coverage.documents", 1995].value == 0
    assert rows["CHN-RUS", "coverage.documents", 2006].documents == ("d1",)


def test_what_did_not_take_place_is_counted_apart_and_a_refusal_did() -> None:
    claims = [claim("c1", "d1", "2001")]
    events = [
        event("1", "2001", status="planned"),
        event("2", "2001", status="not_occurred"),
        event("3", "2001", "limits", type="restraint", status="not_occurred"),
    ]
    rows = table(run(events, claims, [document("d1", "2001")]))
    assert rows["CHN-RUS", "events.diplomacy", 2001].value == 0
    assert rows["CHN-RUS", "events.limits", 2001].events == ("3",)
    assert rows["CHN-RUS", "uncounted.all", 2001].events == ("1", "2")


def test_pressure_of_a_third_state_bears_on_the_pair_but_is_not_between_them() -> None:
    claims = [claim("c1", "d1", "2014")]
    parties = ("CHN", "RUS", "USA")
    events = [
        event("1", "2014", "context", parties=("RUS", "USA"), source=("USA",), target=("RUS",)),
        event("2", "2014", "context", parties=parties, source=("USA",), target=("CHN", "RUS")),
        event("3", "2014", "context", parties=("CHN", "RUS"), source=("RUS",), target=("CHN",)),
        event("4", "2014", parties=("CHN", "USA")),
    ]
    rows = table(run(events, claims, [document("d1", "2014")]))
    assert rows["CHN-RUS", "events.context", 2014].events == ("1", "2", "3")
    assert rows["CHN-RUS", "events.all", 2014].events == ("3",)


def test_a_practice_is_in_force_until_the_last_document_that_tells_of_it() -> None:
    claims = [claim("c1", "d1", "2005", status="ongoing"), claim("c2", "d2", "2006")]
    events = [event("1", "2005/..", "arms", status="ongoing", documents=("d1",))]
    rows = table(run(events, claims, [document("d1", "2008"), document("d2", "2010")]))
    force = {year: rows["CHN-RUS", "in_force.arms", year].value for year in range(2005, 2011)}
    assert force == {2005: 1, 2006: 1, 2007: 1, 2008: 1, 2009: 0, 2010: 0}
    assert rows["CHN-RUS", "events.arms", 2005].value == 1
    assert rows["CHN-RUS", "events.arms", 2006].value == 0


def test_corroboration_counts_lineages_not_documents() -> None:
    claims = [claim("c1", "d1", "2005"), claim("c2", "d2", "2005")]
    events = [
        event("1", "2005", documents=("d1", "d2"), lineages=("d1",)),
        event("2", "2005", documents=("d1", "d2"), lineages=("d1", "d2")),
    ]
    rows = table(run(events, claims, [document("d1", "2005"), document("d2", "2005")]))
    assert rows["CHN-RUS", "corroborated.all", 2005].events == ("2",)


def test_an_event_later_than_every_document_has_no_number_but_is_named() -> None:
    rows = table(run([event("1", "2030")], [claim("c1", "d1", "2010")], [document("d1", "2011")]))
    row = rows["CHN-RUS", "events.all", 2030]
    assert (row.value, row.events) == (None, ("1",))
    assert "no document covers" in row.reason


def test_undated_events_are_in_no_year() -> None:
    rows = run([event("1", ""), event("2", "../2010")], [claim("c1", "d1", "2010")], [document("d1", "2010")])
    assert not any(row.events for row in rows)


def test_observations_join_by_pair_and_year_and_are_never_added_up() -> None:
    def seen(id: str, period: str, value: float | None, *parties: str, directed: bool = False) -> Observation:
        return Observation(
            id=id, dataset="tiv", release="2024", parties=parties, directed=directed, period=period, variable="value",
            value=value, flag="" if value is not None else "withheld",
        )  # fmt: skip

    observations = [
        seen("o1", "2001", 5.0, "RUS", "CHN", directed=True),
        seen("o2", "2002", 1.0, "RUS", "CHN"),
        seen("o3", "2002", 2.0, "CHN", "RUS"),
        seen("o4", "2003", None, "CHN", "RUS"),
        seen("o5", "2003", 7.0, "CHN", "USA"),
        seen("o6", "2001/2005", 7.0, "CHN", "RUS"),
    ]
    rows = table(run([], [], [], observations=observations))
    assert rows["RUS>CHN", "tiv.value", 2001].value == 5
    assert rows["CHN-RUS", "tiv.value", 2002].value is None
    assert rows["CHN-RUS", "tiv.value", 2002].observations == ("o2", "o3")
    assert rows["CHN-RUS", "tiv.value", 2003].reason == "withheld"
    assert len(rows) == 3


def test_no_documents_no_rows() -> None:
    assert run([], [], []) == []


def test_order_of_input_does_not_matter() -> None:
    claims = [claim("c1", "d1", "2001"), claim("c2", "d2", "2004"), claim("c3", "d2", "2009")]
    events = [event("1", "2001"), event("2", "2004", "arms"), event("3", "2009")]
    documents = [document("d1", "2003"), document("d2", "2010")]
    first = run(events, claims, documents)
    assert all(run(list(some), claims[::-1], documents[::-1]) == first for some in permutations(events))


def test_dates_as_years() -> None:
    assert span("2008-05-01") == (2008, 2008)
    assert span("2008/..") == (2008, None)
    assert span("../2010-02") == (None, 2010)
    assert span("") == span("soon") == (None, None)
    assert list(lasting(event("1", "2008/.."), None)) == [2008]
    assert list(lasting(event("1", "../2010"), 2020)) == [2010]
    assert list(lasting(event("1", "../.."), 2020)) == []


@given(st.lists(st.integers(1900, 2030)), st.none() | st.integers(1900, 2030))
def test_coverage_by_its_definition(years: list[int], published: int | None) -> None:
    told = {year for year in years if published is None or year <= published}
    points = told | {published} if told and published is not None else told

    def reached(year: int) -> bool:
        before, after = [p for p in points if p <= year], [p for p in points if p >= year]
        return (
            bool(before and after) and min(after) - max(before) <= REACH and (min(after) > max(before) or year in told)
        )

    wanted = {year for year in range(1900, 2031) if year in told or reached(year)}
    if published in points and any(0 < published - p <= REACH for p in points):
        wanted.add(published)  # a point is the end of the silence before it
    assert stretch([str(year) for year in years], published) == wanted
