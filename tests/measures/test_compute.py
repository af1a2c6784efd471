"""Every measure on a panel with unknown years."""

from comity import measures
from comity.measures import CARDS
from comity.model import Measure, Series

DIMENSIONS = ("diplomacy", "commitment", "arms", "military", "functional", "limits")


def rows(counts: dict[int, int | None], sources: int = 1) -> list[Series]:
    """A dyad whose events are all military; None is a year nobody covers."""
    found = []
    for year, count in counts.items():
        ids = tuple(f"{year}.{i}" for i in range(count or 0))
        for name in (*(f"events.{kind}" for kind in DIMENSIONS), "events.all", "corroborated.all"):
            ours = name in ("events.military", "events.all")
            value = None if count is None else float(len(ids)) if ours else 0.0
            found.append(Series(dyad="CHN-RUS", year=year, variable=name, value=value, events=ids if ours else ()))
        covering = 0.0 if count is None else float(sources)
        found.append(Series(dyad="CHN-RUS", year=year, variable="coverage.lineages", value=covering))
    return found


def table(found: list[Measure]) -> dict[tuple[str, str], Measure]:
    return {(measure.name, measure.period): measure for measure in found}


COUNTS = {1998: 0, 1999: 2, 2000: None, 2001: 1, 2002: 4, 2003: None, 2004: 5, 2005: 8}


def test_unknown_years_are_neither_zero_nor_counted() -> None:
    found = table(measures.compute(rows(COUNTS)))
    rate = found["activity.military", "1998/2005"]
    assert (rate.value, rate.n) == (20 / 6, 20)
    assert rate.caveat == "6 of 8 years are covered; the others are unknown and left out"
    assert len(rate.events) == 20
    assert found["activity.military", "2000/2005"].n == 18
    assert found["activity.military", "1998/1999"].value == 1
    filled = table(measures.compute(rows({year: count or 0 for year, count in COUNTS.items()})))
    assert filled["activity.military", "1998/2005"].value == 20 / 8


def test_trend_and_its_warning_about_reading() -> None:
    found = table(measures.compute(rows(COUNTS)))
    slope, tau = found["trend.slope.all", "1998/2005"], found["trend.tau.all", "1998/2005"]
    assert slope.value is not None
    assert slope.lower is not None
    assert slope.value > slope.lower > 0
    assert slope.n == 6
    assert tau.caveat.startswith("p = 0.0")
    series = rows(COUNTS)
    growing = [
        Series(dyad=row.dyad, year=row.year, variable=row.variable, value=row.year - 1990.0)
        if row.variable == "coverage.lineages"
        else row
        for row in series
    ]
    assert (
        "more sources cover the later years" in table(measures.compute(growing))["trend.slope.all", "1998/2005"].caveat
    )


def test_too_few_years_tell_no_trend_and_no_events_no_share() -> None:
    found = table(measures.compute(rows({2001: 0, 2002: 0})))
    assert found["trend.slope.all", "2001/2002"].value is None
    assert "fewer than 5" in found["trend.slope.all", "2001/2002"].caveat
    assert found["corroboration", "2001/2002"].value is None
    assert found["corroboration", "2001/2002"].caveat.startswith("no events")
    assert found["activity.all", "2001/2002"].value == 0
    assert ("breadth.evenness", "2001/2002") not in found


def test_breadth() -> None:
    found = table(measures.compute(rows(COUNTS)))
    assert found["breadth.dimensions", "1998/2005"].value == 1
    assert found["breadth.dimensions", "1998/2005"].unit == "of 5 dimensions"
    assert found["breadth.evenness", "1998/2005"].value == 0


def test_nothing_covered_nothing_measured() -> None:
    assert measures.compute(rows({2001: None})) == []
    assert measures.compute([]) == []


def test_every_measure_has_its_card_and_says_what_it_rests_on() -> None:
    found = measures.compute(rows(COUNTS))
    assert {measure.name.split(".")[0] for measure in found} == {card.name for card in CARDS}
    assert all(measure.formula and measure.caveat and measure.unit for measure in found)


def test_order_of_series_does_not_matter() -> None:
    assert measures.compute(rows(COUNTS)[::-1]) == measures.compute(rows(COUNTS))
