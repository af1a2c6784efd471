"""What somebody said: where the words stand, whom they speak of, and what stance they take.

Takes: a `Sentence`, the `Mark` of a verb or noun of speech and the `Voice` that speaks.
Gives: a `Said`, and its stances with their places.
"""

import re
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.roles import SPEAKING
from comity.claims.sentence import Sentence
from comity.claims.speaker import QUOTED
from comity.claims.syntax import NOUN, Mark
from comity.claims.voice import AFTER, Voice

SECURE = 3  # words of defence that make a text one about security, whose pair of states "we" may be
INSERTED = 12  # characters of what is said that stand before an inserted "he argues"
SCOPE = 60  # characters a denial reaches

_OPENING = re.compile(r"[\"“:]|\bthat\b")
_OF = re.compile(r" (?:of|about|on|regarding|concerning|when asked about) ")
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)


class Said(NamedTuple):
    """What somebody said: ``text[start:end]``, the cues in it, and whom it speaks of."""

    start: int
    end: int
    cues: int
    partner: Codes
    third: Codes
    west: bool
    refers: bool
    paired: bool


class Words:
    """The finder of what is said, with the bits of the cues it asks for."""

    def __init__(self, bits: dict[str, int]) -> None:
        self.negated, self.unlikely, self.alliance = bits["negated"], bits["unlikely"], bits["alliance_word"]
        self.aimed, self.anyone = bits["aimed"], bits["anyone"]
        self.nonallied, self.nonaimed = bits["nonallied"], bits["nonaimed"]
        self.hostile, self.cold = bits["opposed"], bits["cold"]
        self.tie, self.act = bits["tie"], bits["joint_act"]
        self.that_only, self.speaking = bits["that_only"], bits["speaking"]
        self.topic = bits["tie"] | bits["tie_person"] | bits["joint_act"]

    def said(self, sentence: Sentence, mark: Mark, voice: Voice, quoted: bool) -> Said | None:
        low, high = (sentence.start, sentence.end) if quoted else self.span(sentence, mark, voice)
        text = sentence.text
        groups = [group for group in sentence.parse.groups if low <= group.start < high and group is not voice.group]
        cues = sentence.cues(low, high)
        partner, third, refers = self._about(sentence, voice, groups, mark, cues)
        if not partner and high <= mark.start and _OF.match(text, mark.end):  # "..., he said of the drills with Peru"
            beyond = [group for group in sentence.parse.groups if group.start >= mark.end and group is not voice.group]
            partner, third, refers = self._about(sentence, voice, beyond, mark, cues)
        if not partner:
            return None
        west = any(group.kind == "group" and not group.codes for group in groups)
        while high > low and text[high - 1] in " ,.;:\"”’'":
            high -= 1
        while low < high and text[low] in " ,.;:\"“‘'":
            low += 1
        return Said(
            low,
            high,
            cues,
            partner,
            third,
            west,
            refers,
            any(
                set(voice.codes) <= set(group.codes) and set(partner) & set(group.codes) and len(group.codes) > 1
                for group in groups
            ),
        )

    def span(self, sentence: Sentence, mark: Mark, voice: Voice) -> tuple[int, int]:
        """Where the speaker's words stand: behind the verb, or before it and its speaker."""
        text = sentence.text
        inner = min(mark.start, voice.start if voice.start >= sentence.start else mark.start)
        if mark.kind == NOUN and mark.term.tag == "P":
            comma = text.find(", ", voice.end, min(sentence.end, voice.end + AFTER))
            if mark.start - sentence.start > 3:
                return sentence.start, (mark.start if comma < 0 else sentence.end)
            return (comma + 1 if comma >= 0 else voice.end), sentence.end
        if (
            text[mark.end : mark.end + 2] == ", "
            and text[inner - 2 : inner] == ", "
            and inner - sentence.start > INSERTED
        ):
            return sentence.start, sentence.end  # "Their partnership, he argues, is ..."
        before = QUOTED.search(text, sentence.start, inner)
        if before is not None and not re.search(r"[\"“]", text[mark.end : min(sentence.end, mark.end + AFTER)]):
            return sentence.start, before.end()
        if voice.start > mark.start:  # inverted, or the agent of a passive
            return (
                (sentence.start, mark.start)
                if (mark.start - sentence.start > 12 and mark.clause.subject is None) or before
                else (voice.end, sentence.end)
            )
        opened = _OPENING.search(text, mark.end, min(sentence.end, mark.end + 80))
        if opened is None and mark.term.bits & self.that_only and " " not in mark.term.text:
            return mark.end, mark.end
        first = text.rfind(", ", sentence.start, inner)
        if (
            opened is None
            and mark.term.bits & self.speaking
            and first - sentence.start > 25
            and any(verb.finite and verb.end < first for verb in sentence.parse.verbs)
        ):
            rest = sentence.cues(mark.end, sentence.end)
            if not rest & self.topic and sentence.cues(sentence.start, first) & (self.topic | self.aimed):
                return sentence.start, first
        return mark.end, self._closing(sentence, mark)

    @staticmethod
    def _closing(sentence: Sentence, mark: Mark) -> int:
        """Where the words end: at a participle that only the document can have added ("..., suggesting that")."""
        text = sentence.text
        for clause in sentence.parse.clauses:
            if clause.kind == "ing" and clause.start > mark.end + len(" that, in future, "):
                before = text[mark.end : clause.start]
                if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
                    return clause.start
        return sentence.end

    def _about(
        self, sentence: Sentence, voice: Voice, groups: list[Group], mark: Mark, cues: int
    ) -> tuple[Codes, Codes, bool]:
        """The partner spoken of, the third parties, and whether the partner is only referred to."""
        codes = voice.codes
        told = sentence.discourse
        groups = [group for group in groups if group.kind not in SPEAKING]
        own = set(codes)
        named = list(
            dict.fromkeys(
                code for group in groups if not group.kind.startswith("ref_") for code in group.codes if code not in own
            )
        )
        pairs = [self._both(sentence, group, own) for group in groups if len(group.codes) == 2]
        if len(codes) == 2:
            return codes, tuple(named), False
        for pair in pairs:
            if own < set(pair):
                partner = tuple(code for code in pair if code not in own)
                return partner, tuple(code for code in named if code not in partner), False
        foreign = [pair for pair in pairs if not own & set(pair)]
        if foreign and voice.kind == "expert":
            return (), (), False
        if foreign:
            pairs = foreign
            return tuple(pairs[0]), tuple(code for code in named if code not in pairs[0]), False
        for pair in (told.who.dyad, told.main):
            partner = tuple(code for code in pair if code not in own)
            if own < set(pair) and partner[0] in named:
                return partner, tuple(code for code in named if code not in partner), False
        both = any(group.kind == "ref_dyad" for group in groups)
        refers = any(
            group.kind in ("ref_dyad", "ref_they")
            or (group.kind == "ref_one" and not group.person and bool(cues & (self.topic | self.anyone)))
            for group in groups
        )
        refers = refers or (
            told.security >= SECURE
            and (
                bool(_WE.search(sentence.text, mark.start if not cues else sentence.start, sentence.end))
                or bool(cues & (self.act | self.tie | self.anyone | self.nonallied | self.nonaimed))
            )
        )
        if named and not (refers and cues & (self.hostile | self.aimed)):
            return (named[0],), tuple(named[1:]), False
        if refers:
            for pair in (told.main, told.who.dyad, told.who.together):
                if own < set(pair) and (both or told.setting.about(pair)):
                    partner = tuple(code for code in pair if code not in own)
                    return partner, tuple(code for code in named if code not in partner), True
        return (named[0],) if named else (), tuple(named[1:]), False

    @staticmethod
    def _both(sentence: Sentence, group: Group, own: set[str]) -> Codes:
        """The pair a group is; "both sides" are those the text is about, not the first two named."""
        main = sentence.discourse.main
        return main if group.kind in ("ref_dyad", "ref_they") and own < set(main) else group.codes

    def stances(self, sentence: Sentence, mark: Mark, said: Said) -> list[tuple[str, tuple[int, int]]]:
        """The stances the words take and where; praise inside a denial is not a stance of its own."""
        whole = (said.start, said.end)
        denies = whole if mark.term.bits & self.negated else None
        spoken = said.cues & self.topic or said.paired or said.refers or _WE.search(sentence.text, said.start, said.end)
        found: list[tuple[str, tuple[int, int]]] = []
        alone = self._where(sentence, said, self.nonallied)
        if said.cues & self.alliance and not alone:
            alone = denies or self._denied(sentence, said, self.alliance)
        if alone:
            found.append(("not_alliance", alone))
        free = self._where(sentence, said, self.nonaimed)
        if spoken and said.cues & (self.aimed | self.anyone) and not free:
            free = denies or self._denied(sentence, said, self.aimed | self.anyone)
        if free:
            found.append(("not_against", free if free != alone else (said.start, said.end - 1)))
        if found:
            return found
        if (
            said.cues & self.hostile
            and (said.third or said.west or said.cues & self.anyone)
            and (said.paired or said.cues & self.topic)
        ):
            return [("warn", whole)]
        return [("criticise" if (said.cues | mark.term.bits) & self.cold else "affirm", whole)]

    @staticmethod
    def _where(sentence: Sentence, said: Said, thing: int) -> tuple[int, int] | None:
        """Where a cue of `thing` stands in what is said."""
        return next(
            (
                (start, end)
                for start, end, term in sentence.hits
                if term.bits & thing and said.start <= start < said.end
            ),
            None,
        )

    def _denied(self, sentence: Sentence, said: Said, thing: int) -> tuple[int, int] | None:
        """From the denial to the cue of `thing` that it denies, or back from one that closes what is said of it."""
        denial = last = (-SCOPE, -SCOPE)
        for start, end, term in sentence.hits:
            if not said.start <= start < said.end:
                continue
            bits = term.bits
            if bits & thing:
                if start - denial[1] <= SCOPE:
                    return (denial[0], end)
                last = (start, end)
            if bits & self.negated:
                denial = (start, end)
            if bits & self.unlikely and start - last[1] <= SCOPE:
                return (last[0], end)
        return None
