"""How much speaks for two claims being of one event, and what forbids it.

After MELTT (Donnay, Dunford, McGrath, Backer and Cunningham 2019), which matches by time, place and type; here the
parties, the matter and the words themselves speak too. `forbidden` is what two texts cannot both say of one event;
`likeness` adds up what speaks for and against, above 0 being for.
"""

from comity.events.dates import MONTH, YEAR, Span, gap, overlap, within
from comity.events.rules import (
    BACK,
    CLOSE,
    DATES,
    MATTER,
    NAMES,
    NUMBERS,
    PARTIES,
    PERIOD,
    PLACES,
    PRACTICE,
    RETOLD,
    SAME_SENTENCE,
    SLIP,
    WORDLESS,
    WORDS,
)
from comity.events.told import Told
from comity.events.words import Telling

_TOGETHER = frozenset({("act", "under way"), ("planned", "under way")})
"""Aspects that differ and may yet be of one event: what one text saw begin, another saw done."""


def forbidden(one: Told, other: Told) -> bool:
    """Whether the two cannot be of one event, whatever their words."""
    return (
        not _types_agree(one, other)
        or not _aspects_agree(one, other)
        or _dates_far(one.span, other.span)
        or (one.rule.spoken and not one.speaker & other.speaker and one.speaker != other.speaker)
        or any(_differ(one, other, slot) for slot in one.rule.apart)
        or bool(one.designations and other.designations and not _same_weapon(one, other))
        or _years_in_names(one) != _years_in_names(other) != frozenset() != _years_in_names(one)
    )


def likeness(one: Told, other: Told, telling: Telling) -> float:
    """What speaks for the two being of one event, less what speaks against it."""
    words = telling.likeness(one.words, other.words)
    total = max(one.rule.prior, other.rule.prior) + WORDS * words - (0 if one.rule.dated else WORDLESS)
    total += _parties(one, other) + _dates(one, other) + _places(one, other) + _names(one, other)
    total += _matter(one, other, telling) + _telling_again(one, other, words, telling)
    total += PRACTICE if _one_practice(one, other) else 0
    total += sum(one.rule.leans for slot in one.rule.soft if _differ(one, other, slot))
    return total + _numbers(one, other)


def _differ(one: Told, other: Told, slot: str) -> bool:
    """Whether both tell the slot, and tell it differently."""
    if slot in ("concept", "unit"):
        return bool(getattr(one.claim, slot) != getattr(other.claim, slot))
    a, b = one.claim.attributes.get(slot), other.claim.attributes.get(slot)
    return bool(a and b and a.lower() != b.lower() and "multi" not in (a, b))


def _one_practice(one: Told, other: Told) -> bool:
    """Whether both tell that the same parties do such a thing again and again, and neither says which."""
    unnamed = one.rule.dated and not one.matter and not other.matter
    return unnamed and one.aspect == other.aspect == "practice" and one.parties == other.parties


def _types_agree(one: Told, other: Told) -> bool:
    if one.type == other.type:
        enough = min(2, len(one.parties), len(other.parties))
        sides = ((one.source, other.source), (one.target, other.target))
        return len(one.parties & other.parties) >= enough and all(a & b for a, b in sides if a and b)
    first, second = sorted((one, other), key=lambda told: told.type)
    match first.type, second.type:
        case "exercise", "pressure":
            return second.claim.attributes.get("kind") == "exercise" and bool(first.parties & second.source)
        case ("arms_transfer", "hedge") | ("exercise", "hedge"):
            return (second.source | second.target) <= first.parties
    return False


def _aspects_agree(one: Told, other: Told) -> bool:
    a, b = sorted((one.aspect, other.aspect))
    if a == b or (a, b) in _TOGETHER or ("untold" in (a, b) and "practice" not in (a, b)):
        return True
    # "has imposed sanctions since 2014" and "has had sanctions in force since 2014" are one thing seen twice
    return (a, b) == ("act", "practice") and _since(one) is not None and _since(one) == _since(other)


def _since(told: Told) -> int | None:
    return told.span.year if told.span and told.span.open else None


def _dates_far(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None or overlap(one, other):
        return False
    return max(one.days, other.days) > MONTH or gap(one, other) > SLIP


def _same_weapon(one: Told, other: Told) -> bool:
    """Whether a designation of one begins like one of the other: an Su-35S is an Su-35."""
    return any(a.startswith(b) or b.startswith(a) for a in one.designations for b in other.designations)


def _years_in_names(told: Told) -> frozenset[str]:
    return frozenset(word for word in told.matter if len(word) == 4 and word.isdigit())


def _parties(one: Told, other: Told) -> float:
    if one.type != other.type or one.parties == other.parties:
        return PARTIES["equal"]
    return PARTIES["less"] * (1 - len(one.parties & other.parties) / len(one.parties | other.parties))


def _dates(one: Told, other: Told) -> float:
    a, b = one.span, other.span
    if a is None or b is None:
        return 0.0
    if not overlap(a, b):
        return DATES["apart"]
    if a.open or b.open:
        return DATES["within"] if a.year == b.year else DATES["loose"]
    if a == b:
        return DATES["day" if a.days <= 3 else "month" if a.days <= MONTH else "year" if a.days <= YEAR else "within"]
    if max(a.days, b.days) > PERIOD:
        return DATES["loose"]
    return DATES["year"] if within(a, b) or within(b, a) else DATES["within"]


def _places(one: Told, other: Told) -> float:
    if not one.place or not other.place:
        return 0.0
    if one.place & other.place:
        return PLACES["same"]
    if one.place_state and other.place_state:
        return PLACES["same"] if one.place_state == other.place_state else PLACES["other"]
    # a state and a place that may lie in it neither agree nor differ
    return 0.0 if one.place_state or other.place_state else PLACES["other"]


def _names(one: Told, other: Told) -> float:
    if not one.names or not other.names:
        return 0.0
    if one.names & other.names:
        return NAMES["shared"]
    return NAMES["person" if one.rule.named and other.rule.named and one.aspect != "practice" else "other"]


def _matter(one: Told, other: Told, telling: Telling) -> float:
    if one.type != other.type or not (one.matter or other.matter):
        return 0.0
    if not one.matter or not other.matter:
        return one.rule.silent
    alike = telling.likeness(one.matter, other.matter) + telling.containment(one.matter, other.matter)
    return MATTER[0] + MATTER[1] * alike / 2


def _telling_again(one: Told, other: Told, words: float, telling: Telling) -> float:
    """What the two sentences are to each other: the same, a copy, or one that refers back to the other."""
    if one.sentences & other.sentences:
        return SAME_SENTENCE if one.type == other.type else RETOLD[0]
    near = [b[1] - a[1] for a in one.sentences for b in other.sentences if a[0] == b[0]]
    if not near:
        retold = telling.likeness(one.sentence, other.sentence) >= RETOLD[1]
        return RETOLD[0] * words if retold else 0.0
    later = other if near[0] > 0 else one
    back = later.refers_back and min(map(abs, near)) <= 2 and one.rule.dated
    return BACK if back else 0.0


def _numbers(one: Told, other: Told) -> float:
    a, b = one.claim.value, other.claim.value
    if a is None or b is None:
        return 0.0
    if (a, one.claim.value_high) == (b, other.claim.value_high):
        return NUMBERS["equal"]
    return NUMBERS["close" if abs(a - b) <= CLOSE * max(abs(a), abs(b)) else "other"]
