"""A shallow parse of one sentence in one pass over its terms: who is spoken of, what is done, in which clause, in which mood.

There is no tree. A clause has a span, a subject and a first finite verb; a group of actors knows what governs it; a trigger knows
whether it is a verb or a noun here. Words that the lexicon does not hold are gaps: a gap in an open noun phrase is part of it.

The tags of terms: A actor, V verb, N noun or thing, X verb or noun, j other word that is known, P preposition, D determiner,
b h d auxiliary, m modal, negation or verb that lays a mood on the next, R relative, T that, S and s subordinators, B break,
& conjunction, ``,`` comma.
"""

import re

from comity.claims.actors import FAMILY, HYPHENS, POSSESSIVE, Before, Group, resolve
from comity.claims.parts import NOT, Term
from comity.claims.terms import Hit

NOUN, VERB = "n", "v"
_GOVERNED = re.compile(
    r" (?:the|an?|its|their|his|her|that|to|on|in|at|with|by|from|for|over|against|about|it|them|him|all|"
    r"any|two|three|\d|[A-Z])"
)
_VERBAL = re.compile(r" (?:have|has|had|were|was|are|will|would|could|can|may|might|did|do|also|then|\w+ed)\b")
_MONTH = "(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
_DATED = re.compile(
    rf"(?: the)?(?: early| late| mid)?[ -](?:(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}})?(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\ds?|\d{1,2}(?:st|nd|rd|th)|(?:following|same|next|previous|last) (?:day|week|month|year|"
    r"evening|morning)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?(?: the)? "
)
_ABOUT = frozenset(("about", "over", "around", "under", "up to", "near", "than"))
_COUNTED = re.compile(
    r" (?:an? )?(?:\d[\d,.]*(?: (?:hundred|thousand|million))?|half|two|three|four|five|six|seven|eight|"
    r"nine|ten|dozen|hundred|thousand|twenty|thirty|forty|fifty)\b"
    rf"(?! (?:{_MONTH}|years?|months?|days?|weeks?))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ACTS = re.compile(r" (?:the|an?|its|their|his|that|[A-Z][a-z])")
_ENDS = frozenset(("of", "from", "with", "by", "against", "on", "over", "between", "at", "for", "in"))
_OBJECT = re.compile(r" (?:the|a|an|its|their|his|[A-Z](?!\w+day\b))")
"""What opens an object: behind a form in -ed it shows a past tense."""
_WORDS_FROM = re.compile(
    r"\b(?:warnings?|pressure|threats?|criticism|protests?|objections?|opposition|condemnation|calls|"
    r"demands?|sanctions) from (?:the )?$"
)
_PAST = frozenset(("was", "were", "got", "been"))
_CLOSED = ("” ", '" ', "’ ", "' ")
_JOINED = ("and ", "but ", "or ", "as ", "while ", "because ", "which ", "with ", "to ")
_COUNTERPART = re.compile(
    r" (?:[\w-]+ ){0,2}(?:counterpart|opposite number|colleague|host|interlocutor|homologue|peer|equivalent)s?\b"
)
NEAR = 48  # characters between actors that can still stand together


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

    __slots__ = ("bare", "clause", "end", "finite", "form", "going", "governed", "kind", "mood", "opened", "owner", "passive", "past", "perfect", "start", "term", "under")  # fmt: skip

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


class Parser:
    """Reads one sentence; made anew for each."""

    __slots__ = (
        "be", "before", "cands", "clause", "clauses", "determined", "do", "end", "groups", "have", "held", "inf", "last", "last_end", "last_verb",
        "marks", "mood", "noun_end", "noun_form", "opened", "owner", "plain", "prep", "prep_at", "role", "roles", "sep", "split", "text", "verbs", "was",
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
        self.noun_end = self.determined = -1
        self.noun_form = ""
        self.last_end = start

    def run(self, hits: list[Hit]) -> Parse:
        """The parse of the sentence whose terms are `hits`."""
        text = self.text
        for start, end, term in hits:
            tag = term.tag
            if tag == "A":
                self.actor(start, end, term)
            elif tag == "P":
                self.preposition(start, end, term)
            elif tag == "V":
                self.verb(start, end, term)
            elif tag == "N":
                self.noun(start, end, term)
            elif tag == "X":
                if self.is_verb(start, end, term):
                    self.verb(start, end, term)
                else:
                    self.noun(start, end, term)
            elif tag == "j":
                if term.bits & self.roles:
                    self.office(start, end)
                    self.opened = False  # "the Chinese defence ministry stated": a phrase that ends in a body is full
                last = term.lower.rpartition(" ")[2] if " " in term.lower else ""
                if last in _ENDS:  # "despite warnings from": what follows is governed
                    self.prep, self.prep_at, self.opened, self.owner, self.plain, self.sep = (
                        last,
                        end,
                        True,
                        None,
                        False,
                        "",
                    )
            elif tag == "D":
                self.opened, self.owner, self.inf, self.determined = True, None, -1, end
                if term.lower == "no" and self.clause.verb is None and not (self.be or self.have):
                    self.mood |= NOT
            elif tag == ",":
                if text[end : end + 1] == " ":
                    self.sep, self.split = ",", start
                    verb = self.last_verb
                    if (
                        verb is not None
                        and self.clause.verb is None
                        and verb.clause is self.clause
                        and verb.form == "g"
                    ):
                        self.cands = []  # "Visiting Spain, the minister": who is visited is not who visits
                    self.owner, self.opened, self.inf, self.prep = None, False, -1, ""
                elif text[end : end + 2] in _CLOSED and not text.startswith(_JOINED, end + 2):
                    self.begin(end + 2, "main")  # the words are over, who said them follows
            elif tag == "&":
                self.sep, self.split = "&", start
                self.owner, self.opened, self.inf = None, False, -1
            elif tag == "b":
                self.be, self.opened, self.owner = True, False, None
                self.was = term.lower in _PAST
            elif tag == "m" and term.rules and term.verb:
                self.verb(
                    start, end, term
                )  # "denied that", "pledged to" are acts too; their mood is that of the verb after them
            elif tag == "m":
                mood = self.mood
                if term.rules and term.verb:
                    self.verb(start, end, term)
                self.mood = mood | term.mood
                self.opened, self.owner, self.plain = False, None, False
            elif tag == "h":
                self.have, self.opened, self.owner = True, False, None
            elif tag == "d":
                self.do, self.opened, self.owner = True, False, None
            else:
                self.opener(start, end, tag, term)
            self.last_end = end
        for group, named in zip(self.groups, self.groups[1:], strict=False):
            if group.kind == "ref_dyad" and text[group.end : named.start] in (" of ", " from "):
                group.codes = named.codes  # "the two leaders of Spain and Portugal"
        for clause, after in zip(self.clauses, self.clauses[1:], strict=False):
            clause.end, clause.next = after.start, after
        self.clause.end = self.end
        if self.clause.subject is None and self.cands:
            self.clause.subject = self.cands[0]
        return Parse(self.text, self.clauses, self.groups, self.verbs, self.marks)

    # ------------------------------------------------------------------------------------------------ clauses

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

    def opener(self, start: int, end: int, tag: str, term: Term) -> None:
        """A word or mark that opens a clause, or may."""
        if tag == "B":
            self.begin(start, "main")
        elif tag == "R":
            antecedent = self.last if term.lower in ("who", "which", "whom") and self.last_end <= start else None
            self.begin(start, "rel")
            if antecedent is not None and start - antecedent.end < NEAR:
                self.clause.subject = antecedent
        elif tag == "T":
            antecedent = self.last
            thing = self.noun_end >= start - 2 or (antecedent is not None and start - antecedent.end < 3)
            doubted = self.last_verb is not None and start - self.last_verb.end < 3 and self.last_verb.term.mood & NOT
            self.begin(start, "rel" if thing else "that")
            if doubted and not thing:
                self.mood = NOT  # "denied that it had sold"
            if thing and antecedent is not None and start - antecedent.end < 3:
                self.clause.subject = antecedent
        elif tag == "S":
            self.begin(start, "if" if term.lower in ("if", "unless", "only if", "whether") else "sub")
        else:
            self.prep, self.prep_at, self.split = term.lower, end, start
            self.sep, self.owner, self.opened, self.plain, self.inf = "s", None, True, False, -1

    # ------------------------------------------------------------------------------------------------ actors

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
        if prep == "of" and 0 <= start - self.role[1] <= 1:
            prep = self.role[0]
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
        led = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()  # "the U.S.-led invasion"
        if (
            last is not None
            and self.plain
            and not led
            and start - last.end <= NEAR
            and self.joins(start, actor.kind, codes)
        ):
            last.end, self.split = end, self.held
            last.adjective = actor.kind in ("prefix", "demonym") and not (
                term.text.endswith("s") and not term.text.endswith("ss")
            )
            if actor.person:
                last.person, last.kind = actor.person, actor.kind
        else:
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
            kind = "ref_we" if actor.kind == "ref_they" and len(codes) == 1 else actor.kind
            last = self.last = Group(start, end, codes, kind, actor.person, self.prep)
            last.adjective = last.adjective and not (
                term.text.endswith("s") and not term.text.endswith("ss")
            )  # "the Soviets"
            last.chained = self.sep == "," and self.plain
            if kind == "ref_one" and self.sep == "&" and self.plain and len(self.groups) > 0:
                last.joint = self.groups[-1]
            last.adjective = last.adjective or led
            if not last.chained:
                self.held = self.split
            self.groups.append(last)
            if not self.prep or (self.sep == "s"):
                self.cands.append(last)
        last.possessive = text.startswith(POSSESSIVE, end) or (
            actor.kind == "ref_one" and term.lower in ("his", "her", "its")
        ) or term.lower in ("their", "our")  # fmt: skip
        self.owner = last
        self.opened = last.possessive or last.adjective
        self.plain, self.sep, self.prep, self.inf = True, "", "", -1
        self.be = False
        self.role = ("", -1)

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

    def joins(self, start: int, kind: str, codes: tuple[str, ...]) -> bool:
        """Whether the actor at `start` belongs to the last group: coordinated with it, or another name of it."""
        last = self.last
        if last is None or kind.startswith("ref_") or last.kind.startswith("ref_"):
            return False
        gap = self.text[last.end : start]
        if gap.strip() in ("-", "–", "/", "'s", "’s", "") and len(gap) < 4 and codes != last.codes and gap[:1] in "-–/":
            last.add(codes)
            return True
        if codes == last.codes:
            return self.sep != "&" and not (last.adjective and self.sep == "," and kind == "name")
        if self.sep == "&" and "," in gap and not (last.chained or last.paired):
            return False  # a comma before "and": not a pair, but another clause
        if self.sep == "&" and (kind == "capital") == (last.kind == "capital"):
            self.unchain()
            if self.last is not None:
                self.last.add(codes)
            return True
        return False

    def unchain(self) -> None:
        """Join "Japan, India" to one group, now that "and Australia" shows it is a list."""
        while len(self.groups) > 1 and self.groups[-1].chained:
            last, first = self.groups[-1], self.groups[-2]
            if FAMILY.get(last.kind, last.kind) != FAMILY.get(first.kind, first.kind):
                break
            first.add(last.codes)
            first.end, first.adjective = last.end, last.adjective
            self.groups.pop()
            if self.cands and self.cands[-1] is last:
                self.cands.pop()
            self.last = first

    # ------------------------------------------------------------------------------------------------ verbs, nouns

    def is_verb(self, start: int, end: int, term: Term) -> bool:
        """Whether a word that is a verb or a noun is a verb here."""
        if self.inf >= 0 and start - self.inf <= 1:
            return term.verb in "bg" and term.noun != "p"
        if self.opened and start - self.last_end <= 1:
            return False
        if term.verb in "dg":
            return self.be or self.have or term.verb == "d" or not (self.prep or self.opened)
        if self.mood or self.do:
            return term.verb == "b"
        if self.prep and _YEAR.search(self.text, self.prep_at, start):
            self.prep, self.opened = "", False  # "the strategy of 2022 labels ..."
        if self.opened or (self.prep and self.sep != "s") or (self.clause.verb is not None and self.sep != "&"):
            return False
        if term.weapon and self.sep == "&":
            return False  # "rifles and shells"
        if not self.cands and self.clause.subject is None:  # "forty tanks reach Israel"
            plural = 0 <= start - self.noun_end <= 1 and self.text[self.noun_end - 1] == "s"
            return plural and term.verb == "b" and _OBJECT.match(self.text, end) is not None
        if term.noun == "p" and _VERBAL.match(self.text, start + len(term.text)):
            return False  # "US forces killed ..."
        owner = self.owner
        plural = term.verb == "b" and owner is not None and owner.paired and bool(owner.person)  # "Xi and Putin talk"
        if owner is not None and self.noun_end > owner.end:  # "Israeli jets hit"
            return term.verb == "s" or self.noun_form == "p"
        return owner is None or (not (owner.adjective or owner.possessive) and (term.verb == "s" or plural))

    def verb(self, start: int, end: int, term: Term) -> None:
        """A verb: finite or not, in its voice and mood; it may show that a clause has begun."""
        form = (
            "d" if term.verb == "b" and (self.be or self.have) and self.inf < 0 else term.verb
        )  # "was set up", "have put"
        adjacent = start - self.last_end <= 1
        governed = self.inf >= 0 or self.be or self.have
        if (
            self.opened
            and adjacent
            and self.sep != "s"
            and form in "dg"
            and not governed
            and not self.told(start, end, form)
        ):
            mark = Mark(start, end, term, NOUN, form, self.clause)  # "the planned sale": it describes what follows
            mark.opened = True
            self.mood |= term.mood
            return
        bare = self.inf >= 0 and start - self.inf <= 12 and form == "b"
        clause = self.clause
        passive = form == "d" and self.be
        finite = not bare and (
            passive or self.have or self.do or (self.mood != 0 and form == "b")
            or (form in "bs" and (bool(self.cands) or clause.subject is not None or self.sep == "&"))
            or (form == "g" and self.be)
            or (form == "d" and self.past(end))
        )  # fmt: skip
        if finite and clause.verb is not None and self.split > clause.verb.start:
            self.divide()
        elif form == "g" and not finite and self.sep == "," and self.split > clause.start:
            subject = clause.subject or (self.cands[0] if self.cands else None)
            mood = self.mood
            self.begin(self.split, "ing")
            self.clause.subject, self.mood = subject, mood
        clause = self.clause
        if clause.subject is None and finite and self.cands:
            clause.subject = next((group for group in self.cands if not group.possessive), self.cands[0])
        mark = Mark(start, end, term, VERB, form, clause)
        mark.passive = passive or (form == "d" and not finite and not self.have)
        mark.perfect, mark.going = self.have, form == "g" and self.be
        mark.finite, mark.bare = finite, bare
        mark.past = (self.was if self.be else form == "d") or self.have
        mark.mood = self.mood
        if self.sep == "&" and self.last_verb is not None and not self.mood and self.last_verb.form == form:
            mark.mood = self.last_verb.mood
            mark.bare = mark.bare or self.last_verb.bare
        mark.under = self.last_verb if bare or not finite else None
        if form == "g" and not finite and start - self.prep_at <= 1:
            mark.governed = self.prep
        if finite and clause.verb is None:
            clause.verb = mark
        self.last_verb = mark
        self.verbs.append(mark)
        if term.rules:
            self.marks.append(mark)
        self.be = self.have = self.do = self.opened = self.plain = False
        self.owner, self.prep, self.sep = None, "", ""
        self.inf = end if term.text.endswith(" to") else -1  # "agreed to withdraw"
        self.mood = term.mood
        if term.tail:
            self.prep, self.prep_at, self.opened = term.tail, end, True

    def told(self, start: int, end: int, form: str) -> bool:
        """Whether a form in -ed or -ing that might describe a noun is a verb: "the Secretary warned China", not "the planned sale"."""
        if form == "g" and self.prep and start - self.prep_at <= 1:
            return True  # "of arming rebels"
        return self.clause.verb is None and start - self.determined > 1 and bool(_GOVERNED.match(self.text, end))

    def past(self, end: int) -> bool:
        """Whether a form in -ed without auxiliary is a past tense, and not the participle of "a treaty signed in 2001"."""
        clause = self.clause
        if self.text.startswith(" by ", end):
            return False
        if clause.verb is None:
            return (
                bool(self.cands)
                or clause.subject is not None
                or (self.noun_end > clause.start and bool(_ACTS.match(self.text, end)))
            )
        if self.sep == "&":
            return True
        parent = clause.parent
        if (
            clause.kind == "rel"
            and self.split > clause.verb.end
            and self.text[self.split] == ","
            and parent
            and parent.verb is None
        ):
            return True  # "the envoy, who met Lee on Monday, visited"
        return self.split > clause.verb.end and any(group.start > self.split for group in self.cands)

    def divide(self) -> None:
        """A finite verb after a separator: the clause it is the verb of began at the separator."""
        old, split = self.clause, self.split
        later = [group for group in self.cands if group.start > split]
        state = (self.be, self.have, self.do, self.mood, self.inf, self.sep)
        comma = self.text[split] == ","
        inherited = old.subject
        if old.kind == "rel" and comma and old.parent is not None and not later:
            inherited = old.parent.subject
        if old.subject is None and self.cands and self.cands[0].start <= split:
            old.subject = inherited = self.cands[0]
        self.begin(split, "and")
        self.be, self.have, self.do, self.mood, self.inf, self.sep = state
        self.cands = later
        self.clause.subject = next((group for group in later if not group.possessive), None) or (
            later[0] if later else inherited
        )

    def noun(self, start: int, end: int, term: Term) -> None:
        """A noun or thing: a trigger if it has frames."""
        if term.rules:
            mark = Mark(start, end, term, NOUN, term.noun or "n", self.clause)
            mark.owner = self.owner
            mark.governed = self.prep
            mark.opened = self.opened
            mark.mood = self.mood
            mark.under = (
                self.last_verb if self.last_verb is not None and self.last_verb.start >= self.clause.start else None
            )
            self.marks.append(mark)
            self.plain = False
        if term.bits & self.roles:  # "between President Lee and President Yoon": an office passes on what governs it
            self.office(start, end)
        else:
            self.prep = ""
        self.inf, self.noun_end, self.noun_form = -1, end, term.noun
        self.opened = self.be = False
        if term.tail:
            self.prep, self.prep_at, self.opened = term.tail, end, True
