"""The part of the parser that tells verbs from nouns: by what stands before a word, and what its clause still lacks.

Words of the lexicon may be both ("exercise", "talks"), and a form in -ed or -ing may be a verb or describe a noun.
"""

import re
from functools import cache

from comity.claims.actors import Group
from comity.claims.grouping import Grouping
from comity.claims.parts import Term
from comity.claims.syntax import Clause
from comity.codebook.load import load

ADVERB = len(" occasionally ")
_GOVERNED = re.compile(
    r" (?:the|an?|its|their|his|her|that|to|on|in|at|with|by|from|for|over|against|about|it|them|him|all|"
    r"any|two|three|\d|[A-Z])"
)
_VERBAL = re.compile(r" (?:have|has|had|were|was|are|will|would|could|can|may|might|did|do|also|then|\w+ed)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ACTS = re.compile(r" (?:the|an?|its|their|his|that|[A-Z][a-z])")
_OBJECT = re.compile(r" (?:the|a|an|its|their|his|[A-Z](?!\w+day\b))")
_ARTICLE = re.compile(r"(?<!\w)[Aa]n? $")


@cache
def _alike() -> frozenset[str]:
    """Verbs whose past is as their base."""
    return frozenset(base for base, inflected in load().verbs.items() if inflected[1] == base)


def unchanged(term: Term) -> bool:
    """Whether a base form may be a past tense: "Turkey cut gas supplies"."""
    return term.verb == "b" and term.lower.partition(" ")[0] in _alike()


class Verbal(Grouping):
    """Tells what a word is; `Parser` acts on it."""

    __slots__ = ()

    def is_verb(self, start: int, end: int, term: Term) -> bool:
        """Whether a word that is a verb or a noun is a verb here."""
        if self.inf >= 0 and start - self.inf <= 1:
            return term.verb in "bg" and term.noun != "p"
        if self.opened and start - self.last_end <= 1:
            return False
        if term.verb == "s" and self.clause.verb is None and self.text.startswith(" that ", end):
            return True  # "the strategy states that"
        if term.verb in "dg":
            return self.be or self.have or term.verb == "d" or not (self.prep or self.opened)
        if self.mood or self.do:
            return term.verb == "b"
        if self.prep and _YEAR.search(self.text, self.prep_at, start):
            self.prep, self.opened = "", False  # "the strategy of 2022 labels ..."
        return self.lone(start, term) or self.tells(start, end, term)

    def tells(self, start: int, end: int, term: Term) -> bool:
        """Whether a word that is a verb or a noun, in -s or without an ending, is the verb of the clause."""
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
        told = term.verb == "s" or plural or unchanged(term)
        return owner is None or (not (owner.adjective or owner.possessive) and told)

    def lone(self, start: int, term: Term) -> bool:
        """Whether a word in -s is what one state does in a clause of its own: "..., Beijing similarly objects to"."""
        owner, verb = self.owner, self.clause.verb
        return (
            term.verb == "s"
            and owner is not None
            and not (owner.adjective or owner.possessive or owner.preposition)
            and start - owner.end <= ADVERB
            and (verb is None or verb.start < self.split < owner.start)
            and self.noun_end <= owner.end
        )

    def named(self, start: int, term: Term) -> bool:
        """Whether what the lexicon holds as a verb only is a noun: "a contract for", "Russian studies at"."""
        if term.verb == "b":
            return _ARTICLE.search(self.text, max(0, start - 5), start) is not None
        owner = self.owner
        return term.verb == "s" and owner is not None and owner.adjective and start - owner.end <= 1

    def describes(self, start: int, end: int, form: str) -> bool:
        """Whether a form in -ed or -ing only describes the noun after it."""
        if form not in "dg" or self.sep == "s":
            return False
        if not (self.opened and start - self.last_end <= 1) and not _ARTICLE.search(
            self.text, max(0, start - 5), start
        ):
            return False
        return not (self.inf >= 0 or self.be or self.have) and not self.told(start, end, form)

    def is_finite(self, form: str, start: int, end: int) -> bool:
        """Whether a verb that is no infinitive is the verb of a clause."""
        if self.have or self.do or (form == "d" and self.be) or (form == "g" and self.be):
            return True
        if form in "bs":
            begun = bool(self.cands) or self.clause.subject is not None or self.sep == "&"
            return begun or (form == "b" and self.mood != 0)
        return form == "d" and self.past(start, end)

    def told(self, start: int, end: int, form: str) -> bool:
        """Whether a form in -ed or -ing that might describe a noun is a verb: "the Secretary warned China", not "the planned sale"."""
        if form == "g" and self.prep and start - self.prep_at <= 1:
            return True  # "of arming rebels"
        return self.clause.verb is None and start - self.determined > 1 and bool(_GOVERNED.match(self.text, end))

    def past(self, start: int, end: int) -> bool:
        """Whether a form in -ed without auxiliary is a past tense, and not the participle of "a treaty signed in 2001"."""
        clause = self.clause
        if self.text.startswith(" by ", end):
            return False
        if clause.verb is None:
            if self.sep == "," and start - self.split <= 2 and ", " not in self.text[clause.start : self.split]:
                return False  # "Kyiv's drones, bought from Turkey, became"
            return (
                bool(self.cands)
                or clause.subject is not None
                or (self.noun_end > clause.start and bool(_ACTS.match(self.text, end)))
                or (clause.kind == "main" and self.broken() is not None)
            )
        if self.sep == "&":
            return True
        if self.split > clause.verb.end and self.text[self.split] == "," and self.unfinished() is not None:
            return True  # "the envoy, who met Lee on Monday, visited"
        return self.split > clause.verb.end and any(group.start > self.split for group in self.cands)

    def unfinished(self) -> Clause | None:
        """The clause that a relative clause was put into before its verb came: "Rome, which said that it would pay, urged"."""
        clause: Clause | None = self.clause
        while clause is not None:
            parent = clause.parent
            if clause.kind == "rel" and parent is not None and parent.verb is None and parent.subject is not None:
                return parent
            clause = parent if clause.kind in ("rel", "that", "ing", "and") else None
        return None

    def broken(self) -> Group | None:
        """The subject that a remark between dashes cut off from its verb: "Rome — which had said it would pay — urged"."""
        for clause in reversed(self.clauses[:-1]):
            if clause.verb is None and clause.subject is not None and clause.kind in ("main", "and"):
                return clause.subject
            if clause.verb is not None and clause.kind != "rel":
                return None
        return None
