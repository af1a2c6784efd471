"""Claims into groups, one for each event: the most precise first, each to the group it is most like.

A claim joins a group only if nothing forbids it beside *any* member (complete link), so a vague claim can never tie
two precise ones together; and only if it is like the group's closest members on average. The order is that of
precision, then content: the order in which claims come, or how often one is told, changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from comity.events.likeness import forbidden, likeness
from comity.events.told import Told
from comity.events.words import Telling

RAREST = 6
"""So many of a claim's rarest words lead to the groups it is compared with; two claims that share none of them share
only words that are common among all."""

COMPARED = 12
"""So many groups, those that share most with a claim, are compared with it."""

CROWDED = 48
"""A word or year that leads to more groups than this tells nothing apart, and is no longer followed: this keeps the
work for each claim bounded, however many there are on one pair of states."""

MEMBERS = 12
"""So many members of a group, the most precise, are asked how like it a claim is."""

CLOSEST = 3
"""The mean of so many is the likeness to the group: what the act and what the view from outside say in their own words
need not be like every retelling."""

Block = tuple[str, ...]


class _Group:
    """Members in order, and one of each sort of member as far as what is forbidden beside it goes."""

    def __init__(self) -> None:
        self.members: list[Told] = []
        self._sorts: dict[object, Told] = {}

    def add(self, one: Told) -> None:
        self.members.append(one)
        self._sorts.setdefault(one.sort, one)

    def forbids(self, one: Told) -> bool:
        return any(forbidden(one, member) for member in self._sorts.values())

    def likeness(self, one: Told, telling: Telling) -> float:
        alike = sorted((likeness(one, member, telling) for member in self.members[:MEMBERS]), reverse=True)[:CLOSEST]
        return sum(alike) / len(alike)


def group(told: Sequence[Told]) -> list[list[Told]]:
    """The groups, each in the order of `told`, which must be that of `Told.order`."""
    telling = Telling(one.words | one.sentence for one in told)
    groups: list[_Group] = []
    at: dict[Block, dict[int, None]] = defaultdict(dict)
    for one in told:
        blocks = sorted(set(_blocks(one, telling)))
        best = _best(one, _near(blocks, at), groups, telling)
        if best is None:
            best = len(groups)
            groups.append(_Group())
        groups[best].add(one)
        for block in blocks:
            at[block][best] = None
    return [found.members for found in groups]


def _blocks(one: Told, telling: Telling) -> Iterator[Block]:
    """Where to look for a claim's like: by family and party with a name or rare word, by two parties with a year."""
    rare = sorted(one.words, key=lambda word: (-telling.weight(word), word))[:RAREST]
    features = [f"said {word}" for word in sorted(one.speaker)] if one.rule.spoken else sorted({*rare, *one.names})
    when = f"in {one.span.year}" if one.span else "undated"
    when = "practice" if one.aspect == "practice" and one.rule.dated else when
    parties = sorted(one.parties)
    for family in one.rule.families:
        for party in parties:
            for feature in features:
                yield family, party, feature
        # an exercise and the same seen from the state it is aimed at may share one party only
        if family == "drill" or len(parties) == 1:
            yield from ((family, party, when) for party in parties)
        else:
            yield from ((family, *pair, when) for pair in combinations(parties[:MEMBERS], 2))


def _near(blocks: Iterable[Block], at: Mapping[Block, Mapping[int, None]]) -> list[int]:
    """The groups that share most blocks, at most `COMPARED`, in the order they were begun."""
    follow = (at[block] for block in blocks if block in at and len(at[block]) <= CROWDED)
    shared = Counter(number for numbers in follow for number in numbers)
    return sorted(sorted(shared, key=lambda number: (-shared[number], number))[:COMPARED])


def _best(one: Told, near: Iterable[int], groups: Sequence[_Group], telling: Telling) -> int | None:
    """The group most like the claim, the earliest of those equally like; None where none is like it."""
    best, most = None, 0.0
    for number in near:
        if not groups[number].forbids(one) and (alike := groups[number].likeness(one, telling)) > most:
            best, most = number, alike
    return best
