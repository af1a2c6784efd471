"""Our events in the words of two other schemes, PLOVER and CAMEO, so that they can stand beside event data.

Takes: events. Gives: rows, one for each acting and each affected state (a reciprocal act has a row each way), with what the scheme
cannot say named in `gap`. Refuses: nothing; what a scheme has no code for keeps its row with an empty code, so that nothing is lost.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations

from comity.codebook.entries import Mapping
from comity.codebook.load import load
from comity.model import Event

SCHEMES = ("plover", "cameo")

DENIED = "neither scheme has an event for what did not happen"


def rows(events: Iterable[Event], scheme: str) -> Iterator[dict[str, str]]:
    """The rows of `events` in `scheme`: ``event_date`` is ours, a day, month, year or interval."""
    for event in events:
        rule = _rule(event)
        denied = event.status == "not_occurred" and event.type != "restraint"
        told = (
            _plover(event, rule, denied)
            if scheme == "plover"
            else {"code": "" if denied else rule.cameo, "root": "" if denied else rule.cameo[:2]}
        )
        gap = DENIED if denied else rule.gap
        for source, target in _pairs(event):
            yield {
                "event_id": event.id, "event_date": event.date, "source": source, "target": target, **told, "location": event.place,
                "comity_type": event.type, "comity_status": event.status, "gap": gap,
            }  # fmt: skip


def _rule(event: Event) -> Mapping:
    return next(
        rule
        for rule in load().mappings
        if rule.type == event.type
        and (not rule.status or event.status in rule.status)
        and all(event.attributes.get(name) == value for name, value in rule.where.items())
    )


def _plover(event: Event, rule: Mapping, denied: bool) -> dict[str, str]:
    contexts = [rule.context, *({"planned": ["future"], "possible": ["hypothetical"]}.get(event.status, []))]
    if denied:
        return {"event": "", "mode": "", "context": ""}
    return {"event": rule.event, "mode": rule.mode, "context": ";".join(filter(None, contexts))}


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    if event.source or event.target:
        for source in event.source or ("",):
            for target in event.target or ("",):
                yield source, target
    elif len(event.parties) > 1:
        yield from permutations(event.parties, 2)
    else:
        yield event.parties[0], ""
