"""The tables of a case as the page needs them: put in order, numbered and joined on their ids."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from comity.codebook.entries import Codebook
from comity.model import Claim, Document, Event, Lineage, Measure, Passage, Series
from comity.report.figures import Figures
from comity.report.words import anchor, party_names, visible

#: Where an event stands in the ledger, in this order.
DATED, UNDATED, ELSEWHERE = range(3)


class Index:
    """What belongs together. Everything in it is sorted by content, so the order of the tables given does not show."""

    def __init__(
        self,
        codebook: Codebook,
        states: Sequence[str],
        documents: Iterable[Document],
        lineages: Iterable[Lineage],
        passages: Iterable[Passage],
        claims: Iterable[Claim],
        events: Iterable[Event],
        series: Iterable[Series],
        measures: Iterable[Measure],
    ) -> None:
        self.names: Mapping[str, str] = party_names(codebook)
        self.dimension_of: Mapping[str, str] = {kind.name: kind.dimension for kind in codebook.types}
        self.states = sorted(set(states))
        self.documents = sorted(documents, key=lambda one: (one.published or "9999", one.name, one.id))
        self.lineages = {lineage.document: lineage for lineage in lineages}
        self.kinds = Counter(passage.kind for passage in passages)
        self.series = sorted(series, key=lambda row: (row.dyad, row.variable, row.year))
        self.measures = sorted(measures, key=lambda one: (one.dyad, one.period, one.name))
        events = list(events)
        self.dimensions = list(dict.fromkeys((*self.dimension_of.values(), *sorted({one.dimension for one in events}))))
        self._dated = {id for row in self.series for id in row.events}
        self.events = sorted(events, key=self._ledger_order)
        self.claims = self._numbered(claims)
        self.numbers = {claim.id: number for number, claim in enumerate(self.claims, 1)}
        self.figures = Figures([event.id for event in self.events], [document.id for document in self.documents])

    def group(self, event: Event) -> int:
        """Whether `event` is in a year's numbers, is about the case's states but in no year, or is about others."""
        if event.id in self._dated:
            return DATED
        return UNDATED if len(set(event.parties) & set(self.states)) > 1 else ELSEWHERE

    def _ledger_order(self, event: Event) -> tuple[object, ...]:
        date = event.date.removeprefix("../")
        return self.group(event), date[:4], self.dimensions.index(event.dimension), date, event.id

    def _numbered(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims in order of the events they tell of; those of no event come last, in order of the sources."""
        event_place = {id: place for place, event in enumerate(self.events) for id in event.claims}
        document_place = {document.id: place for place, document in enumerate(self.documents)}
        last = len(self.events)
        return sorted(
            claims,
            key=lambda one: (
                event_place.get(one.id, last),
                document_place.get(one.document, len(document_place)),
                one.document,
                one.start,
                one.end,
                one.id,
            ),
        )

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Each claim by its id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Each document by its id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Each event by its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event that each claim tells of, by the claim's id."""
        return {id: event for event in self.events for id in event.claims}

    @cached_property
    def claims_in(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each document, by its id, in order of their numbers."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.document].append(claim)
        return found

    @cached_property
    def family(self) -> Mapping[str, Sequence[Document]]:
        """The documents of each lineage, by its id, the earliest first."""
        found: defaultdict[str, list[Document]] = defaultdict(list)
        for document in self.documents:
            found[self.lineage(document.id)].append(document)
        return found

    def lineage(self, document: str) -> str:
        """The id of the family that `document` belongs to; its own where it is in none."""
        return self.lineages[document].id if document in self.lineages else document

    def party(self, code: str) -> str:
        """The name of a state or organisation."""
        return visible(self.names.get(code, code))

    def place(self, claim: Claim) -> str:
        """The link to the words of `claim` in its document, empty where that document is not in the report."""
        return "#" + anchor("c", claim.id) if claim.document in self.document else ""
