"""What was found, in plain sentences made from the numbers; each number leads to what is behind it."""

from collections.abc import Iterator, Sequence

from comity.model import Measure
from comity.report.dyads import Dyad, variables
from comity.report.figures import Figure
from comity.report.index import DATED, Index
from comity.report.words import day, listed, number, plain, several

Sentence = list[str | Figure]


def read(index: Index) -> Sentence:
    """How many sources there are."""
    documents = [one for one in index.documents if one.status == "read"]
    if not documents:
        return ["No document could be read, so nothing is known: every number below is missing, and none of them is 0."]
    lineages = {index.lineage(one.id) for one in documents}
    figure = index.figures.documents(several(len(documents), "document"), (one.id for one in documents))
    was = "was" if len(documents) == 1 else "were"
    sentence: Sentence = [figure, f" {was} read"]
    if len(lineages) < len(documents):
        one_source = index.figures.documents(several(len(lineages), "independent source"), lineages)
        sentence += ["; copies of one text count once, so they are ", one_source]
    dates = sorted(one.published for one in documents if one.published)
    if dates:
        first, last = day(dates[0][:4]), day(dates[-1][:4])
        sentence.append(f", published in {first}" if first == last else f", published from {first} to {last}")
    return [*sentence, "."]


def findings(index: Index, dyad: Dyad) -> Iterator[Sentence]:
    """What the numbers of one pair say, in the order a reader asks."""
    yield _how_much(index, dyad)
    yield from _unknown(dyad)
    yield from _trend(index, dyad)
    yield from _corroborated(index, dyad)
    yield from _limits(index, dyad)


def _how_much(index: Index, dyad: Dyad) -> Sentence:
    totals = dict(zip((name for name in variables(index) if name in dyad.cells), dyad.totals, strict=True))
    everything = totals["events.all"]
    if not everything.href or not dyad.covered:
        return [f"No document tells of an event between {_and(dyad)} in a year that it covers."]
    count = int(everything.text.replace("\u202f", ""))
    years = f"{dyad.covered[0]} and {dyad.covered[-1]}" if len(dyad.covered) > 1 else ""
    time = f"Between {years}" if years else f"In {dyad.covered[0]}"
    sentence: Sentence = [f"{time} the documents tell of ", _worded(everything, "event"), f" between {_and(dyad)}"]
    parts = [(name, total) for name, total in totals.items() if name != "events.all" and total.kind == "events"]
    parts = [(name, total) for name, total in parts if name != "events.context"]
    parts.sort(key=lambda part: -int(part[1].text.replace("\u202f", "")))
    for place, (name, total) in enumerate(parts if count > 1 else ()):
        sentence += [
            ": " if place == 0 else " and " if place == len(parts) - 1 else ", ",
            total,
            f" in {plain(name[7:])}",
        ]
    return [*sentence, "."]


def _and(dyad: Dyad) -> str:
    return listed(dyad.title.split("–"))


def _worded(figure: Figure, one: str) -> Figure:
    return Figure(f"{figure.text} {one}{'' if figure.text == '1' else 's'}", figure.href, figure.kind, figure.group)


def _unknown(dyad: Dyad) -> Iterator[Sentence]:
    if not dyad.covered:
        return
    span = dyad.covered[-1] - dyad.covered[0] + 1
    silent = span - len(dyad.covered)
    if silent:
        years = "year" if silent == 1 else "years"
        yield [
            f"{number(silent)} {years} of these {span} are unknown: no document covers them, and no number counts them as 0."
        ]


def _whole(dyad: Dyad, name: str) -> Measure | None:
    """The measure `name` over the longest period."""
    return dyad.measures.get((name, dyad.periods[0].replace("–", "/"))) if dyad.periods else None


def _trend(index: Index, dyad: Dyad) -> Iterator[Sentence]:
    one = _whole(dyad, "trend.slope.all")
    if one is None or one.value is None or one.lower is None or one.upper is None:
        return
    figure = index.figures.events(number(abs(one.value)), one.events)
    limits = f" (95 % interval {number(one.lower)} to {number(one.upper)})"
    if one.lower > 0 or one.upper < 0:
        way = "rises" if one.lower > 0 else "falls"
        sentence: Sentence = [f"The yearly count {way} by about ", figure, f" each year{limits}"]
    else:
        slope = index.figures.events(number(one.value), one.events)
        sentence = ["The yearly count shows no clear rise or fall: the slope is ", slope, f" a year{limits}"]
    warning = one.caveat.partition("; ")[0] if "sources cover the later years" in one.caveat else ""
    yield [*sentence, f"; but {warning}." if warning else "."]


def _corroborated(index: Index, dyad: Dyad) -> Iterator[Sentence]:
    one = _whole(dyad, "corroboration")
    if one is None or one.value is None or one.lower is None or one.upper is None:
        return
    figure = index.figures.events(f"{one.value:.0%}".replace("%", " %"), one.events)
    limits = f"95 % interval {one.lower * 100:.0f} to {one.upper * 100:.0f} %"
    yield [figure, f" of these events are told by two or more independent sources ({limits}); the others rest on one."]


def _limits(index: Index, dyad: Dyad) -> Iterator[Sentence]:
    rows = dyad.cells.get("events.limits", {}).values()
    ids = {id for row in rows if row.value for id in row.events}
    if ids:
        figure = _worded(index.figures.events(len(ids), ids), "event")
        yield [
            figure,
            f" {'marks' if len(ids) == 1 else 'mark'} the limits: refusals, disputes, dealings with a rival.",
        ]


def across(index: Index) -> Iterator[Sentence]:
    """What holds for the case as a whole: contradictions, and what stands in no number."""
    torn = [one.id for one in index.events if one.conflicts]
    if torn:
        is_told = "is told" if len(torn) == 1 else "are told"
        figure = _worded(index.figures.events(len(torn), torn), "event")
        yield [figure, f" {is_told} with details that exclude each other; both versions are kept."]
    outside = [one.id for one in index.events if index.group(one) != DATED]
    if outside:
        figure = _worded(index.figures.events(len(outside), outside), "event")
        yield [figure, f" {_stand(outside)} in no number, for want of a year or because other states are meant."]


def _stand(ids: Sequence[str]) -> str:
    return "stands" if len(ids) == 1 else "stand"
