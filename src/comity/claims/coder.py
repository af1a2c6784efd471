"""Reads documents: which sentences are looked at, in their order, and what each frame makes of them.

Takes: a document and its passages. Gives: each candidate sentence with its drafts and the frames that missed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from comity.claims import figures, gapped, persons, speech, stories
from comity.claims.bind import bind
from comity.claims.discourse import Discourse
from comity.claims.draft import Bits, Draft, Miss
from comity.claims.figures_hints import Hints
from comity.claims.judge import Judge
from comity.claims.parts import EITHER, Rule, Term
from comity.claims.sections import Sections
from comity.claims.sentence import Sentence
from comity.claims.setting import SHORT
from comity.claims.status import Moods
from comity.claims.syntax import Mark
from comity.claims.terms import Catch, Hit, Lexicon, lexicon
from comity.codebook.entries import Judgement
from comity.codebook.load import load
from comity.model import Document, Passage

_DIGIT = re.compile(r"[12]")  # a year holds one of the two

Reading = tuple[Sentence, list[Draft], list[Miss]]


def _by_passage(passages: Sequence[Passage], hits: list[Hit]) -> Iterator[tuple[Passage, list[Hit]]]:
    """Each passage that is read for claims, with the terms in it."""
    starts = [hit[0] for hit in hits]
    last = 0
    for passage in passages:
        if passage.kind == "body":
            first = bisect_left(starts, passage.start, last)
            last = bisect_left(starts, passage.end, first)
            yield passage, hits[first:last]


class _Reader(NamedTuple):
    """A document as it is read, and what is remembered of it."""

    document: Document
    catch: Catch
    discourse: Discourse
    people: persons.Persons
    hints: Hints


def _countable(reader: _Reader, passage: Passage) -> bool:
    """Whether a sentence may state a figure."""
    arms = reader.discourse.setting_at(passage.start).arms
    return (arms or reader.hints.within(passage.start, passage.end)) and figures.possible(passage.text, arms=arms)


class _Cast(NamedTuple):
    """Whether a sentence has actors, and whether they are more than pronouns.

    Pronouns of one state, and "they", only stand for those spoken of before: what is remembered stays as it is.
    """

    acted: bool
    named: bool


def _left(reader: _Reader, sentence: Sentence, cast: _Cast, drafts: list[Draft]) -> None:
    """Remember whom a sentence spoke of and at what date it leaves the text."""
    dated = bool(drafts) or _DIGIT.search(sentence.words) is not None
    reader.discourse.after(sentence, acted=cast.acted, named=cast.named, dated=dated)


def _only_refers(term: Term) -> bool:
    actor = term.actor
    return actor is not None and not actor.codes and actor.kind in ("ref_one", "ref_they")


class Coder:
    """A lexicon with the bits it asks for, ready to read documents."""

    def __init__(self, lexicon: Lexicon, judgement: Judgement) -> None:
        bits = lexicon.bits
        self.lexicon, self.names = lexicon, tuple(lexicon.bits)
        self.judge = Judge(judgement, self.names)
        self.bits = Bits(
            joint=bits["joint"], security=bits["military"] | bits["weapon"] | bits["political"], org=bits["org"],
            pair=bits["pair"], person=bits["person"], date=bits["date"],
            said=bits["speech"] | bits["accuse"],
        )  # fmt: skip
        self.measured = bits["military"] | bits["weapon"] | bits["measured"]
        self.military = bits["military"] | bits["weapon"]
        self.roles = bits["visitor"] | bits["role"]
        self.moods = Moods(bits)
        self.wage = bits["wage"] | bits["impose"]
        self.people = self.roles | bits["defence_actor"] | bits["office"] | bits["expert"]
        self.speech = speech.Speech(bits)

    def read(self, document: Document, passages: Sequence[Passage], *, hurried: bool = False) -> Iterator[Reading]:
        """Each candidate sentence in order, with the claims it makes and the frames that missed.

        `hurried` leaves out sentences of which no frame and no figure can come; what they tell of whom is remembered when one
        follows of which something may. In general news that is most of the work.
        """
        hints = Hints(document.text)
        if hurried and self._dull(document.text, hints):
            return
        catch = self.lexicon.cast(document.text)
        telling = catch.telling()
        sections = Sections(passages, document.published)
        discourse = Discourse(telling, self.military, self.lexicon.bits["weapon"], document.text, sections)
        reader = _Reader(document, catch, discourse, persons.Persons(document.text), hints)
        waiting: list[tuple[Passage, list[Hit]]] = []
        for passage, told in _by_passage(passages, telling):
            here = self._promising(reader, passage, told) if hurried else catch.within(passage.start, passage.end)
            framed = bool(here) or not hurried
            if not framed and not _countable(reader, passage):
                waiting.append((passage, told))
                continue
            for each in waiting:
                self._pass(reader, *each)
            waiting.clear()
            sentence, evoked, cast = self._met(reader, passage, told, here or catch.within(passage.start, passage.end))
            drafts: list[Draft] = []
            misses: list[Miss] = []
            if evoked and (cast.acted or discourse.paired()):
                if framed:
                    self._frames(sentence, drafts, misses)
                yield sentence, drafts, misses
            elif cast.acted and sentence.mask & self.measured:
                yield sentence, drafts, misses  # a sentence without a trigger may state a figure
            _left(reader, sentence, cast, drafts)

    def _dull(self, text: str, hints: Hints) -> bool:
        """Whether no claim can come of a text: no word of security stands in it, none of a figure, and no story too short to need one."""
        if self.lexicon.secure(text) or hints.within(0, len(text)):
            return False
        return all(end - start > SHORT for start, end in pairwise((*stories.starts(text), len(text))))

    def _promising(self, reader: _Reader, passage: Passage, told: list[Hit]) -> list[Hit]:
        """The terms of a sentence, where by them and how much the text hereabouts speaks of security a frame may find a claim; else none.

        Each frame asks for a word of security in the sentence or a text about security (`needs.unmet`, `Speech.speak`).
        """
        security = self.bits.security
        for _, _, term in told:
            if term.bits & security:
                break
        else:
            setting = reader.discourse.setting_at(passage.start)
            if not (setting.secure or setting.short):
                return []
        here = reader.catch.within(passage.start, passage.end)
        return here if self._evoking(here) else []

    @staticmethod
    def _evoking(hits: list[Hit]) -> bool:
        """Whether the terms of a sentence evoke a frame that has in them all it asks for."""
        mask = 0
        for _, _, term in hits:
            mask |= term.bits
        for _, _, term in hits:
            for rule, _ in term.rules:
                for need in rule.anywhere:
                    if not mask & need.bits:
                        break
                else:
                    return True
        return False

    def _pass(self, reader: _Reader, passage: Passage, told: list[Hit]) -> None:
        """Go past a sentence of which no claim comes; what it tells of whom and when may be asked for later."""
        reader.discourse.past(passage.start)
        if told or _DIGIT.search(passage.text) or reader.people.mentioned(passage.start, passage.end):
            sentence = self._sentence(reader, passage, 0)
            _left(reader, sentence, self._cast(reader, sentence, told), [])

    def _met(self, reader: _Reader, passage: Passage, told: list[Hit], here: list[Hit]) -> tuple[Sentence, int, _Cast]:
        """The next sentence, whose terms are `here`, whether it evokes a frame, and whom it names."""
        reader.discourse.at(passage.start)
        mask = evoked = 0
        for _, _, term in here:
            mask |= term.bits
            evoked |= term.evokes
        sentence = self._sentence(reader, passage, mask)
        sentence.hits = here
        return sentence, evoked, self._cast(reader, sentence, told)

    def _sentence(self, reader: _Reader, passage: Passage, mask: int) -> Sentence:
        document, catch, discourse = reader[:3]
        return Sentence(
            document.text, passage, catch.within, mask, discourse, document.published, self.people, self.wage
        )

    def _cast(self, reader: _Reader, sentence: Sentence, told: list[Hit]) -> _Cast:
        """Whom a sentence names; learn whom it introduces, and find in it whom others did."""
        people, start, end = reader.people, sentence.start, sentence.end
        actors = [term for _, _, term in told if term.acts]
        if actors and people.teaches(told, self.roles):
            people.learn(start, end, told, sentence.hits, self.roles)
        if people.mentioned(start, end):
            met = people.add(start, end, sentence.hits)
            if met is not sentence.hits:
                sentence.hits = met
                return _Cast(acted=True, named=True)
        return _Cast(bool(actors), not all(_only_refers(term) for term in actors))

    def _frames(self, sentence: Sentence, drafts: list[Draft], misses: list[Miss]) -> None:
        for result in self.tried(sentence):
            judged = self.judge.judge(sentence, result) if isinstance(result, Draft) else result
            if isinstance(judged, Draft):
                for deal in gapped.deals(sentence, judged):
                    drafts.append(deal)
                    _remember(sentence, deal)
            else:
                misses.append(judged)

    def tried(self, sentence: Sentence) -> Iterator[Draft | Miss]:
        """What comes of each frame that the sentence evokes."""
        mask = sentence.mask
        for mark in sentence.parse.marks:
            for rule, reading in mark.term.rules:
                if reading != EITHER and reading != mark.kind:
                    continue
                for need in rule.anywhere:
                    if not mask & need.bits:
                        yield Miss(rule, need.lacking)
                        break
                else:
                    yield from self._try(sentence, mark, rule)

    def _try(self, sentence: Sentence, mark: Mark, rule: Rule) -> Sequence[Draft | Miss]:
        """What a frame makes of a trigger: speech may take several stances."""
        if rule.frame.source and rule.frame.source[0] in speech.SPEAKERS:
            return self.speech.speak(sentence, mark, rule)
        bound = bind(sentence, mark, rule, self.bits, self.moods)
        if isinstance(bound, Draft) and (speaker := self.speech.said_by(sentence, bound)):
            bound = bound._replace(speaker=speaker)
        return (bound,)


def _remember(sentence: Sentence, draft: Draft) -> None:
    """Keep who pressed whom, and who supplied what to whom, for what the text says of it later."""
    if not (draft.source and draft.target):
        return
    if draft.rule.frame.type == "pressure":
        sentence.discourse.pressed.append((draft.source, draft.target, draft.rule.frame.sets.get("kind", "")))
    if draft.rule.frame.sets.get("stage", "negotiation") == "negotiation":
        return
    named = [term for start, _, term in sentence.hits if start in draft.things and term.maker]
    if not named or any(term.maker in draft.source for term in named):
        sentence.discourse.dealt(draft.mark.start, draft.source, draft.target, [term.weapon for term in named])


@cache
def coder() -> Coder:
    """The coder of the codebook that ships with the package."""
    return Coder(lexicon(), load().judgement)
