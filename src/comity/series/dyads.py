"""Which events belong to a dyad."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from comity.model import Event, dyad_name

#: The dimension of what third states do to one of the pair (CODEBOOK, section 3).
CONTEXT = "context"


def pairs(states: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """All pairs of `states`: the dyad's name, then its two states in alphabetical order."""
    for a, b in combinations(sorted(set(states)), 2):
        yield dyad_name(a, b), a, b


def between(event: Event, a: str, b: str) -> bool:
    """Whether `event` is something the two do with or to each other.

    Both must be among its parties. Pressure is between them only where one of the two presses the other;
    pressure of a third state on both is not.
    """
    if a not in event.parties or b not in event.parties:
        return False
    if event.dimension != CONTEXT:
        return True
    return (a in event.source and b in event.target) or (b in event.source and a in event.target)


def bears_on(event: Event, a: str, b: str) -> bool:
    """Whether `event` is between the two, or is pressure on either of them."""
    pressed = event.dimension == CONTEXT and (a in event.target or b in event.target)
    return pressed or between(event, a, b)
