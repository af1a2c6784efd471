"""What a term of several words takes over from the shorter ones in it, since the longest term hides those inside it.

Takes: all terms by their text. Gives: nothing; changes the terms.
"""

from collections.abc import Mapping

from comity.claims.parts import NOMINAL, VERBAL, Term, settle, take_over
from comity.codebook.entries import Codebook

LINKS = frozenset(("to", "that", "about", "of", "with"))

OF_NOUNS = frozenset(("for", "to", "at", "with", "against", "between", "of"))
"""Prepositions that a noun governs; the others make a verb of another sense: "cut off"."""

GRAMMAR = frozenset(("b", "d", "h", "m"))


def settle_phrases(table: Mapping[str, Term], codebook: Codebook, bits: Mapping[str, int]) -> None:
    """Give every term of `table` all that its words mean together; `bits` are the cues by name."""
    terms = table.values()
    prepositions = frozenset(codebook.words.prepositions)
    other = bits["not_cue"]  # such a phrase means something else than its words
    for term in terms:
        if not term.bits & other:
            _inherit(term, table)
        _govern(term, table, prepositions)
    small = frozenset((*codebook.words.determiners, "by"))
    for term in terms:
        _governs(term, table)
        if not term.bits & other:
            _uncover(term, table, small)
    heads = [(term, head) for term in terms if (head := _head(term, table)) is not None]
    triggers = {id(head): head.rules for _, head in heads}
    for term, head in heads:
        take_over(term, head, triggers[id(head)])
    for term in terms:
        term.bits |= term.inner | (bits["actor"] if term.acts else 0)
        settle(term)


def _inherit(term: Term, table: Mapping[str, Term]) -> None:
    """The longest term hides those inside it ("Defence Minister" hides "Defence"), so it takes over their cues."""
    if " " not in term.text:
        return
    words = term.text.split(" ")
    if len(words) >= 8:
        return
    if term.trap:
        last = table.get(words[-1])  # "Algiers Agreement" is no Algeria, but an agreement
        if last is not None and last.noun and not last.trap and last.actor is None:
            term.inner |= last.bits
            _as_last(term, last)
        return
    count = len(words)
    parts = [table.get(word) for word in words]
    for size in range(1, count):
        for first in range(count - size + 1):
            inner = parts[first] if size == 1 else table.get(" ".join(words[first : first + size]))
            if inner is None:
                continue
            term.inner |= inner.bits
            if first + size == count and not (
                term.rules or term.tag or term.actor or term.verb or term.weapon or term.exercise
            ):
                _as_last(term, inner)
    if not term.tag and all(part is not None and part.tag in GRAMMAR for part in parts):
        for part in parts:  # "did not" denies as "not" does
            term.mood |= part.mood if part is not None else 0
        term.tag = "m" if term.mood else ""


def _head(term: Term, table: Mapping[str, Term]) -> Term | None:
    """The longest trigger that a longer trigger ends in: "exercise" of "joint exercise"."""
    if not term.rules or term.trap or term.actor is not None:
        return None
    words = term.text.split(" ")
    for first in range(1, len(words)):
        head = table.get(" ".join(words[first:]))
        if head is not None and head.rules:
            return head
    return None


def _as_last(term: Term, last: Term) -> None:
    """A phrase that is only a cue is what its last word is: a trigger ("mutual defence treaty"), a mood ("did not")."""
    if last.noun and last.rules and last.actor is None:
        term.noun, term.evokes = last.noun, 1
        term.rules = tuple((rule, reading) for rule, reading in last.rules if reading != VERBAL)
    elif last.tag == "m":
        term.tag, term.mood = last.tag, last.mood


def _govern(term: Term, table: Mapping[str, Term], prepositions: frozenset[str]) -> None:
    """A trigger that ends in a preposition ("support for") governs with it, and triggers what it does without it ("support")."""
    head, _, tail = term.text.rpartition(" ")
    if term.rules and tail in prepositions and term.actor is None:
        term.tail = tail
        base = table.get(head)
        if base is not None and base.actor is None:
            term.rules = (*term.rules, *(rule for rule in base.rules if rule not in term.rules))
            term.evokes = int(bool(term.rules))
        if base is not None and term.verb and not term.noun and tail in OF_NOUNS:
            term.noun = base.noun  # "contract for", "troops to": nouns too


def _governs(term: Term, table: Mapping[str, Term]) -> None:
    """A verb with the word that only links it to what follows ("explained to", "agreed that") triggers what the verb does."""
    head, _, tail = term.text.partition(" ")
    if tail in LINKS and term.verb and head in table and table[head].verb:
        term.rules += tuple(rule for rule in table[head].rules if rule not in term.rules)
        term.evokes = int(bool(term.rules))


def _uncover(term: Term, table: Mapping[str, Term], small: frozenset[str]) -> None:
    """A cue that is a verb that triggers and a small word after it hides no verb: "called on the", "attended by"."""
    if term.rules or term.actor is not None or term.weapon or term.exercise or term.mood:
        return
    head, _, last = term.text.rpartition(" ")
    verb = table.get(head)
    if last not in small or verb is None or not verb.verb or not verb.rules or verb.actor is not None:
        return
    term.rules, term.verb, term.tag = tuple(rule for rule in verb.rules if rule[1] != NOMINAL), verb.verb, ""
    term.noun, term.evokes = "", int(bool(term.rules))
    if last == "by":
        term.tail = last
