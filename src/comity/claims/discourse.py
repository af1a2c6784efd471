"""What the text before a sentence supplies: the two states it is about, the persons it named, the date it is at.

Most sentences of most texts tell nothing, and most that do say themselves who did what, and when. So the sentences before one are parsed
and dated when something is first asked that only they can answer, and those of a text of which nothing is asked never are.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from comity.claims import stories
from comity.claims.actors import governs, surname
from comity.claims.dates import When as Dated
from comity.claims.memory import FORGOTTEN, When, Who
from comity.claims.parts import Actor
from comity.claims.reference import Author
from comity.claims.sections import Sections
from comity.claims.setting import SHORT, Setting, Settings
from comity.claims.syntax import Parse
from comity.claims.terms import Hit

Deal = tuple[tuple[str, ...], tuple[str, ...]]
"""Who supplies arms, and to whom."""

SELDOM = 1  # times that a text names its own state, whose bodies it speaks of
NO_BODY = frozenset(("name", "demonym", "capital", "prefix", "org", "group", "leader", "short", "territory"))
LATELY = 300  # characters after which a weapon that was named is no longer "the type"


class Told(Protocol):
    """A sentence that was read, as far as it is remembered."""

    start: int
    published: str

    @property
    def parse(self) -> Parse: ...

    @property
    def dates(self) -> list[Dated]: ...


def _meant(text: str, start: int, end: int, actor: Actor, stated: set[str]) -> bool:
    """Whether a surname is that of the statesman: the text names the state, or is short, and no other person by it."""
    told = len(text) <= SHORT or stated.issuperset(actor.codes) or governs(text, end)
    return told and surname(text, start, end, actor.person)


def _stated(hits: Sequence[Hit]) -> set[str]:
    """The states that a text names, and not only by a name like a statesman's."""
    return {
        code
        for _, _, term in hits
        if term.actor is not None and not term.trap and term.actor.kind != "short"
        for code in term.actor.codes
    }


class _Mentions(NamedTuple):
    """How often a text names each state: in all, by its names, and by those of its bodies; where; and whom its persons' names stand for."""

    counts: Counter[str]
    called: Counter[str]
    bodies: Counter[str]
    named: list[tuple[int, str]]
    known: dict[str, tuple[str, ...]]


def _mentions(hits: Sequence[Hit], text: str) -> _Mentions:
    found = _Mentions(Counter(), Counter(), Counter(), [], {})
    stated = _stated(hits)
    for start, end, term in hits:
        actor = term.actor
        if actor is None or term.trap or actor.kind.startswith("ref_"):
            continue
        if actor.kind == "short" and not _meant(text, start, end, actor, stated):
            continue  # a name like a statesman's, in a text that does not name his state
        found.counts.update(actor.codes)
        (found.called if actor.kind in NO_BODY else found.bodies).update(actor.codes)
        found.named.extend((start, code) for code in actor.codes)
        if actor.person:  # a person named in full makes the surname known
            found.known.setdefault(actor.person.rpartition(" ")[2], actor.codes)
            found.known.setdefault(actor.person.partition(" ")[0], actor.codes)
    return found


class Discourse:
    """The memory of one document as it is read from top to bottom."""

    __slots__ = (
        "_author",
        "_bodies",
        "_made",
        "_named",
        "_sections",
        "_seldom",
        "_settings",
        "_top",
        "_unasked",
        "_undated",
        "_when",
        "_who",
        "arms",
        "counts",
        "deal",
        "deal_at",
        "deals",
        "dense",
        "hero",
        "known",
        "main",
        "occasions",
        "person",
        "place",
        "pressed",
        "security",
        "setting",
        "speaker",
        "spoke",
        "story",
        "text",
        "theme",
        "voice",
    )

    def __init__(
        self,
        hits: Sequence[Hit],
        military: int,
        arms: int = 0,
        text: str = "",
        sections: Sections | None = None,
    ) -> None:
        counts, called, bodies, named, self.known = _mentions(hits, text)
        secure = [start for start, _, term in hits if term.bits & military]
        top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
        self.counts = counts
        self._made = [(start, term.maker) for start, _, term in hits if term.weapon and term.maker]
        self.text = text
        self._author: Author | None = None
        self._named, self._bodies = named, frozenset(bodies)
        self._seldom = [code for code in sorted(bodies) if called[code] <= SELDOM < bodies[code]]
        self._top = tuple(sorted(code for code, _ in top))
        self._sections = sections or Sections((), "")
        self._settings = Settings(
            named, secure, [hit[0] for hit in hits if hit[2].bits & arms], stories.starts(text), max(len(text), 1)
        )
        self.setting = self._settings.at(0)
        self._who, self._when = Who(), When()
        # The places come to since, with the sentences that name actors.
        self._unasked: list[tuple[int, Told | None]] = []
        self._undated: list[tuple[bool, Told | None]] = []  # whether they did, with those that may hold dates
        self.place = 0  # where the sentence that is read begins
        self.story = 0  # and its story
        self.main: tuple[str, ...] = ()
        self.theme: tuple[str, ...] = ()
        self.hero = ""  # whom the text names most often hereabouts
        self.security = 0
        self.arms = False  # whether the text is about arms here
        self.dense = 0.0  # words of security in a thousand characters hereabouts
        self.speaker: tuple[str, ...] = ()  # the state of who spoke last
        self.voice = ""  # who that was
        self.person = False  # whether a person, and no state
        self.spoke = 0  # and in the sentence that begins where
        self.pressed: list[tuple[tuple[str, ...], tuple[str, ...], str]] = []  # who pressed whom, and how
        self.deal: Deal | None = None  # the last one told, and where
        self.deal_at = 0
        self.deals: dict[str, Deal] = {}  # by the weapon
        self.occasions: dict[tuple[str, tuple[str, ...]], str] = {}

    @property
    def author(self) -> Author:
        """Whose "we" the text speaks in."""
        if self._author is None:
            self._author = Author(self.text, self._named, self._top, self._bodies, self._seldom)
        return self._author

    @property
    def who(self) -> Who:
        """Whom the sentences before this one spoke of."""
        if self._unasked:
            self._ask()
        return self._who

    def paired(self) -> bool:
        """Whether the sentences before this one leave a pair that may be meant; no more of them are parsed than it takes to tell."""
        who = self._who
        if not (who.dyad and self.place - who.told_at <= FORGOTTEN):
            self._ask(lambda: bool(who.dyad) and self.place - who.told_at <= FORGOTTEN)
        return bool(who.dyad)

    def _ask(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Parse the sentences that wait until it is enough. What they refer to is looked up here too, in what those before them told."""
        waiting, self._unasked = self._unasked, []
        read = 0
        for place, sentence in waiting:
            read += 1
            self._come(place)
            self._who.at(place, self.main)
            if sentence is not None:
                self._who.after(sentence.parse.groups)
                if enough():
                    break
        self._unasked = waiting[read:]
        self._come(self.place)

    @property
    def when(self) -> When:
        """The date that the sentences before this one have come to."""
        if self._undated:
            waiting, self._undated = self._undated, []
            for acted, sentence in waiting:
                self._when.fresh += acted
                if sentence is not None:
                    self._when.after(sentence.dates, sentence.published)
        return self._when

    def at(self, place: int) -> None:
        """Come to the sentence that begins at `place`: what the text is about here, and whether the last pair is still meant."""
        self.past(place)
        self.place = place
        self._come(place)

    def past(self, place: int) -> None:
        """Go past a sentence that is not read."""
        story = self._settings.story(place)
        if story != self.story:
            self.story = story
            self._forget()
        self._unasked.append((place, None))

    def _come(self, place: int) -> None:
        self.setting = self._settings.at(place)
        self.main, self.hero, self.theme, self.security, self.arms, self.dense = self.setting[:6]

    def section_at(self, place: int) -> str:
        """The date that the heading above `place` is."""
        return self._sections.at(place)

    def setting_at(self, place: int) -> Setting:
        """What the text is about at `place`, wherever it has been read to."""
        return self._settings.at(place)

    def _forget(self) -> None:
        """Another story begins: whom the one before spoke of is not meant here."""
        fresh = self.when.fresh
        self._who, self._when, self._unasked = Who(), When(), []
        self._when.fresh = fresh
        self.speaker = ()
        self.pressed = []
        self.deal = None
        self.deals = {}
        self.occasions = {}

    def after(self, sentence: Told, *, acted: bool, named: bool, dated: bool) -> None:
        """Remember a sentence: whom it spoke of if it `named` any, its dates if it may be `dated`."""
        if named:
            self._unasked.append((sentence.start, sentence))
        if acted or dated:
            self._undated.append((acted, sentence if dated else None))

    def dealt(self, at: int, source: tuple[str, ...], target: tuple[str, ...], weapons: Sequence[str]) -> None:
        """Remember who supplied what to whom."""
        self._ask()  # those before this one know nothing of it
        self.deal, self.deal_at = (source, target), at
        for weapon in weapons:
            self.deals[weapon] = (source, target)

    def maker(self, place: int) -> tuple[str, ...]:
        """Who makes the arms that were named last before `place`, where that was a sentence or two ago."""
        last = bisect_left(self._made, (place, "")) - 1
        return (self._made[last][1],) if last >= 0 and place - self._made[last][0] < LATELY else ()
