"""Groups of actors: the states and organisations that stand together in a sentence, and whom its pronouns stand for."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Protocol

from comity.claims import reference
from comity.claims.memory import Who
from comity.claims.parts import Actor, Term
from comity.codebook.inflect import forms
from comity.codebook.load import load

POSSESSIVE = ("'s", "’s", "' ", "’ ", "´s")
_WE = frozenset(("we", "our", "us"))
_DESCRIBING = frozenset(("ref_sort", "ref_near", "ref_half", "ref_buyer", "ref_seller", "ref_latter"))
_EMPTY = re.compile(
    r" (?:is|was|has been|had been|would be|will be|seems?|seemed|appears?|appeared|emerged|remains|"
    r"transpired|turned out|followed|follows)"
    r"(?: not| also| only| still)?(?: [\w-]+){0,4}? (?:that|who|which)\b"
)
"""After an "it" that stands for nobody: "it is clear that", "it was Russian soldiers who"."""
FREE = frozenset(
    ("", "when", "while", "after", "before", "since", "as", "because", "although", "though", "until", "once")
)
"""What may stand before a subject."""
HYPHENS = ("-", "–")
ATTRIBUTIVE = frozenset(("prefix", "demonym"))

FAMILY = {"org": "name", "group": "name", "territory": "name", "prefix": "demonym", "short": "leader"}
"""Kinds of actor that stand in one list; any other kind only with itself."""

Codes = tuple[str, ...]


_NEXT = re.compile(r"[ -](?!Administration|Government|Cabinet|Doctrine|White|Jr|Sr|I{1,3}\b)[A-Z][a-z]+")
_GOVERNS = re.compile(r"(?:['’]s)? (?:[Aa]dministration|[Gg]overnment|[Cc]abinet|[Pp]residency)\b")
_GIVEN = re.compile(r"([.!?:;,\n“\"‘'(–—-]? ?)\b([A-Z][\w’'.-]*) $")
_TITLE = re.compile(
    r"(?:President|Premier|Minister|Chancellor|Secretary|King|Queen|Prince|Princess|Emperor|Sultan|Emir|Shah|Sheikh|Pope|Mr|Mrs|Ms|Dr|"
    r"Sir|Lord|Senator|Sen|Governor|Gov|Judge|Gen|General|Adm|Admiral|Marshal|Col|Colonel|Maj|Major|Lt|Captain|Capt|Commander|Chief|"
    r"Chairman|Chairwoman|Leader|Ambassador|Envoy|Spokesman|Spokeswoman|Spokesperson|Comrade|Ayatollah|Imam|Mullah|Vice|Under)\.?"
    r"|\w+(?:’s|'s|s’|s'|ian|ish|ese|an|ch|ni|qi)"
)


_OFFICIAL = r"\b(?! (?:state|minister|ministry|court)|-)"


@cache
def _people() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Private persons after a demonym, and before "from" or "of" a state."""
    book = load()
    names = sorted(
        {form for word in book.words.private for form, _ in forms(word, book.verbs)},
        key=lambda name: (-len(name), name),
    )
    private = f"(?:{'|'.join(names)}){_OFFICIAL}"
    return re.compile(rf" (?:[a-z][\w-]* ){{0,2}}{private}"), re.compile(rf"\b{private} (?:from|in|of)(?: the)? $")


def private(text: str, group: "Group") -> bool:
    """Whether the states of a group only tell where private persons are from: "Filipino gunmen", "protesters from Australia"."""
    if group.person or len(group.codes) != 1:
        return False
    if group.kind == "demonym" and not group.possessive:
        return bool(_people()[0].match(text, group.end))
    return group.kind == "name" and bool(_people()[1].search(text, max(0, group.start - 40), group.start))


class Before(Protocol):
    """What the text before a sentence supplies."""

    known: dict[str, Codes]
    theme: Codes
    main: Codes
    counts: Counter[str]
    deal: tuple[Codes, Codes] | None
    text: str

    @property
    def author(self) -> reference.Author: ...

    @property
    def who(self) -> Who: ...


class Group:
    """Actors that stand together: their codes, where, after which preposition, and in which form."""

    __slots__ = (
        "adjective",
        "chained",
        "codes",
        "end",
        "joint",
        "kind",
        "paired",
        "person",
        "possessive",
        "preposition",
        "start",
    )

    def __init__(self, start: int, end: int, codes: Codes, kind: str, person: str, preposition: str) -> None:
        self.start, self.end, self.codes, self.kind, self.person = start, end, codes, kind, person
        self.preposition = preposition
        self.adjective = kind in ATTRIBUTIVE
        self.possessive = self.paired = self.chained = False
        self.joint: Group | None = None  # of a possessive after "and": with whom its noun is coordinated

    def add(self, codes: Codes) -> None:
        """More actors in the same place."""
        self.codes += tuple(code for code in codes if code not in self.codes)
        self.paired = True


def surname(text: str, start: int, end: int, person: str) -> bool:
    """Whether a surname stands alone or behind a title, and is no part of another person's name: "Tan Kok Liang", "Petro Symonenko"."""
    if _NEXT.match(text, end):
        return False
    before = _GIVEN.search(text, max(0, start - 40), start)
    if before is None or before.group(2) in person.split():
        return True
    opens = before.start() == 0 or before.group(1).strip() != ""
    return opens or bool(_TITLE.fullmatch(before.group(2)))


def governs(text: str, end: int) -> bool:
    """Whether a surname that ends at `end` is that of who governs: "the Obama administration"."""
    return _GOVERNS.match(text, end) is not None


def resolve(term: Term, actor: Actor, start: int, groups: list[Group], before: Before) -> Codes | None:
    """The codes a term stands for here; None where it stands for nobody (a surname that no one bears)."""
    if actor.kind == "short":
        if not surname(before.text, start, start + len(term.text), actor.person):
            return None
        meant = set(actor.codes) <= set(before.main) or governs(before.text, start + len(term.text))
        return before.known.get(term.text) or (actor.codes if meant else None)
    if actor.kind in _DESCRIBING:
        return reference.described(term, actor, start, groups, before)
    if actor.kind == "ref_they" and term.lower in _WE:
        return before.author.own if not before.author.quoted(start) else ()
    if not actor.codes and actor.kind in _REFERRING:
        return _REFERRING[actor.kind](groups, before, term, start)
    return actor.codes


def _dyad(groups: list[Group], before: Before, _term: Term, _start: int) -> Codes:
    """The pair that "the two countries" are: of this sentence if it names one, else of the text before."""
    for group in reversed(groups):
        if len(group.codes) == 2 and not (group.preposition == "with" and groups[0] is not group and groups[0].codes):
            return group.codes
    named = tuple(dict.fromkeys(code for group in groups for code in group.codes))
    if len(named) == 2:
        return named
    return before.theme or before.who.dyad


def _one(groups: list[Group], before: Before, term: Term, start: int) -> Codes:
    """The state that "it" or "he" stands for: the last single one that no preposition governs."""
    if term.lower == "it" and _EMPTY.match(before.text, start + 2):
        return ()
    person = term.lower in ("he", "she", "his", "her", "him")
    for group in reversed(groups):
        if (
            len(group.codes) == 1
            and group.preposition in FREE
            and (not person or group.person or group.kind == "ref_one")
        ):
            return group.codes
    return (before.who.him if person else before.who.one) or before.who.one


def _they(groups: list[Group], before: Before, term: Term, _start: int) -> Codes:
    """The states that "they" or "we" stands for: the last several ones of the sentence."""
    for group in reversed(groups):
        if len(group.codes) > 1 and group.preposition in ("", "of"):
            return group.codes
    if term.lower == "they" and not any(group.codes for group in groups):
        return before.who.several
    return ()


_REFERRING: dict[str, Callable[[list[Group], Before, Term, int], Codes]] = {
    "ref_dyad": _dyad,
    "ref_one": _one,
    "ref_they": _they,
}
