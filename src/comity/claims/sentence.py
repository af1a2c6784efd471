"""One sentence as the frames see it: its terms, its groups of actors, its clauses, its dates; each found once, when first asked."""

from functools import cached_property

from comity.claims import actors, clauses, dates
from comity.claims.discourse import Discourse
from comity.claims.terms import Hit
from comity.model import Passage


class Sentence:
    """A candidate sentence. Offsets are those of the document's text."""

    def __init__(
        self, text: str, passage: Passage, hits: list[Hit], mask: int, discourse: Discourse, published: str
    ) -> None:
        self.text, self.start, self.end = text, passage.start, passage.end
        self.words = passage.text
        self.hits, self.mask = hits, mask
        self.discourse, self.published = discourse, published

    @cached_property
    def groups(self) -> list[actors.Group]:
        """Who is spoken of, in order."""
        return actors.find(self.text, self.hits, self.start, self.discourse)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """The spans of the clauses; they cover the sentence."""
        return clauses.bounds(self.text, self.start, self.end)

    @cached_property
    def dates(self) -> list[dates.When]:
        """The time expressions, with offsets in the document."""
        found = dates.find(self.words, self.published, self.discourse.date)
        return [when._replace(start=when.start + self.start, end=when.end + self.start) for when in found]

    def clause(self, position: int) -> tuple[int, int]:
        """The clause that holds `position`."""
        for low, high in self.clauses:
            if low <= position < high:
                return low, high
        return self.start, self.end

    def cues(self, low: int, high: int) -> int:
        """The cues that stand between two offsets."""
        found = 0
        for start, _, term in self.hits:
            if low <= start < high:
                found |= term.bits
        return found
