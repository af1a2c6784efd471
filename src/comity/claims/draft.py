"""What comes of a frame that was tried: a draft of a claim, or what the frame missed."""

from typing import NamedTuple

from comity.claims.actors import Codes
from comity.claims.parts import Rule
from comity.claims.syntax import Clause, Mark

NEXT = 40  # characters between a noun and the relative clause that hangs on it


class Draft(NamedTuple):
    """A claim before its attributes: what a frame bound, and where."""

    rule: Rule
    mark: Mark
    start: int
    end: int
    parties: Codes
    source: Codes
    target: Codes
    status: str
    how: str = ""
    stance: str = ""
    speaker: str = ""
    back: bool = False
    things: tuple[int, ...] = ()
    likely: float | None = None
    since: int = 0  # where its own words begin and end, of several deals that share a verb; 0 where it has all of them
    until: int = 0

    @property
    def after(self) -> Clause | None:
        """The relative clause that hangs on what is told: "drills, which began on Monday"."""
        following = self.mark.clause.next
        return (
            following
            if following is not None and following.kind == "rel" and following.start - self.end < NEXT
            else None
        )

    @property
    def trigger(self) -> tuple[int, int]:
        """Where its trigger stands."""
        return self.mark.start, self.mark.end

    @property
    def clause(self) -> tuple[int, int]:
        """Where its clause stands."""
        return self.mark.clause.start, self.mark.clause.end


class Miss(NamedTuple):
    """A frame that was evoked and did not bind: why, for the explanation."""

    rule: Rule
    why: str


class Bits(NamedTuple):
    """The bits of the cues that binding itself asks for."""

    joint: int
    security: int
    org: int
    pair: int
    person: int
    date: int
    said: int
