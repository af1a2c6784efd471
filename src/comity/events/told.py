"""A claim as it is compared: what it says of one interaction, without how it is worded or where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from comity.events.dates import OPEN_HIGH, Span, span
from comity.events.rules import PERIOD, RULES, Rule
from comity.events.words import Words, content, is_designation, names, squeeze, state_words, stem, tokens
from comity.model import Claim, ComityError, Record, key

_AROUND = "in at on off near around of the and over to from territory soil waters area region border coast airspace"
_WHERE = frozenset(map(stem, _AROUND.split()))
"""Words of a place that do not say which."""

Place = tuple[str, int]
"""A sentence: its document, and its number among the document's coded sentences."""

_BACK = re.compile(
    r"\b(?:this|these|that|those|the same|the (?:latter|drills?|exercises?|man\w+|visit|deal))\b", re.IGNORECASE
)
_LAST_NUMBER = re.compile(r"(\d{1,18})\D*$")


class Told(Record, frozen=True, kw_only=True, gc=False):
    """One claim, or several of a lineage that say the same in the same words."""

    id: str
    claims: tuple[Claim, ...]
    lineages: frozenset[str]
    sentences: frozenset[Place]
    rule: Rule
    type: str
    aspect: str
    parties: frozenset[str]
    source: frozenset[str]
    target: frozenset[str]
    span: Span | None
    place: Words
    place_state: str
    matter: Words
    designations: Words
    names: Words
    words: Words
    sentence: Words
    speaker: Words
    refers_back: bool
    sort: tuple[object, ...]
    """All that `likeness.forbidden` looks at: of two with the same, it says the same."""

    @property
    def claim(self) -> Claim:
        """The claim that stands for all."""
        return self.claims[0]

    @property
    def order(self) -> tuple[int, int, str]:
        """The most precise first: narrow dates, then how much else is told, then a stable id."""
        told = sum(map(bool, (self.names, self.matter, self.place, self.speaker))) + len(self.matter)
        return (self.span.days if self.span else 2 * OPEN_HIGH, -told, self.id)


def rule_of(claim: Claim) -> Rule:
    """How claims of this type are told apart. A type without a rule is a ComityError."""
    name = "figure" if claim.kind == "figure" else claim.type
    if name == "pressure" and claim.attributes.get("kind") == "exercise":
        name = "pressure/exercise"
    if name not in RULES:
        raise ComityError(f"no such type of claim: {claim.type!r}", where=f"claim {claim.id}")
    return RULES[name]


def tell(claims: Iterable[Claim], lineage_of: Mapping[str, str]) -> list[Told]:
    """The claims as they are compared, equal ones of a lineage put together, the most precise first."""
    same: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        same[_content(claim, lineage_of.get(claim.document, claim.document))].append(claim)
    where = _sentences(claim for group in same.values() for claim in group)
    told = [_told(name, sorted(group, key=lambda c: c.id), lineage_of, where) for name, group in same.items()]
    return sorted(told, key=lambda one: one.order)


def _content(claim: Claim, lineage: str) -> str:
    """One name for all that is compared."""
    slots = sorted(f"{name}={value}" for name, value in claim.attributes.items())
    sides = ("+".join(sorted(side)) for side in (claim.parties, claim.source, claim.target))
    number = (claim.concept, claim.value, claim.value_high, claim.unit)
    what = (claim.kind, claim.type, claim.date, claim.place, claim.status, claim.speaker, *number)
    return key(lineage, squeeze(claim.sentence), squeeze(claim.quote), *sides, *what, *slots)


def _sentences(claims: Iterable[Claim]) -> Mapping[str, Place]:
    """Claim id to sentence. Where offsets are not told, the numbers that ids end in give the order in a document."""
    of_document: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        of_document[claim.document][squeeze(claim.sentence or claim.quote)].append(claim)
    found: dict[str, Place] = {}
    for document, sentences in of_document.items():
        for number, group in enumerate(sorted(sentences.values(), key=_first)):
            found.update((claim.id, (document, number)) for claim in group)
    return found


def _first(claims: Sequence[Claim]) -> tuple[int, int, str]:
    return min((claim.start, _number(claim.id), claim.id) for claim in claims)


def _number(name: str) -> int:
    found = _LAST_NUMBER.search(name)
    return int(found[1]) if found else 0


def _told(name: str, claims: Sequence[Claim], lineage_of: Mapping[str, str], where: Mapping[str, Place]) -> Told:
    claim = claims[0]
    rule = rule_of(claim)
    when = span(claim.date)
    said = " ; ".join(claim.attributes.get(slot, "") for slot in rule.matter).strip(" ;")
    place = frozenset(stem(token) for token in tokens(claim.place)) - _WHERE
    codes = {state_words().get(word, "") for word in place}
    named = (names(_after_start(claim)) | names(said)) - place
    matter = content(said)
    speaker = content(claim.speaker)
    looks = (
        aspect(claim.status, when),
        frozenset(claim.parties),
        frozenset(claim.source),
        frozenset(claim.target),
        when,
    )
    apart = tuple(claim.attributes.get(slot, "") for slot in (*rule.apart, "kind"))
    return Told(
        id=name,
        claims=tuple(claims),
        lineages=frozenset(lineage_of.get(one.document, one.document) for one in claims),
        sentences=frozenset(where[one.id] for one in claims),
        rule=rule,
        type=claim.concept if claim.kind == "figure" else claim.type,
        aspect=aspect(claim.status, when),
        parties=frozenset(claim.parties),
        source=frozenset(claim.source),
        target=frozenset(claim.target),
        span=when,
        place=place,
        place_state=codes.pop() if len(codes) == 1 else "",
        matter=matter,
        designations=frozenset(word for word in matter if is_designation(word)),
        names=named,
        words=content(claim.quote) | matter,
        sentence=content(claim.sentence),
        speaker=speaker,
        refers_back=bool(_BACK.search(claim.quote)),
        sort=(claim.type, claim.concept, claim.unit, *looks, *apart, matter, speaker),
    )


def _after_start(claim: Claim) -> str:
    """The quote without a first word whose capital may be the sentence's."""
    if claim.sentence and squeeze(claim.sentence).startswith(squeeze(claim.quote)):
        return claim.quote.partition(" ")[2]
    return claim.quote


def aspect(status: str, when: Span | None) -> str:
    """Whether it is an act, one under way, a practice, or only planned, possible or missing.

    What goes on without a date, since a year, or over years is a practice; what goes on since a day or month is an act.
    """
    if status == "ongoing":
        return (
            "under way"
            if when and (when.days <= PERIOD or (when.high == OPEN_HIGH and when.digits > 4))
            else "practice"
        )
    return {"occurred": "act", "": "untold"}.get(status, status)
