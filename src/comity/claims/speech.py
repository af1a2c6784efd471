"""The frames whose source is a speaker: who speaks, of whom, and what stance the words take.

Somebody's words stand after a verb of speech, before it where they were quoted first, or in a sentence of their own
where a quotation goes on. What is said must speak of a partner: name it, or refer to the two states the text is about.

Takes: a `Sentence`, the `Mark` of a trigger and its `Rule`.
Gives: a `Draft` for each stance that the words take, or a `Miss`.
"""

from collections.abc import Sequence

from comity.claims.actors import Codes
from comity.claims.draft import Draft, Miss
from comity.claims.parts import Rule
from comity.claims.said import Said, Words
from comity.claims.sentence import Sentence
from comity.claims.speaker import Speakers
from comity.claims.syntax import Mark
from comity.claims.voice import Voice

SPEAKERS = ("speaker", "person", "quoted")
"""The roles of a frame's source that are found here."""


class Speech:
    """The reader of the frames of speech."""

    def __init__(self, bits: dict[str, int]) -> None:
        self.speakers, self.words = Speakers(bits), Words(bits)
        self.security = bits["military"] | bits["weapon"] | bits["political"]
        self.last: tuple[Mark | None, Voice | None, Said | None] = (None, None, None)

    def speak(self, sentence: Sentence, mark: Mark, rule: Rule) -> Sequence[Draft | Miss]:
        """Try a frame of speech at `mark`."""
        setting = sentence.discourse.setting
        if not (sentence.mask & self.security or setting.secure or setting.short):
            return (Miss(rule, "the text is not about security"),)
        voice, said = self._heard(sentence, mark, rule.frame.source[0] == "quoted")
        if voice is None or voice.codes == ("UNO",):
            return (Miss(rule, "no speaker of a state"),)
        if rule.frame.source[0] == "person" and not voice.person:
            return (Miss(rule, "no person speaks"),)
        if said is None:
            return (Miss(rule, "about no partner"),)
        cues = said.cues | (mark.term.bits if " " in mark.term.text else 0)  # "held out a hand" holds what is held out
        for need in rule.beyond:
            if not cues & need.bits:
                return (Miss(rule, need.lacking),)
        stances = [
            (stance, span) for stance, span in self.words.stances(sentence, mark, said) if self._fits(rule, stance)
        ]
        if not stances:
            return (Miss(rule, "takes no stance of the frame"),)
        return [self._draft(rule, mark, voice, said, stance, span) for stance, span in stances]

    @staticmethod
    def _fits(rule: Rule, stance: str) -> bool:
        wanted = rule.frame.sets.get("stance", "")
        return stance.startswith(wanted) if wanted else stance != "criticise"

    def _heard(self, sentence: Sentence, mark: Mark, quoted: bool) -> tuple[Voice | None, Said | None]:
        """Who speaks at `mark` and what; found once for all its frames."""
        if self.last[0] is not mark:
            voice = self.speakers.quoting(sentence) if quoted else self.speakers.at(sentence, mark)
            said = self.words.said(sentence, mark, voice, quoted) if voice is not None else None
            self.last = (mark, voice, said)
            if voice is not None and (said is not None or (voice.how == "named" and voice.kind == "official")):
                told = sentence.discourse
                told.speaker, told.spoke, told.voice, told.person = (
                    voice.codes,
                    sentence.start,
                    voice.name,
                    voice.person,
                )
        return self.last[1:]

    @staticmethod
    def _draft(rule: Rule, mark: Mark, voice: Voice, said: Said, stance: str, span: tuple[int, int]) -> Draft:
        codes, partner = voice.codes, said.partner
        parties: Codes = tuple(dict.fromkeys((*codes, *partner)))
        source: Codes = codes if len(codes) == 1 else ()
        target: Codes = partner if len(codes) == 1 else ()
        if stance == "warn":
            parties = tuple(dict.fromkeys((*codes, *said.third, *partner)))
            source, target = codes, said.third
        low, high = span if span[1] > span[0] else (mark.start, mark.end)
        return Draft(
            rule, mark, low, high, parties, source, target, "occurred", f"{voice.how}:{voice.kind}", stance, voice.name
        )

    def said_by(self, sentence: Sentence, draft: Draft) -> str:
        """Who says what `draft` tells, where it stands in somebody's words; empty for the document's own voice."""
        if not sentence.mask & self.speakers.report:
            return ""
        for mark in self.speakers.reports(sentence):
            if mark.start == draft.mark.start:
                continue
            voice = self.speakers.at(sentence, mark)
            if voice is None:
                continue
            low, high = self.words.span(sentence, mark, voice)
            if low <= draft.mark.start < high and (voice.group is None or voice.group.codes):
                return voice.name
        return ""
