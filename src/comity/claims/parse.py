"""A shallow parse of one sentence in one pass over its terms: who is spoken of, what is done, in which clause, in which mood.

There is no tree. A clause has a span, a subject and a first finite verb; a group of actors knows what governs it; a trigger knows
whether it is a verb or a noun here. Words that the lexicon does not hold are gaps: a gap in an open noun phrase is part of it.

The tags of terms: A actor, V verb, N noun or thing, X verb or noun, j other word that is known, P preposition, D determiner,
b h d auxiliary, m modal, negation or verb that lays a mood on the next, R relative, T that, S and s subordinators, B break,
& conjunction, ``,`` comma.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise

from comity.claims.actors import private
from comity.claims.grouping import NEAR
from comity.claims.parts import NOT, Term
from comity.claims.syntax import NOUN, VERB, Mark, Parse
from comity.claims.terms import Hit
from comity.claims.verbal import Verbal, unchanged

_ENDS = frozenset(("of", "from", "with", "by", "against", "on", "over", "between", "at", "for", "in"))
_ALONE = frozenset(("both", "all", "each", "several", "some", "many", "most", "few", "more", "another", "two", "three"))
"""What may stand for a noun: "both called on Iran to"."""
_SINGULAR = frozenset(("is", "was", "has"))
_PAST = frozenset(("was", "were", "got", "been"))
_CLOSED = ("” ", '" ', "’ ", "' ")
_JOINED = ("and ", "but ", "or ", "as ", "while ", "because ", "which ", "with ", "to ")


class Parser(Verbal):
    """Reads one sentence; made anew for each."""

    __slots__ = ()

    def run(self, hits: list[Hit]) -> Parse:
        """The parse of the sentence whose terms are `hits`."""
        readers = _READERS
        for start, end, term in hits:
            readers[term.tag](self, start, end, term)
            self.last_end = end
        for group, named in pairwise(self.groups):
            if group.kind == "ref_dyad" and self.text[group.end : named.start] in (" of ", " from "):
                group.codes = named.codes  # "the two leaders of Spain and Portugal"
        for group in self.groups:
            if private(self.text, group):
                group.kind = "private"
        for clause, after in pairwise(self.clauses):
            clause.end, clause.next = after.start, after
        self.clause.end = self.end
        if self.clause.subject is None and self.cands:
            self.clause.subject = self.cands[0]
        return Parse(self.text, self.clauses, self.groups, self.verbs, self.marks)

    # ------------------------------------------------------------------------------------------------ words of the grammar

    def either(self, start: int, end: int, term: Term) -> None:
        """A word that is a verb or a noun by its place."""
        if self.is_verb(start, end, term):
            self.verb(start, end, term)
        else:
            self.noun(start, end, term)

    def known(self, start: int, end: int, term: Term) -> None:
        """A word that is no verb and no trigger: an office, or a phrase that ends in what governs the next."""
        if term.bits & self.roles:
            self.office(start, end)
            self.opened = False  # "the Chinese defence ministry stated": a phrase that ends in a body is full
        last = term.lower.rpartition(" ")[2] if " " in term.lower else ""
        if last in _ENDS:  # "despite warnings from": what follows is governed
            self.prep, self.prep_at, self.opened = last, end, True
            self.owner, self.plain, self.sep = None, False, ""

    def determiner(self, start: int, end: int, term: Term) -> None:
        """What opens a noun phrase; "no" denies it."""
        self.opened, self.owner, self.inf = True, None, -1
        if term.lower not in _ALONE:
            self.determined = end
        if term.lower == "no" and self.clause.verb is None and not (self.be or self.have):
            self.mood |= NOT

    def comma(self, start: int, end: int, term: Term) -> None:
        """A comma, where a clause or the next of a list may begin; one inside closing quotation marks ends the words."""
        if self.text[end : end + 1] == " ":
            self.sep, self.split = ",", (self.anded if self.anded >= 0 else start)
            verb = self.last_verb
            if verb is not None and self.clause.verb is None and verb.clause is self.clause and verb.form == "g":
                self.cands = []  # "Visiting Spain, the minister": who is visited is not who visits
            self.owner, self.opened, self.inf, self.prep = None, False, -1, ""
        elif self.text[end : end + 2] in _CLOSED and not self.text.startswith(_JOINED, end + 2):
            self.begin(end + 2, "main")  # the words are over, who said them follows

    def conjunction(self, start: int, end: int, term: Term) -> None:
        """And, or, but."""
        self.sep, self.split = "&", start
        self.anded = start if self.text[start - 2 : start] == ", " else -1
        self.owner, self.opened, self.inf = None, False, -1

    def being(self, start: int, end: int, term: Term) -> None:
        """A form of *be*."""
        if term.lower in _SINGULAR:
            self.part(start)
        self.be, self.opened, self.owner = True, False, None
        self.was = term.lower in _PAST

    def having(self, start: int, end: int, term: Term) -> None:
        """A form of *have*."""
        if term.lower in _SINGULAR:
            self.part(start)
        self.have, self.opened, self.owner = True, False, None

    def doing(self, start: int, end: int, term: Term) -> None:
        """A form of *do*."""
        self.do, self.opened, self.owner = True, False, None

    def modal(self, start: int, end: int, term: Term) -> None:
        """What lays a mood on the next verb; "denied that", "pledged to" are acts too."""
        if term.rules and term.verb:
            self.verb(start, end, term)
            return
        self.mood |= term.mood
        self.opened, self.owner, self.plain = False, None, False
        if self.prep == "to" and start - self.prep_at <= 1:
            self.prep = ""  # "to avoid U.S. sanctions": nothing goes to them

    def stop(self, start: int, end: int, term: Term) -> None:
        """A mark that ends a clause."""
        self.begin(start, "main")

    def relative(self, start: int, end: int, term: Term) -> None:
        """Who, which, where: a clause about what stands before it."""
        antecedent = self.last if term.lower in ("who", "which", "whom") and self.last_end <= start else None
        self.begin(start, "rel")
        if antecedent is not None and start - antecedent.end < NEAR:
            self.clause.subject = antecedent

    def that(self, start: int, end: int, term: Term) -> None:
        """That: about the noun before it, or what is said."""
        antecedent = self.last
        thing = self.noun_end >= start - 2 or (antecedent is not None and start - antecedent.end < 3)
        doubted = self.last_verb is not None and start - self.last_verb.end < 3 and self.last_verb.term.mood & NOT
        self.begin(start, "rel" if thing else "that")
        if doubted and not thing:
            self.mood = NOT  # "denied that it had sold"
        if thing and antecedent is not None and start - antecedent.end < 3:
            self.clause.subject = antecedent

    def subordinator(self, start: int, end: int, term: Term) -> None:
        """While, because, if."""
        self.begin(start, "if" if term.lower in ("if", "unless", "only if", "whether") else "sub")

    def soft(self, start: int, end: int, term: Term) -> None:
        """After, before, as: they open a clause where a verb follows, and govern a noun where none does."""
        self.prep, self.prep_at, self.split = term.lower, end, start
        self.sep, self.owner, self.opened, self.plain, self.inf = "s", None, True, False, -1

    # ------------------------------------------------------------------------------------------------ verbs, nouns

    def verb(self, start: int, end: int, term: Term) -> None:
        """A verb: finite or not, in its voice and mood; it may show that a clause has begun."""
        if self.inf < 0 and self.named(start, term):
            self.noun(start, end, term)
            return
        self.anded = -1
        if term.verb == "s" or (term.verb == "d" and self.clause.verb is None):
            self.part(start)
        # "was set up", "have put"
        form = term.verb
        if form == "b" and self.inf < 0 and (self.be or self.have or (not (self.mood or self.do) and unchanged(term))):
            form = "d"
        if self.describes(start, end, form):
            mark = Mark(start, end, term, NOUN, form, self.clause)  # "the planned sale": it describes what follows
            mark.opened = True
            self.mood |= term.mood
            return
        bare = self.inf >= 0 and start - self.inf <= 12 and form == "b"
        finite = not bare and self.is_finite(form, start, end)
        self.open(form, finite)
        clause = self.clause
        if clause.subject is None and finite and self.cands:
            clause.subject = next((group for group in self.cands if not group.possessive), self.cands[0])
        elif clause.subject is None and finite and clause.kind == "main":
            clause.subject = self.broken()
        mark = Mark(start, end, term, VERB, form, clause)
        mark.passive = form == "d" and (self.be or not (finite or self.have))
        mark.perfect, mark.going = self.have, form == "g" and self.be
        mark.finite, mark.bare = finite, bare
        mark.past = (self.was if self.be else form == "d") or self.have
        mark.mood = self.mood
        other = self.last_verb
        if self.sep == "&" and other is not None and not self.mood and other.form == form:
            mark.mood = other.mood
            mark.bare = mark.bare or other.bare
            if other.going and not finite:  # "is equipping and training"
                mark.finite, mark.going, mark.past = True, True, other.past
        mark.under = self.last_verb if bare or not finite else None
        if form == "g" and not finite and start - self.prep_at <= 1:
            mark.governed = self.prep
        if finite and clause.verb is None:
            clause.verb = mark
        self.last_verb = mark
        self.verbs.append(mark)
        if term.rules:
            self.marks.append(mark)
        self.after(end, term)

    def after(self, end: int, term: Term) -> None:
        """What a verb leaves behind: its mood, and the preposition or "to" it ends in."""
        self.be = self.have = self.do = self.opened = self.plain = False
        self.owner, self.prep, self.sep = None, "", ""
        self.inf = end if term.text.endswith(" to") else -1  # "agreed to withdraw"
        self.mood = term.mood
        if term.tail:
            self.prep, self.prep_at, self.opened = term.tail, end, True

    def open(self, form: str, finite: bool) -> None:
        """Begin the clause that a verb shows to have begun."""
        clause = self.clause
        if finite and clause.verb is not None and self.split > clause.verb.start:
            self.divide()
        elif form == "g" and not finite and self.sep == "," and self.split > clause.start:
            subject, mood = clause.subject or (self.cands[0] if self.cands else None), self.mood
            self.begin(self.split, "ing")
            self.clause.subject, self.mood = subject, mood

    def divide(self) -> None:
        """A finite verb after a separator: the clause it is the verb of began at the separator."""
        old, split = self.clause, self.split
        later = [group for group in self.cands if group.start > split]
        state = (self.be, self.have, self.do, self.mood, self.inf, self.sep)
        comma = self.text[split] == ","
        inherited = old.subject
        outer = self.unfinished() if comma and not later else None
        if outer is not None:
            inherited = outer.subject
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
        self.noun_prep = self.prep
        self.town = (end, term.place.state) if term.place is not None else (-1, "")
        if not self.prep:
            self.anded = -1
        if term.bits & self.roles:  # "between President Lee and President Yoon": an office passes on what governs it
            self.office(start, end)
        else:
            self.prep = ""
        self.inf, self.noun_end, self.noun_form = -1, end, term.noun
        self.opened = self.be = False
        if term.tail:
            self.prep, self.prep_at, self.opened = term.tail, end, True


_READERS: Mapping[str, Callable[[Parser, int, int, Term], None]] = {
    "A": Parser.actor,
    "P": Parser.preposition,
    "V": Parser.verb,
    "N": Parser.noun,
    "X": Parser.either,
    "j": Parser.known,
    "D": Parser.determiner,
    ",": Parser.comma,
    "&": Parser.conjunction,
    "b": Parser.being,
    "h": Parser.having,
    "d": Parser.doing,
    "m": Parser.modal,
    "B": Parser.stop,
    "R": Parser.relative,
    "T": Parser.that,
    "S": Parser.subordinator,
    "s": Parser.soft,
}
"""Who reads the terms of a tag."""
