"""Ties between events where their fields allow no doubt: a case of a standing practice, steps of one deal."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from comity.events.dates import span, within
from comity.events.words import squeeze
from comity.model import Event, Link

STAGES = ("negotiation", "order", "payment", "delivery", "service")
"""The stages of an arms transfer in their order."""


def links(events: Sequence[Event]) -> list[Event]:
    """The events with their links, in the order given."""
    alike: dict[tuple[str, tuple[str, ...]], list[Event]] = defaultdict(list)
    for event in events:
        alike[event.type, event.parties].append(event)
    return [replace(event, links=tuple(_links(event, alike[event.type, event.parties]))) for event in events]


def _links(event: Event, others: Sequence[Event]) -> list[Link]:
    found = []
    for other in others:
        if other.id == event.id:
            continue
        if _instance(event, other):
            found.append(Link(relation="instance_of", event=other.id))
        elif _step(event, other):
            found.append(Link(relation="step_of", event=other.id))
    return found


def _instance(event: Event, practice: Event) -> bool:
    """A dated act within the time of the only kind of practice its parties are said to have."""
    inner, outer = span(event.date), span(practice.date)
    return (
        event.status == "occurred"
        and practice.status == "ongoing"
        and ".." in practice.date
        and inner is not None
        and outer is not None
        and within(inner, outer)
    )


def _step(event: Event, deal: Event) -> bool:
    """A later stage of a transfer of the same weapon in the same direction."""
    stage, before = event.attributes.get("stage", ""), deal.attributes.get("stage", "")
    weapon = squeeze(event.attributes.get("weapon", ""))
    return (
        event.type == "arms_transfer"
        and stage in STAGES
        and before in STAGES
        and STAGES.index(before) < STAGES.index(stage)
        and bool(weapon)
        and weapon == squeeze(deal.attributes.get("weapon", ""))
        and (event.source, event.target) == (deal.source, deal.target)
    )
