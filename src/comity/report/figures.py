"""Every number on the page, and the events or documents it stands for."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from comity.report.words import anchor, number


class Figure(msgspec.Struct, frozen=True):
    """A number that leads somewhere: `href` is the first thing behind it, `group` the number of all.

    `kind` is ``events`` or ``documents``; both it and `href` are empty where there is nothing to lead to.
    """

    text: str
    href: str = ""
    kind: str = ""
    group: int = -1
    title: str = ""


class Figures:
    """Numbers the distinct groups of events and of documents that numbers on the page stand for.

    `events` and `documents` are all ids on the page, in page order; a group is a list of positions in them.
    """

    def __init__(self, events: Sequence[str], documents: Sequence[str]) -> None:
        self._places: Mapping[str, Mapping[str, int]] = {
            "events": {id: place for place, id in enumerate(events)},
            "documents": {id: place for place, id in enumerate(documents)},
        }
        self._ids = {"events": events, "documents": documents}
        self._groups: dict[str, dict[tuple[int, ...], int]] = {"events": {}, "documents": {}}

    def events(self, value: float | str, ids: Iterable[str], title: str = "") -> Figure:
        """A number that stands for the events `ids`."""
        return self._figure("events", "e", value, ids, title)

    def documents(self, value: float | str, ids: Iterable[str], title: str = "") -> Figure:
        """A number that stands for the documents `ids`."""
        return self._figure("documents", "d", value, ids, title)

    def _figure(self, kind: str, prefix: str, value: float | str, ids: Iterable[str], title: str) -> Figure:
        text = value if isinstance(value, str) else number(value)
        places = tuple(sorted(self._places[kind][id] for id in set(ids) if id in self._places[kind]))
        if not places:
            return Figure(text, title=title)
        group = self._groups[kind].setdefault(places, len(self._groups[kind]))
        return Figure(text, "#" + anchor(prefix, self._ids[kind][places[0]]), kind, group, title)

    def groups(self) -> dict[str, list[tuple[int, ...]]]:
        """What the page's script needs to show exactly the things behind a number."""
        return {kind: list(groups) for kind, groups in self._groups.items()}
