"""The rule coder: Passages → Claims. One pass finds the terms; a sentence without a trigger or an actor goes no further."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from comity.claims import attributes, figures, gapped, persons, sense, speech, stories, weigh
from comity.claims.bind import bind
from comity.claims.discourse import Discourse
from comity.claims.draft import Bits, Draft, Miss
from comity.claims.figures_hints import Hints
from comity.claims.parts import EITHER, Rule, Term
from comity.claims.roles import TRADE
from comity.claims.sections import Sections
from comity.claims.sentence import Sentence
from comity.claims.setting import SHORT
from comity.claims.status import Moods
from comity.claims.syntax import NOUN, Mark
from comity.claims.terms import Catch, Hit, Lexicon, lexicon
from comity.claims.when import when
from comity.claims.where import where
from comity.codebook.entries import Judgement
from comity.codebook.load import load
from comity.model import Claim, Document, Passage, key

ALONE = 0.05
"""How likely a claim must be in a sentence without a text around it, which was given because it is about security."""
ELSEWHERE = 0.5
"""How likely a claim must be of states that the text around it is not about, or where that does not speak of security: what was learned
was learned from texts that are about security, and there most of what a frame proposes is one."""

VERSION = "1"
CODER = "rules"
_DIGIT = re.compile(r"[12]")  # a year holds one of the two

PRACTICES = (
    "exercise",
    "visit",
    "mechanism",
    "support",
    "patrol",
    "personnel",
    "functional",
    "coproduction",
    "meeting",
    "pressure",
)
"""Types whose perfect tense with an open date tells a practice; arms are sold and treaties signed one by one."""

SEVERAL = ("pressure", "dispute", "restraint")
"""Types of which one clause may tell several acts, between others: two wars, two embargoes."""

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
        self.judgement = judgement
        self.scale = weigh.Scale(judgement.weights, self.names)
        self.senses = sense.by_kind(judgement.senses)
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
            judged = self._judge(sentence, result) if isinstance(result, Draft) else result
            if isinstance(judged, Draft):
                for deal in gapped.deals(sentence, judged):
                    drafts.append(deal)
                    _remember(sentence, deal)
            else:
                misses.append(judged)

    def _judge(self, sentence: Sentence, draft: Draft) -> Draft | Miss:
        """The draft with its probability, or a miss when it is too unlikely."""
        learned = self.judgement
        if not learned.weights:
            return draft
        likely = self.scale.probability(sentence, draft, self._odds(sentence, draft.rule.frame.type))
        setting = sentence.discourse.setting
        wanted = ALONE if setting.short else learned.threshold if setting.about(draft.parties) else ELSEWHERE
        return draft._replace(likely=likely) if likely >= wanted else Miss(draft.rule, f"unlikely ({likely:.2f})")

    def _odds(self, sentence: Sentence, kind: str) -> float:
        """How likely the sentence speaks of a type, as the logarithm of the odds; told once for all drafts of the type."""
        if sentence.heard is None:
            sentence.heard = self.heard(sentence)
        if kind not in sentence.odds:
            sentence.odds[kind] = sense.odds(self.senses.get(kind, {}), sentence.heard)
        return sentence.odds[kind]

    def heard(self, sentence: Sentence) -> set[str]:
        """What the sentence is like as a whole."""
        codes = {code for group in sentence.parse.groups for code in group.codes}
        return sense.features(sentence.words, sentence.hits, len(codes))

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


def code(document: Document, passages: Sequence[Passage]) -> list[Claim]:
    """The claims and figures of a document, in the order of its text.

    `passages` are its sentences in order; only those of kind ``body`` are coded. Offsets of a claim are those of
    ``document.text``, and ``document.text[claim.start:claim.end] == claim.quote``.
    """
    claims: list[Claim] = []
    for sentence, drafts, _ in coder().read(document, passages, hurried=True):
        for draft in distinct(sentence, drafts):
            claims.extend(_claims(document, sentence, draft))
        claims.extend(figures.find(document, sentence))
    return _unique(claims)


def distinct(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """One draft for each interaction: of drafts of one type with one direction whose clauses meet, the heaviest frame's."""
    kept: list[Draft] = []
    withheld = {draft.trigger for draft in drafts if draft.rule.frame.denied}
    if withheld:  # cooperation withheld is not coded a second time as what did not take place
        drafts = [draft for draft in drafts if draft.rule.frame.denied or draft.trigger not in withheld]
    for draft in sorted(drafts, key=_rank):
        if not any(_same(sentence, draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.trigger, draft.rule.order))


def _rank(draft: Draft) -> tuple[float, int, int]:
    """The likeliest first, then the heaviest frame, then the order of the text."""
    likely = draft.likely if draft.likely is not None else draft.rule.frame.weight / 10
    return (-likely, draft.mark.start, draft.rule.order)


def _same(sentence: Sentence, a: Draft, b: Draft) -> bool:
    if a.rule.frame.type != b.rule.frame.type:
        return False
    if a.rule.frame.type == "characterisation":
        return a.stance == b.stance
    if a.rule.frame.type in TRADE:
        return _same_deal(sentence, a, b)
    several = a.rule.frame.type in SEVERAL and len(a.parties) > 1 and len(b.parties) > 1
    if several and set(a.parties) != set(b.parties):
        return False
    return a.mark.clause is b.mark.clause


def _same_deal(sentence: Sentence, a: Draft, b: Draft) -> bool:
    """Whether two drafts tell of one stage of one deal: they are of the same weapons, and no date tells them apart."""
    if (a.until or b.until) and a.parties != b.parties:
        return False
    if a.things and b.things and not set(a.things) & set(b.things):
        return False
    if a.parties != b.parties and a.clause != b.clause and not set(a.things) & set(b.things):
        return False
    first, last = (a, b) if a.mark.start < b.mark.start else (b, a)
    staged = a.rule.frame.sets.get("stage") != b.rule.frame.sets.get("stage")
    if staged and first.mark.passive and not first.mark.finite and sentence.dated(first.mark.end, last.mark.start):
        return False  # "the jets contracted in 2016 had been handed over"
    one, other = when(sentence, a), when(sentence, b)
    return any(x.startswith(y) or y.startswith(x) for x in one for y in other)


def _claims(document: Document, sentence: Sentence, draft: Draft) -> Iterator[Claim]:
    """The claims of a draft: one for each date that the clause lists, and for each weapon where the frame says so."""
    frame = draft.rule.frame
    things = attributes.listed(sentence, draft) if frame.each else []
    place = where(sentence, draft)
    for date in when(sentence, draft):
        if date and draft.status == "occurred":
            sentence.discourse.occasions.setdefault((frame.type, draft.parties), date)
        for start, end, thing in things or [(draft.start, draft.end, None)]:
            yield Claim(
                id="", document=document.id, doc=document.name, kind="claim", type=frame.type,
                quote=document.text[start:end], sentence=document.text[sentence.start : sentence.end],
                start=start, end=end, sentence_start=sentence.start, sentence_end=sentence.end,
                parties=draft.parties, source=draft.source, target=draft.target, date=date, place=place, status=_kept_up(draft, date),
                speaker=draft.speaker, attributes=attributes.fill(sentence, draft, thing), coder=CODER, frame=frame.name,
                confidence=None if draft.likely is None else round(draft.likely, 3),
            )  # fmt: skip


def _kept_up(draft: Draft, date: str) -> str:
    """The status of the claim: what has been done "since 2005" is a practice, unless its type is of single acts."""
    if draft.status == "occurred" and date.endswith("/..") and draft.rule.frame.type in PRACTICES:
        verb = draft.mark.under if draft.mark.kind == NOUN else draft.mark
        if verb is not None and verb.perfect:
            return "ongoing"
    return draft.status


def _unique(claims: list[Claim]) -> list[Claim]:
    """The claims with their ids; two that would share one differ in nothing that identifies a claim."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        number = key(
            claim.document,
            claim.start,
            claim.end,
            claim.kind,
            claim.type or claim.concept,
            *claim.parties,
            claim.date,
            claim.value,
            claim.coder,
        )
        if number not in seen:
            seen[number] = replace(claim, id=number)
    return list(seen.values())
