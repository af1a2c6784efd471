"""Claims into groups, one for each event: the most precise first, each to the group it is most like.

A claim joins a group only if nothing forbids it beside *any* member (complete link), so a vague claim can never tie two
precise ones together; and only if it is like the group's members on average (Sokal and Michener 1958). The order is that
of precision, then content: the order in which claims come, or how often one is told, changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from comity.events.likeness import forbidden, likeness
from comity.events.told import Told
from comity.events.words import Telling

Group = list[Told]

RAREST = 6
"""So many of a claim's rarest words lead to the groups it is compared with; two claims that share none of them share
only words that are common among all."""

COMPARED = 48
"""So many groups, those that share most with a claim, are compared with it: it bounds the work for a year with
thousands of claims on one pair of states."""

MEMBERS = 12
"""So many members of a group, the most precise, are asked how like it a claim is."""

Block = tuple[str, ...]


def group(told: Sequence[Told]) -> list[Group]:
    """The groups, each in the order of `told`, which must be that of `Told.order`."""
    telling = Telling(one.words | one.sentence for one in told)
    groups: list[Group] = []
    at: dict[Block, list[int]] = defaultdict(list)
    for one in told:
        blocks = sorted(set(_blocks(one, telling)))
        best = _best(one, _near(blocks, at), groups, telling)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(one)
        for block in blocks:
            if not at[block] or best not in at[block]:
                at[block].append(best)
    return groups


def _blocks(one: Told, telling: Telling) -> Iterator[Block]:
    """Where to look for a claim's like: by type family and party, with a year, a name or a rare word."""
    rare = sorted(one.words, key=lambda word: (-telling.weight(word), word))[:RAREST]
    if one.rule.spoken:
        features = [f"said {word}" for word in sorted(one.speaker)]
    else:
        features = [*rare, *sorted(one.names - set(rare))]
    features.append(f"in {one.span.year}" if one.span else "undated")
    for family in one.rule.families:
        for party in sorted(one.parties):
            for feature in features:
                yield family, party, feature


def _near(blocks: Iterable[Block], at: dict[Block, list[int]]) -> list[int]:
    """The groups that share most blocks, at most `COMPARED`."""
    shared = Counter(number for block in blocks for number in at.get(block, ()))
    return sorted(shared, key=lambda number: (-shared[number], number))[:COMPARED]


def _best(one: Told, near: Iterable[int], groups: Sequence[Group], telling: Telling) -> int | None:
    """The group most like the claim, the earliest of those equally like; None where none is like it."""
    best, most = None, 0.0
    for number in sorted(near):
        members = groups[number]
        if any(forbidden(one, member) for member in members):
            continue
        asked = members[:MEMBERS]
        alike = sum(likeness(one, member, telling) for member in asked) / len(asked)
        if alike > most:
            best, most = number, alike
    return best
