"""Whose words they are: the state, office and name behind the words that stand for a speaker.

Takes: a `Sentence`, the `Mark` of a verb or noun of speech, and the groups that may speak there. Gives: a `Voice`, or nothing.
"""

import re
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.sentence import Sentence
from comity.claims.syntax import Mark

AFTER = 90  # characters after an inverted "said" within which its speaker is named
FRESH = 900  # characters for which a speaker is remembered

WORDS = re.compile(r"[A-Z][\w-]+")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:bin |al-|van |von |de )?[A-Z][\w’'-]+)+")
_LEADING = re.compile(
    r"(?:[A-Z]?[a-z]+,|(?:In|On|At|By|Since|After|During|Meanwhile|Yet|But|However|And|As|When|While|"
    r"For)\b[^,]*,|[,;]|and\b|but\b|that\b)\s*"
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:also|has|have|had|is|are|was|were|then|later|repeatedly|recently|once|again|often|openly|"
    r"publicly|never|not|did|do|does|who|which|as|at|in|on|to|himself|herself|been|will|would|usually|now|"
    r"too|already|still|therefore|thus|always|consistently))+$"
)
_FREE = frozenset(("", "between", "as", "after", "while", "when", "by", "according to"))
_OF_OFFICE = frozenset(
    ("in", "from", "of", "at", "for", "by", "in the words of", "in the view of", "in the eyes of", "to")
)


class Voice(NamedTuple):
    """Who speaks. `kind`: official, expert, document; `how`: named or refers; ``text[start:end]`` names the speaker."""

    codes: Codes
    name: str
    kind: str
    how: str
    group: Group | None
    start: int
    end: int
    person: bool = True


class Voices:
    """The finder of voices, with the bits of the cues it asks for."""

    def __init__(self, bits: dict[str, int]) -> None:
        self.expert, self.office = bits["expert"], bits["office"]
        self.joint, self.state = bits["joint_document"], bits["state_document"]

    def named(
        self, sentence: Sentence, mark: Mark, found: list[Group], region: tuple[int, int], *, owns: bool = False
    ) -> Voice | None:
        """The speaker among the groups `found`, the likeliest first, that stand in `region`."""
        low, high = region
        cues = sentence.cues(low, high)
        for accepted in (_FREE, _OF_OFFICE):
            for group in found:
                if group.preposition in accepted and self._speaks(sentence, mark, group, cues, high, owns):
                    voice = self._of(sentence, mark, group, region)
                    if voice is not None:
                        return voice
        return self._document(sentence, mark, cues, region) or self._unnamed(sentence, cues, region)

    def _speaks(self, sentence: Sentence, mark: Mark, group: Group, cues: int, high: int, owns: bool) -> bool:
        """Whether a group can be who speaks: no place, and what it owns or describes is a person or a body."""
        offices = self.office | self.expert
        if group.kind == "capital" and group.preposition not in _FREE and not cues & offices:
            return False
        if group.possessive and not owns and not self._held(sentence, group, high):
            return False
        if not group.adjective or mark.start - group.end <= 2:
            return True
        return bool(sentence.cues(group.end, max(high, group.end)) & (offices | self.joint | self.state))

    def _document(self, sentence: Sentence, mark: Mark, cues: int, region: tuple[int, int]) -> Voice | None:
        """A document of both states, or of one, that speaks."""
        low, high = region
        told = sentence.discourse
        if cues & self.joint and len(told.who.dyad) == 2:
            return Voice(told.who.dyad, sentence.text[low:high].strip(), "document", "refers", None, low, high)
        if cues & self.state:
            for group in sentence.parse.groups:
                if len(group.codes) == 1 and (group.start >= mark.end or not group.preposition):
                    words = self._phrase(sentence.text, low, high)
                    return Voice(group.codes, words, "document", "named", None, low, high)
        return None

    def _unnamed(self, sentence: Sentence, cues: int, region: tuple[int, int]) -> Voice | None:
        """A person whom the text named before, or an officer of a place, or of who spoke last."""
        low, high = region
        told = sentence.discourse
        for word in reversed(WORDS.findall(sentence.text, max(sentence.start, low), high)):
            if word in told.known:
                return Voice(told.known[word], word, "official", "named", None, low, high)
        if not cues & (self.expert | self.office):
            return None
        words = self._phrase(sentence.text, low, high)
        for start, end, term in sentence.hits:
            if low <= start and end <= high and term.place is not None and term.place.state:
                return Voice((term.place.state,), words, self._kind(cues), "named", None, low, high)
        if self.fresh(sentence):
            return Voice(told.speaker, words or told.voice, self._kind(cues), "refers", None, low, high)
        return None

    def _held(self, sentence: Sentence, group: Group, high: int) -> bool:
        """Whether what an owner owns is a person or body that speaks: "China's foreign ministry"."""
        return (group.kind in ("ref_one", "ref_they") and bool(group.codes)) or bool(
            sentence.cues(group.end, min(high, group.end + AFTER))
            & (self.office | self.expert | self.state | self.joint)
        )

    def _of(self, sentence: Sentence, mark: Mark, group: Group, region: tuple[int, int]) -> Voice | None:
        """What `group` says as a speaker."""
        told = sentence.discourse
        codes, how, name = group.codes, "named", ""
        if group.kind == "ref_they":
            codes, how, name = (told.speaker if self.fresh(sentence) else told.who.dyad), "refers", told.voice
        elif group.kind == "ref_one":
            how = "refers"
            inside = [
                other
                for other in sentence.parse.groups
                if other.person and other.end <= group.start and not other.preposition
            ]
            if inside:
                codes, name = inside[0].codes, inside[0].person
            elif self.fresh(sentence):
                codes, name = told.speaker, told.voice
        elif group.kind == "ref_dyad":
            how = "refers"
        if not codes or len(codes) > 3:
            return None
        near = sentence.cues(max(region[0], group.start - 60), region[1])
        kind = "expert" if near & self.expert or group.kind == "research" else "official"
        if (
            near & self.joint
            and not group.person
            and how == "named"
            and not near & self.office
            and len(codes) == 1
            and len(told.who.dyad) == 2
            and codes[0] in told.who.dyad
            and not group.possessive
            and not group.adjective
        ):
            codes, kind = told.who.dyad, "document"
        if not name and not group.kind.startswith("ref_"):
            name = group.person or self._phrase(sentence.text, min(region[0], group.start), region[1], group)
        beside = sentence.cues(group.start - 25, min(region[1], group.end + 40))
        person = bool(group.person or (beside & (self.office | self.expert) and mark.start - group.end < AFTER)) or (
            group.kind in ("ref_one", "ref_they") and told.person
        )
        return Voice(codes, name, kind, how, group, group.start, group.end, person)

    def _kind(self, cues: int) -> str:
        return "expert" if cues & self.expert else "official"

    @staticmethod
    def fresh(sentence: Sentence) -> bool:
        told = sentence.discourse
        return bool(told.speaker) and sentence.start - told.spoke < FRESH

    @staticmethod
    def _phrase(text: str, low: int, high: int, group: Group | None = None) -> str:
        """The words that name the speaker: those around its group up to a comma or the verb."""
        if group is not None:
            comma = text.rfind(",", low, group.start)
            low = comma + 1 if comma >= 0 else low
            stop = text.find(",", group.end, high)
            high = stop if stop >= 0 else high
        words = text[low:high].strip(" ,;:“”\"'-–—")
        opening = _LEADING.match(words)
        words = words[opening.end() :] if opening else words
        words = _TRAILING.sub("", words)
        names = _NAME.findall(words)
        if len(words) > 60 and names:
            return str(names[-1])
        return words[:90]
