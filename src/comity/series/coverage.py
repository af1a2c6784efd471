"""Which years a document can speak for: the difference between "nothing happened" and "nobody told us".

A document speaks of a dyad in the years of its dated claims about both states, and up to its publication. It covers

    C(d) = { y : p ≤ y ≤ q, p and q neighbours in P(d), q - p ≤ REACH } ∪ years of its claims

where P(d) is the sorted set of the first and last years of those claims that are not after publication, and the year
of publication itself. So a text of 2019 with claims on 1689, 2012 and 2016 covers 1689 and 2012-2019, and does not
make zeros of three centuries that it passes over in one clause. A document with no date of publication covers from
its first to its last claim by the same rule; one without a dated claim about the pair covers nothing of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from comity.model import Claim, Document
from comity.series.years import span

#: Years of silence within a document that still count as covered. A judgement, not an estimate: about one edition of a
#: yearbook-style overview ("in the past decade"). Longer silences are unknown.
REACH = 10


def stretch(dates: Iterable[str], published: int | None) -> set[int]:
    """The years C(d) that a document covers, from the `dates` of its claims and its year of publication."""
    years = {year for date in dates for year in span(date) if year is not None}
    told = {year for year in years if published is None or year <= published}
    points = sorted(told | {published} if told and published is not None else told)
    silences = (range(p, q + 1) for p, q in pairwise(points) if q - p <= REACH)
    return told.union(*silences)


def covered(claims: Iterable[Claim], documents: Mapping[str, Document], a: str, b: str) -> dict[int, tuple[str, ...]]:
    """The documents that cover each year of the dyad, by year. Plans and possibilities make no coverage."""
    dates: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if a in claim.parties and b in claim.parties and claim.status not in ("planned", "possible"):
            dates[claim.document].append(claim.date)
    by_year: defaultdict[int, list[str]] = defaultdict(list)
    for document in sorted(dates):
        published = span(documents[document].published).first if document in documents else None
        for year in stretch(dates[document], published):
            by_year[year].append(document)
    return {year: tuple(by_year[year]) for year in sorted(by_year)}
