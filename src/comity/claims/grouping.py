"""The part of the parser that is about actors: which stand together, what governs them, where a clause begins."""

import re

from comity.claims.actors import FAMILY, HYPHENS, POSSESSIVE, Before, Group, resolve
from comity.claims.parts import Actor, Term
from comity.claims.syntax import NOUN, Clause, Mark

_MONTH = "(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
_DATED = re.compile(
    rf"(?: the)?(?: early| late| mid)?[ -](?:(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}})?(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\ds?|\d{1,2}(?:st|nd|rd|th)|(?:following|same|next|previous|last) (?:day|week|month|year|"
    r"evening|morning)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:the )?(?:many |several |some |two |three |four |five |six |ten |\d+ |past |last |first )*"
    r"(?:(?:half a )?(?:hour|day|night|week|month|year|decade|centur(?:y|ie)|generation)s?|a long time|a while|(?:the )?most part)"
    r"|now|years on|once),?(?: the)? "
)
_ABOUT = frozenset(("about", "over", "around", "under", "up to", "near", "than"))
_NAMELY = frozenset(("such as", "including", "namely", "notably"))
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
_LIMITS = (",", ".", ";", ")")
_MEMBER = frozenset(("of", "at", "from", "with"))
_NAME_OF = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:of|at|from|with) (?:the )?$")
_COUNTED = re.compile(
    r" (?:an? )?(?:\d[\d,.]*(?: (?:hundred|thousand|million))?|half|two|three|four|five|six|seven|eight|"
    r"nine|ten|dozen|hundred|thousand|twenty|thirty|forty|fifty)\b"
    rf"(?! (?:{_MONTH}|years?|months?|days?|weeks?))"
)
_COUNTERPART = re.compile(
    r" (?:[\w-]+ ){0,2}(?:counterpart|opposite number|colleague|host|interlocutor|homologue|peer|equivalent)s?\b"
)
NEAR = 48  # characters between actors that can still stand together


class Grouping:
    """The state of a parse, and its actors; `Parser` adds verbs and nouns."""

    __slots__ = (
        "anded", "be", "before", "cands", "clause", "clauses", "determined", "do", "end", "groups", "have", "held", "inf",
        "last", "last_end", "last_verb", "marks", "merged", "mood", "noun_end", "noun_form", "noun_prep", "opened", "owner", "plain",
        "prep", "prep_at", "role", "roles", "sep", "split", "text", "town", "verbs", "was",
    )  # fmt: skip

    def __init__(self, text: str, start: int, end: int, before: Before, roles: int) -> None:
        self.text, self.end, self.before, self.roles = text, end, before, roles
        self.clause = Clause(start, "main", None)
        self.clauses = [self.clause]
        self.groups: list[Group] = []
        self.verbs: list[Mark] = []
        self.marks: list[Mark] = []
        self.cands: list[Group] = []  # groups that no preposition governs, since the clause began
        self.last: Group | None = None
        self.last_verb: Mark | None = None
        self.owner: Group | None = None
        self.role = ("", -1)  # the preposition before the last word for people, and where that word ends
        self.prep, self.prep_at, self.sep = "", -1, ""
        self.plain = False  # nothing but names, titles and separators since the last group
        self.opened = False  # a noun phrase has begun and its noun has not come
        self.be = self.have = self.do = self.was = False
        self.inf = -1  # where a "to" ends
        self.mood = 0
        self.split = self.held = -1  # where a clause may have begun; where one may have before the last list of actors
        self.anded = -1  # where an "and" after a comma stands, and nothing but what a preposition governs since
        self.noun_end = self.determined = -1
        self.town = (-1, "")  # where a place ends that was the last noun, and its state
        self.noun_form = self.noun_prep = ""  # of the last noun, and what governs it
        self.last_end = start
        self.merged: tuple[Group, tuple[str, ...], int, int, int] | None = (
            None  # the group that last grew by an "and": as it was before
        )

    def begin(self, start: int, kind: str) -> None:
        """A clause begins at `start`."""
        clause = self.clause
        if clause.subject is None and self.cands:
            clause.subject = self.cands[0]
        if start <= clause.start:
            clause.kind = kind
        else:
            self.clause = Clause(start, kind, clause)
            self.clauses.append(self.clause)
        self.cands = []
        self.be = self.have = self.do = self.opened = self.plain = False
        self.owner, self.prep, self.sep, self.mood, self.inf, self.split = None, "", "", 0, -1, -1

    def office(self, start: int, end: int) -> None:
        """A word for people: what governs it also governs their state, unless it governs a date ("In 2016 the presidents of")."""
        if self.prep and _DATED.fullmatch(self.text, self.prep_at, start):
            self.prep = ""
        self.role = (self.prep, end)

    def preposition(self, start: int, end: int, term: Term) -> None:
        """What governs the next noun or group; after a word for people, "of" passes on what governs that word."""
        prep = term.lower
        if prep in _ABOUT and _COUNTED.match(self.text, end):
            return  # "about a hundred soldiers"
        if term.rules:
            self.marks.append(Mark(start, end, term, NOUN, "-", self.clause))  # "according to"
        if prep == "to":
            self.inf = end
        opening = self.clause.verb is None and (self.last_verb is None or self.last_verb.start < self.clause.start)
        if (prep == "of" or (prep == "from" and opening)) and 0 <= start - self.role[1] <= 1:
            prep = self.role[0]  # "the ministers of Peru", "officials from Peru held"
        elif (
            prep in _NAMELY
        ):  # "with states such as Egypt", "states such as Egypt have": what governs the sort governs its examples
            prep = self.noun_prep if 0 <= start - self.noun_end <= 2 else self.prep
        self.prep, self.prep_at = prep, end
        self.opened, self.owner, self.plain, self.sep = True, None, False, ""

    def actor(self, start: int, end: int, term: Term) -> None:
        """A name, pronoun or adjective that stands for states: a new group, or more of the last one."""
        text, last, actor = self.text, self.last, term.actor
        if actor is None or (actor.kind == "prefix" and text[end : end + 1] not in HYPHENS):
            return
        codes = resolve(term, actor, start, self.groups, self.before)
        if codes is None:
            return
        if last is not None and last.joint is not None and self.coordinated(start, end, codes):
            return
        before, ended, split = (last.codes, last.end, self.split) if last is not None else ((), 0, -1)
        led = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()  # "the U.S.-led invasion"
        if (
            last is not None
            and self.plain
            and not led
            and start - last.end <= NEAR
            and self.joins(start, end, actor.kind, codes)
        ):
            self.merged = (last, before, ended, start, split) if self.sep in ("&", ",") else None
            last.end, self.split = end, self.held
            last.adjective = actor.kind in ("prefix", "demonym") and not _plural(term)
            if actor.person:
                last.person, last.kind = actor.person, actor.kind
        else:
            last = self.begun((start, end), term, actor, codes, led=led)
        last.possessive = text.startswith(POSSESSIVE, end) or (
            actor.kind == "ref_one" and term.lower in ("his", "her", "its")
        ) or term.lower in ("their", "our")  # fmt: skip
        self.owner = last
        self.opened = last.possessive or last.adjective
        self.plain, self.sep, self.prep, self.inf = True, "", "", -1
        self.be = False
        self.role = ("", -1)

    def begun(self, place: tuple[int, int], term: Term, actor: Actor, codes: tuple[str, ...], *, led: bool) -> Group:
        """A new group of the actor that stands at `place`."""
        (start, end), text, last = place, self.text, self.last
        if (
            actor.person
            and last is not None
            and last.possessive
            and not last.kind.startswith("ref_")
            and 0 <= start - self.role[1] <= 3
            and self.sep == ","
        ):
            codes = last.codes  # "the European Union's envoy, Anna Berg"
        if self.prep and self.sep != "s" and _DATED.fullmatch(text, self.prep_at, start):
            self.prep = ""  # "in 2014 Russia ..."
        self.prep = self.prep or self.located(start, end, codes)
        kind = "ref_we" if actor.kind == "ref_they" and len(codes) == 1 else actor.kind
        listed = last is not None and self.alike(last.kind, last.start, last.end, kind, start, end)
        last = self.last = Group(start, end, codes, kind, actor.person, self.prep)
        last.adjective = last.adjective and not _plural(term)  # "the Soviets"
        last.chained = self.sep == "," and self.plain and listed
        if kind == "ref_one" and self.sep == "&" and self.plain and len(self.groups) > 0:
            last.joint = self.groups[-1]
        last.adjective = last.adjective or led
        if not last.chained:
            self.held = self.split
        self.groups.append(last)
        if kind == "research" and self.prep in _MEMBER and _NAME_OF.search(text, max(0, start - 60), start):
            last.preposition = self.prep = ""  # "Berg of the Institute of Asian Studies said"
        if not self.prep or (self.sep == "s"):
            self.cands.append(last)
            self.anded = -1
        return last

    def located(self, start: int, end: int, codes: tuple[str, ...]) -> str:
        """What governs a state that only says where the place before it lies: "in Kazan, Russia, in October"."""
        place, state = self.town
        beside = self.sep == "," and 0 < start - place <= len(", ") and codes == (state,)
        return (self.noun_prep or "in") if beside and self.text[end : end + 1] in _LIMITS else ""

    def coordinated(self, start: int, end: int, codes: tuple[str, ...]) -> bool:
        """Whether the actor at `start` stands with the owner before it: "Sato and his South Korean counterpart"."""
        owner = self.last
        if owner is None or owner.joint is None or not _COUNTERPART.match(self.text, end):
            return False
        first = owner.joint
        if not owner.possessive or start - owner.end > NEAR or codes == first.codes or not first.codes:
            return False
        first.add(codes)
        first.end, self.last, self.owner = end, first, None
        self.groups.remove(owner)
        if owner in self.cands:
            self.cands.remove(owner)
        self.opened, self.plain, self.sep, self.prep, self.inf = True, True, "", "", -1
        return True

    def joins(self, start: int, end: int, kind: str, codes: tuple[str, ...]) -> bool:
        """Whether the actor at `start` belongs to the last group: coordinated with it, or another name of it."""
        last = self.last
        if last is None or kind.startswith("ref_") or last.kind.startswith("ref_"):
            return False
        gap = self.text[last.end : start]
        if gap.strip() in ("-", "–", "/", "'s", "’s", "") and len(gap) < 4 and codes != last.codes and gap[:1] in "-–/":
            last.add(codes)
            return True
        if codes == last.codes:
            if self.sep == "," and last.kind == "capital" and last.preposition and self.text.startswith(" and ", end):
                return False  # "in Paris, France and Germany signed"
            return self.sep != "&" and not (last.adjective and self.sep == "," and kind == "name")
        if self.sep == "&" and "," in gap and not (last.chained or last.paired):
            return False  # a comma before "and": not a pair, but another clause
        if self.sep == "&" and (kind == "capital") == (last.kind == "capital"):
            self.unchain()
            if self.last is not None:
                self.last.add(codes)
            return True
        return False

    def part(self, start: int) -> None:
        """Take apart what was joined, where a verb at `start` shows that the last of it is its subject alone.

        "Leans on Russia and the U.S. is provoking China", "in Rome, Italy pledged".
        """
        if self.merged is None:
            return
        last, codes, end, began, split = self.merged
        if last is not self.last or start - last.end > 1 or last.possessive or last.adjective:
            return
        listed = self.text.find(",", end, began) < 0  # else "in Rome, Italy pledged": whoever does it is in no place
        if listed == (self.clause.verb is None) or not (listed or last.preposition) or (not listed and self.cands):
            return
        own = tuple(code for code in last.codes if code not in codes) or codes
        group = Group(began, last.end, own, last.kind, "", "")
        last.codes, last.end = codes, end
        self.groups.append(group)
        self.cands.append(group)
        self.last = group
        self.split, self.sep = split, "&"

    def alike(self, one: str, start: int, end: int, other: str, low: int, high: int) -> bool:
        """Whether actors of two kinds may stand in one list; "US" is also an adjective: "US, Japanese and South Korean advisers"."""
        if FAMILY.get(one, one) == FAMILY.get(other, other):
            return True
        short = _INITIALS.fullmatch(self.text, start, end) or _INITIALS.fullmatch(self.text, low, high)
        return short is not None and {one, other} <= {"name", "org", "demonym"}

    def unchain(self) -> None:
        """Join "Japan, India" to one group, now that "and Australia" shows it is a list."""
        while len(self.groups) > 1 and self.groups[-1].chained:
            last, first = self.groups[-1], self.groups[-2]
            if not self.alike(first.kind, first.start, first.end, last.kind, last.start, last.end):
                break
            first.add(last.codes)
            first.end, first.adjective = last.end, last.adjective
            self.groups.pop()
            if self.cands and self.cands[-1] is last:
                self.cands.pop()
            self.last = first


def _plural(term: Term) -> bool:
    """Whether a word of a state is one of its people: "the Soviets"."""
    return term.text.endswith("s") and not term.text.endswith("ss")
