"""One sentence as the frames see it: its terms, its parse, its dates; each found once, when first asked."""

from bisect import bisect_left
from collections.abc import Callable

from comity.claims import dates
from comity.claims.discourse import Discourse
from comity.claims.parse import Parser
from comity.claims.syntax import Clause, Parse
from comity.claims.terms import Hit
from comity.model import Passage


class Sentence:
    """A candidate sentence. Offsets are those of the document's text."""

    __slots__ = (
        "_begun", "_dates", "_hits", "_parse", "_roles", "_within", "discourse", "end", "heard", "mask", "odds",
        "published", "start", "text", "wage", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        passage: Passage,
        within: Callable[[int, int], list[Hit]],
        mask: int,
        discourse: Discourse,
        published: str,
        roles: int,
        wage: int = 0,
    ) -> None:
        self.text, self.start, self.end = text, passage.start, passage.end
        self.words = passage.text
        self.wage = wage
        self.mask = mask
        self._within = within  # finds the terms between two offsets
        self._hits: list[Hit] | None = None
        self._begun: list[int] | None = None
        self.discourse, self.published = discourse, published
        self._roles = roles
        self._parse: Parse | None = None
        self._dates: list[dates.When] | None = None
        self.heard: set[str] | None = (
            None  # what it is like as a whole, and what that says of each type, once asked (`sense`)
        )
        self.odds: dict[str, float] = {}

    @property
    def hits(self) -> list[Hit]:
        """The terms, with those of persons whom the text introduced."""
        if self._hits is None:
            self._hits = self._within(self.start, self.end)
        return self._hits

    @hits.setter
    def hits(self, hits: list[Hit]) -> None:
        self._hits, self._begun = hits, None

    @property
    def _starts(self) -> list[int]:
        if self._begun is None:
            self._begun = [hit[0] for hit in self.hits]
        return self._begun

    @property
    def parse(self) -> Parse:
        """Who is spoken of, and what is done."""
        if self._parse is None:
            self._parse = Parser(self.text, self.start, self.end, self.discourse, self._roles).run(self.hits)
        return self._parse

    @property
    def dates(self) -> list[dates.When]:
        """The time expressions, with offsets in the document."""
        if self._dates is None:
            told = self.discourse
            found = dates.find(self.words, self.published, told.section_at(self.start) or told.when.date)
            self._dates = [when._replace(start=when.start + self.start, end=when.end + self.start) for when in found]
        return self._dates

    def dated(self, low: int, high: int) -> bool:
        """Whether a date that can be told stands between two offsets."""
        for when in self.dates:  # noqa: SIM110 - asked four times a sentence: half the time of any()
            if low <= when.start < high and when.date:
                return True
        return False

    def of_clause(self, clause: Clause) -> int:
        """The cues of a clause, found once."""
        if clause.cues < 0:
            clause.cues = self.cues(clause.start, clause.end)
        return clause.cues

    def cues(self, low: int, high: int) -> int:
        """The cues that stand between two offsets."""
        starts, hits = self._starts, self.hits
        found = 0
        for place in range(bisect_left(starts, low), bisect_left(starts, high)):
            found |= hits[place][2].bits
        return found

    def touching(self, place: int) -> int:
        """The cues of what stands right before an offset."""
        found = 0
        for start, end, term in self.hits:
            if start >= place:
                break
            if 0 <= place - end < 6:
                found |= term.bits
        return found
