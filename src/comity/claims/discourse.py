"""What the text before a sentence supplies: the two states it is about, the persons it named, the date it is at."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from comity.claims import dates, stories
from comity.claims.actors import Group, surname
from comity.claims.reference import Author
from comity.claims.setting import SHORT, Setting, Settings
from comity.claims.terms import Hit

Deal = tuple[tuple[str, ...], tuple[str, ...]]
"""Who supplies arms, and to whom."""

NO_BODY = frozenset(("name", "demonym", "capital", "prefix", "org", "group", "leader", "short", "territory"))
FORGOTTEN = 2500  # characters after which a pair that was named is no longer "the two countries"
LATELY = 300  # characters after which a weapon that was named is no longer "the type"
NEWS_MONTHS = 6  # older than this at publication, a date is background


def _stated(hits: Sequence[Hit]) -> set[str]:
    """The states that a text names, and not only by a name like a statesman's."""
    return {
        code
        for _, _, term in hits
        if term.actor is not None and not term.trap and term.actor.kind != "short"
        for code in term.actor.codes
    }


class Discourse:
    """The memory of one document as it is read from top to bottom."""

    __slots__ = (
        "_made",
        "_settings",
        "arms",
        "author",
        "counts",
        "date",
        "deal",
        "deal_at",
        "deals",
        "dense",
        "dyad",
        "fresh",
        "hero",
        "him",
        "known",
        "main",
        "news",
        "occasions",
        "one",
        "person",
        "pressed",
        "recent",
        "security",
        "setting",
        "several",
        "speaker",
        "spoke",
        "story",
        "text",
        "theme",
        "together",
        "told_at",
        "voice",
    )

    def __init__(self, hits: Sequence[Hit], military: int, arms: int = 0, text: str = "") -> None:
        self.known: dict[str, tuple[str, ...]] = {}
        counts: Counter[str] = Counter()
        secure: list[int] = []
        bodies: set[str] = set()
        named: list[tuple[int, str]] = []
        stated = _stated(hits)
        for start, end, term in hits:
            if term.actor is not None and not term.trap and not term.actor.kind.startswith("ref_"):
                if term.actor.kind == "short" and not (
                    (len(text) <= SHORT or stated.issuperset(term.actor.codes))
                    and surname(text, start, end, term.actor.person)
                ):
                    continue  # a name like a statesman's, in a text that does not name his state
                counts.update(term.actor.codes)
                if term.actor.kind not in NO_BODY:
                    bodies.update(term.actor.codes)
                named += [(start, code) for code in term.actor.codes]
                if term.actor.person:  # a person named in full makes the surname known
                    self.known.setdefault(term.actor.person.rpartition(" ")[2], term.actor.codes)
                    self.known.setdefault(term.actor.person.partition(" ")[0], term.actor.codes)
            if term.bits & military:
                secure.append(start)
        top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
        self.counts = counts
        self._made = [(start, term.maker) for start, _, term in hits if term.weapon and term.maker]
        self.recent: list[str] = []  # the states named so far, the last one last
        self.text = text
        self.author = Author(text, named, tuple(sorted(code for code, _ in top)), bodies)
        self._settings = Settings(
            named, secure, [hit[0] for hit in hits if hit[2].bits & arms], stories.starts(text), max(len(text), 1)
        )
        self.setting = self._settings.at(0)
        self.story = 0  # where the story that is read begins
        self.main: tuple[str, ...] = ()
        self.theme: tuple[str, ...] = ()
        self.hero = ""  # whom the text names most often hereabouts
        self.security = 0
        self.arms = False  # whether the text is about arms here
        self.dense = 0.0  # words of security in a thousand characters hereabouts
        self.dyad: tuple[str, ...] = ()
        self.together: tuple[str, ...] = ()
        self.told_at = -FORGOTTEN  # where a pair was last named
        self.one: tuple[str, ...] = ()
        self.several: tuple[str, ...] = ()  # the last ones that stood together as a subject may
        self.him: tuple[str, ...] = ()
        self.speaker: tuple[str, ...] = ()  # the state of who spoke last
        self.voice = ""  # who that was
        self.person = False  # whether a person, and no state
        self.spoke = 0  # and in the sentence that begins where
        self.date = ""
        self.news = ""
        self.pressed: list[tuple[tuple[str, ...], tuple[str, ...], str]] = []  # who pressed whom, and how
        self.fresh = 99  # sentences since the text gave a date
        self.deal: Deal | None = None  # the last one told, and where
        self.deal_at = 0
        self.deals: dict[str, Deal] = {}  # by the weapon
        self.occasions: dict[tuple[str, tuple[str, ...]], str] = {}

    def at(self, place: int) -> None:
        """Come to the sentence that begins at `place`: what the text is about here, and whether the last pair is still meant."""
        story = self._settings.story(place)
        if story != self.story:
            self.story = story
            self._forget()
        self.setting = self._settings.at(place)
        self.main, self.hero, self.theme, self.security, self.arms, self.dense = self.setting[:6]
        if place - self.told_at > FORGOTTEN:
            self.dyad = self.together = self.main
            self.told_at = place

    def setting_at(self, place: int) -> Setting:
        """What the text is about at `place`, wherever it has been read to."""
        return self._settings.at(place)

    def _forget(self) -> None:
        """Another story begins: whom the one before spoke of is not meant here."""
        self.dyad = self.together = self.one = self.several = self.him = self.speaker = ()
        self.recent = []
        self.pressed = []
        self.deal = None
        self.deals = {}
        self.occasions = {}
        self.date = self.news = ""
        self.told_at = -FORGOTTEN

    def after(self, groups: Sequence[Group]) -> None:
        """Remember who a sentence spoke of."""
        self.fresh += 1
        explicit = [group for group in groups if group.codes and not group.kind.startswith("ref_")]
        for group in explicit:
            for code in group.codes:
                if code in self.recent:
                    self.recent.remove(code)
                self.recent.append(code)
        for group in groups:
            if len(group.codes) > 1 and not group.preposition and group.kind != "group":
                self.several = group.codes
                break
        codes = sorted({code for group in explicit for code in group.codes})
        paired = [group for group in explicit if len(group.codes) == 2]
        if paired:
            self.dyad = self.together = tuple(sorted(paired[0].codes))
            self.told_at = paired[0].start
        elif len(codes) == 2:
            self.dyad = tuple(codes)
            self.told_at = explicit[0].start
        for group in explicit:
            if len(group.codes) == 1 and not group.preposition:
                self.one = group.codes
                break
        for group in explicit:
            if len(group.codes) == 1 and group.person:
                self.him = group.codes
                break

    def dealt(self, at: int, source: tuple[str, ...], target: tuple[str, ...], weapons: Sequence[str]) -> None:
        """Remember who supplied what to whom."""
        self.deal, self.deal_at = (source, target), at
        for weapon in weapons:
            self.deals[weapon] = (source, target)

    def maker(self, place: int) -> tuple[str, ...]:
        """Who makes the arms that were named last before `place`, where that was a sentence or two ago."""
        last = bisect_left(self._made, (place, "")) - 1
        return (self._made[last][1],) if last >= 0 and place - self._made[last][0] < LATELY else ()

    def dated(self, found: Sequence[dates.When], published: str) -> None:
        """Remember the date a sentence leaves the text at; a year alone does not undo a month of it."""
        finer = {when.date[:4] for when in found if len(when.date) > len("2021")}
        after = dates.context_after([when for when in found if when.date not in finer], self.date)
        if len(after) != len("2021") or not self.date.startswith(after):
            self.date = after
        if any(when.date and when.kind in ("point", "relative", "range") for when in found):
            self.fresh = 0
        if _recent(after, published):
            self.news = after


def _recent(date: str, published: str) -> bool:
    """Whether a date is of the months before publication: what the text reports on, not its background."""
    if len(date) not in (7, 10) or len(published) < 4:
        return False
    year, month = int(published[:4]), int(published[5:7] or 12)
    return 0 <= (year - int(date[:4])) * 12 + month - int(date[5:7]) <= NEWS_MONTHS
