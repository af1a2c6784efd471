"""The room's one verb."""

from collections.abc import Mapping, Sequence

import msgspec

from comity.events.chain import fused, link
from comity.events.cluster import group
from comity.events.dates import OPEN_HIGH, span
from comity.events.fuse import fuse
from comity.events.told import tell
from comity.model import Claim, ComityError, Event

VERSION = "1"
"""Raised whenever the same claims may give other events."""


def merge(claims: Sequence[Claim], lineage_of: Mapping[str, str]) -> list[Event]:
    """The events that the claims are about, in the order of their dates, undated ones last.

    `lineage_of` leads from a document's id to its lineage's; a document it lacks is a lineage of its own. The
    order of the claims, and one standing twice, change nothing. Two different claims of one id are a ComityError.
    """
    by_id: dict[str, Claim] = {}
    for claim in claims:
        if by_id.setdefault(claim.id, claim) != claim:
            raise ComityError(f"two different claims have the id {claim.id!r}", hint="ids are unique in one call")
    groups = group(tell(by_id.values(), lineage_of))
    found = [fused(fuse(members, lineage_of, VERSION), members) for members in groups]
    found.sort(key=lambda one: _order(one.event))
    links = link(found)
    return [msgspec.structs.replace(one.event, links=links[one.event.id]) for one in found]


def _order(event: Event) -> tuple[int, int, str]:
    when = span(event.date)
    return (when.low, when.high, event.id) if when else (OPEN_HIGH, OPEN_HIGH, event.id)
