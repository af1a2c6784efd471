"""What a parse is made of: clauses, marks (verbs, and nouns that may trigger a frame), and the whole of a sentence."""

import re

from comity.claims.actors import Group
from comity.claims.parts import Term

NOUN, VERB = "n", "v"
_WORDS_FROM = re.compile(
    r"\b(?:warnings?|pressure|threats?|criticism|protests?|objections?|opposition|condemnation|calls|"
    r"demands?|sanctions) from (?:the )?$"
)


class Clause:
    """``text[start:end]`` with its subject and first finite verb. `kind`: main, rel, sub, if, that, and, ing."""

    __slots__ = ("cues", "end", "kind", "next", "parent", "start", "subject", "verb")

    def __init__(self, start: int, kind: str, parent: "Clause | None") -> None:
        self.start, self.end, self.kind, self.parent = start, start, kind, parent
        self.subject: Group | None = None
        self.verb: Mark | None = None
        self.next: Clause | None = None
        self.cues = -1  # the bits of its terms, once somebody asked


class Mark:
    """A verb, or a noun that may trigger a frame.

    `mood` is what modals and negations lay on a verb; `passive`, `perfect`, `past`, `going` (progressive) and `finite` are its voice,
    tense and aspect; `bare` is an infinitive. Of a noun, `owner` is the group whose adjective or possessive stands before it and `governed`
    the preposition before its phrase.
    """

    __slots__ = (
        "bare", "clause", "end", "finite", "form", "going", "governed", "kind", "mood", "opened", "owner",
        "passive", "past", "perfect", "start", "term", "under",
    )  # fmt: skip

    def __init__(self, start: int, end: int, term: Term, kind: str, form: str, clause: Clause) -> None:
        self.start, self.end, self.term, self.kind, self.form, self.clause = start, end, term, kind, form, clause
        self.mood = 0
        self.passive = self.perfect = self.going = self.finite = self.bare = self.opened = self.past = False
        self.owner: Group | None = None
        self.governed = ""
        self.under: Mark | None = None


class Parse:
    """The parse of ``text[start:end]``: `clauses` cover it; `groups`, `verbs` and `marks` (what has frames) are in order."""

    __slots__ = ("clauses", "groups", "marks", "text", "verbs")

    def __init__(
        self, text: str, clauses: list[Clause], groups: list[Group], verbs: list[Mark], marks: list[Mark]
    ) -> None:
        self.text, self.clauses, self.groups, self.verbs, self.marks = text, clauses, groups, verbs, marks

    def spoken_from(self, low: int, high: int) -> bool:
        """Whether it is words that come from the actor at `high`: "despite warnings from Washington"."""
        return _WORDS_FROM.search(self.text, low, high) is not None

    def clause(self, position: int) -> Clause:
        """The clause that holds `position`."""
        for clause in reversed(self.clauses):
            if clause.start <= position:
                return clause
        return self.clauses[0]
