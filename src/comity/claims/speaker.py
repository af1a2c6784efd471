"""Where the speaker of a verb or noun of speech stands: before it, after it, behind "by", or in a sentence before.

Takes: a `Sentence` and a `Mark` of speech. Gives: the `Voice` that speaks there, or nothing.
"""

import re
from collections.abc import Iterator

from comity.claims.parts import NOT
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN, Mark
from comity.claims.voice import AFTER, FRESH, WORDS, Voice, Voices

REACH = 160  # characters before a verb within which the quotation ends that it reports

QUOTED = re.compile(r"[,.?!…][\"”’']")
_ONWARD = frozenset(
    (
        "continue",
        "continues",
        "continued",
        "go",
        "goes",
        "went",
        "come",
        "came",
        "hasten",
        "hastened",
        "dare",
        "dared",
        "like",
        "likes",
    )
)


class Speakers(Voices):
    """The finder of speakers."""

    def __init__(self, bits: dict[str, int]) -> None:
        super().__init__(bits)
        self.report = bits["report"]

    def at(self, sentence: Sentence, mark: Mark) -> Voice | None:
        """Who speaks at `mark`."""
        text, after = sentence.text, min(sentence.end, mark.end + AFTER)
        following = [group for group in sentence.parse.groups if mark.end <= group.start < after]
        low = self._resumed(sentence, mark)
        if low >= 0:
            found = [group for group in sentence.parse.groups if low <= group.start and group.end <= mark.start]
            voice = self.named(sentence, mark, found, (low, mark.start))
            if voice is not None:
                return voice
        if (mark.kind == NOUN and mark.term.tag == "P") or self._inverted(sentence, mark):
            if mark.kind == NOUN and (comma := text.find(",", mark.end, after)) >= 0:
                following, after = [group for group in following if group.start < comma], comma
            return self.named(sentence, mark, following, (mark.end, after))
        if text.startswith(" by ", mark.end) and mark.form == "s":
            return None
        if mark.kind == NOUN:
            return self._nominal(sentence, mark)
        if mark.mood & NOT and mark.finite and self._unsaid(sentence, mark):
            return None  # "did not say"
        if mark.passive and (mark.finite or text.startswith(" by ", mark.end)):
            by = [group for group in following if group.preposition == "by"]
            return self.named(sentence, mark, by, (mark.end, after)) if text.startswith(" by ", mark.end) else None
        low = self._opening(mark)
        if not (mark.finite or self._participle(sentence, mark) or self._past(sentence, mark, low)):
            return None
        subject = mark.clause.subject
        found = [group for group in reversed(sentence.parse.groups) if low <= group.start and group.end <= mark.start]
        if subject is not None and subject.end <= mark.start:
            found = [subject, *(group for group in found if group is not subject and group.start > mark.clause.start)]
        return self.named(sentence, mark, found, (min([low, *(group.start for group in found[:1])]), mark.start))

    @staticmethod
    def _resumed(sentence: Sentence, mark: Mark) -> int:
        """Where the speaker begins of a verb that comes after what is told of him, else -1.

        '"..." Colonel Ruiz, who leads the drill, told', "Shin, a general who took office in May, said".
        """
        if mark.kind == NOUN or mark.form not in "ds" or (mark.passive and mark.finite):
            return -1
        low = max(sentence.start, mark.start - REACH)
        ends = [found.end() for found in QUOTED.finditer(sentence.text, low, mark.start)]
        if ends and mark.start - ends[-1] > 4 and sentence.text.count(", ", ends[-1], mark.start) > 1:
            return ends[-1]
        if sentence.text[mark.start - 2 : mark.start] != ", ":
            return -1
        clause = mark.clause
        if clause.kind != "rel" or clause.parent is None or clause.start <= clause.parent.start:
            return -1
        return clause.parent.start

    @staticmethod
    def _unsaid(sentence: Sentence, mark: Mark) -> bool:
        """Whether a denial stands with the verb itself, and not before a comma."""
        low = max(mark.clause.start, sentence.text.rfind(", ", sentence.start, mark.start))
        return any(term.mood & NOT for start, end, term in sentence.hits if low <= start and end <= mark.start)

    def _nominal(self, sentence: Sentence, mark: Mark) -> Voice | None:
        """Who speaks in a noun: its owner ("Moscow's insistence that"), or the subject of the verb it is the object of."""
        if mark.owner is not None and mark.owner.codes:
            return self.named(sentence, mark, [mark.owner], (mark.owner.start, mark.start), owns=True)
        subject = mark.clause.subject
        if mark.under is not None and subject is not None and subject.end <= mark.start:
            return self.named(sentence, mark, [subject], (subject.start, mark.start))
        told = sentence.discourse
        if sentence.mask & self.joint and len(told.who.dyad) == 2:
            return Voice(told.who.dyad, "joint statement", "document", "refers", None, mark.start, mark.start)
        return None

    def _past(self, sentence: Sentence, mark: Mark, low: int) -> bool:
        """Whether a verb whose subject names no state is finite: "the statement argued", "specialists believe"."""
        clause = mark.clause
        if mark.bare or mark.form not in "bsd" or (clause.subject is not None and not mark.passive):
            return False
        if clause.verb is not None:  # "..., officials told reporters"
            low = max(low, sentence.text.rfind(", ", clause.verb.end, mark.start))
            if low < clause.verb.end:
                return False
        low = max(low, mark.start - AFTER)
        return any(word in sentence.discourse.known for word in WORDS.findall(sentence.text, low, mark.start)) or bool(
            sentence.cues(low, mark.start) & (self.joint | self.state | self.office | self.expert)
        )

    def _participle(self, sentence: Sentence, mark: Mark) -> bool:
        """Whether a verb that is not finite tells what somebody said: ", adding that", "a declaration affirming"."""
        if mark.form == "g":
            return (
                mark.clause.kind == "ing"
                and sentence.text[mark.start - 2 : mark.start] in (", ", "— ", "d ", "y ", "n ")
            ) or bool(sentence.cues(mark.start - 30, mark.start) & (self.joint | self.office))
        if mark.bare:
            return mark.under is not None and mark.under.finite and mark.under.term.lower.split(" ")[0] in _ONWARD
        return mark.form == "d" and bool(QUOTED.search(sentence.text, max(sentence.start, mark.start - 4), mark.start))

    @staticmethod
    def _opening(mark: Mark) -> int:
        """Where the clause begins whose subject speaks."""
        clause = mark.clause
        while clause.parent is not None and clause.kind in ("ing", "and", "rel"):
            clause = clause.parent
        return clause.start

    @staticmethod
    def _inverted(sentence: Sentence, mark: Mark) -> bool:
        """Whether the speaker stands after the verb: '"...," said the minister'."""
        low = max(sentence.start, mark.start - 4)
        before = sentence.text[low : mark.start]
        return (
            mark.form in "ds"
            and not (mark.passive and mark.finite)
            and (
                bool(QUOTED.search(before))
                or (
                    before.endswith(", ")
                    and mark.clause.verb in (mark, None)
                    and mark.clause.subject is None
                    and not any(
                        mark.clause.start <= group.start < mark.start and not group.preposition
                        for group in sentence.parse.groups
                    )
                )
            )
        )

    def quoting(self, sentence: Sentence) -> Voice | None:
        """The speaker of a quotation that began in a sentence before, or makes up this one."""
        told = sentence.discourse
        if not self.fresh(sentence) or not within_quotation(sentence) or next(self.reports(sentence), None) is not None:
            return None
        return Voice(told.speaker, told.voice, "official", "quoting", None, sentence.start, sentence.start)

    def reports(self, sentence: Sentence) -> Iterator[Mark]:
        """The verbs and phrases that put words into a mouth."""
        yield from (
            verb
            for verb in sentence.parse.verbs
            if verb.term.bits & self.report and (verb.finite or verb.form == "g" or verb.passive)
        )
        yield from (
            mark
            for mark in sentence.parse.marks
            if mark.kind == NOUN and mark.term.tag == "P" and mark.term.bits & self.report
        )


def within_quotation(sentence: Sentence) -> bool:
    """Whether the sentence stands in quotation marks that were opened before it, or opens with one."""
    text, start = sentence.text, sentence.start
    if text[start] in '“"' or (text[start - 1 : start] in ("“", '"') and start):
        return True
    low = text.rfind("\n\n", max(0, start - FRESH), start)
    before = text[max(low, start - FRESH, 0) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
