"""An event as one JSON object, its keys in a fixed order."""

from comity.model import Event


def to_row(event: Event) -> dict[str, object]:
    """The row of an event: who, when and what first, then how well it is told and what it is tied to."""
    return {
        "event": event.id,
        "type": event.type,
        "claims": list(event.claims),
        "parties": list(event.parties),
        "date": event.date,
        "label": event.label,
        "dimension": event.dimension,
        "source": list(event.source),
        "target": list(event.target),
        "place": event.place,
        "status": event.status,
        "attributes": dict(event.attributes),
        "documents": list(event.documents),
        "lineages": list(event.lineages),
        "values": {name: list(values) for name, values in event.values.items()},
        "conflicts": [
            {"field": one.field, "values": list(one.values), "claims": [list(claims) for claims in one.claims]}
            for one in event.conflicts
        ],
        "links": [{"relation": one.relation, "event": one.event} for one in event.links],
        "confidence": event.confidence,
    }
