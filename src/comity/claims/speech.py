"""Who speaks, of whom, and what stance the words take: the frames whose source is a speaker.

Somebody's words stand after a verb of speech, before it where they were quoted first, or in a sentence of their own where a quotation
goes on. What is said must speak of a partner: name it, or refer to the two states the text is about.

Takes: a `Sentence`, the `Mark` of a trigger and its `Rule`. Gives: a `Draft` for each stance that the words take, or a `Miss`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.bind import Draft, Miss
from comity.claims.parse import NOUN, Mark
from comity.claims.parts import NOT, Rule
from comity.claims.roles import SPEAKING
from comity.claims.sentence import Sentence

SPEAKERS = ("speaker", "person", "quoted")
"""The roles of a frame's source that are found here."""

AFTER = 90  # characters after an inverted "said" within which its speaker is named
FRESH = 900  # characters for which a speaker is remembered
SECURE = 3  # words of defence that make a text one about security, whose pair of states "we" may be
SCOPE = 60  # characters a denial reaches

_QUOTED = re.compile(r"[,.?!…][\"”’']")
_OPENING = re.compile(r"[\"“:]|\bthat\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:bin |al-|van |von |de )?[A-Z][\w’'-]+)+")
_WORDS = re.compile(r"[A-Z][\w-]+")
_LEADING = re.compile(
    r"(?:[A-Z]?[a-z]+,|(?:In|On|At|By|Since|After|During|Meanwhile|Yet|But|However|And|As|When|While|For)\b[^,]*,|[,;]|and\b|but\b|that\b)\s*"
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:also|has|have|had|is|are|was|were|then|later|repeatedly|recently|once|again|often|openly|publicly|never|not|did|do|does|who|which|as|at|in|on|to|himself|herself|been|will|would|usually|now|too|already|still|therefore|thus|always|consistently))+$"
)
_FREE = frozenset(("", "between", "as", "after", "while", "when", "by", "according to"))
_OF_OFFICE = frozenset(
    ("in", "from", "of", "at", "for", "by", "in the words of", "in the view of", "in the eyes of", "to")
)
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
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)


class Voice(NamedTuple):
    """Who speaks. `kind`: official, expert, document; `how`: named or refers; ``text[start:end]`` names the speaker; `person` is no state."""

    codes: Codes
    name: str
    kind: str
    how: str
    group: Group | None
    start: int
    end: int
    person: bool = True


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


class Speech:
    """The finder of speech, with the bits of the cues it asks for."""

    def __init__(self, bits: dict[str, int]) -> None:
        self.negated, self.unlikely, self.alliance = bits["negated"], bits["unlikely"], bits["alliance_word"]
        self.aimed, self.anyone, self.nonallied, self.nonaimed = (
            bits["aimed"],
            bits["anyone"],
            bits["nonallied"],
            bits["nonaimed"],
        )
        self.hostile, self.warm, self.cold = bits["opposed"], bits["warm"], bits["cold"]
        self.tie, self.person, self.act = bits["tie"], bits["tie_person"], bits["joint_act"]
        self.expert, self.office, self.joint, self.state = (
            bits["expert"],
            bits["office"],
            bits["joint_document"],
            bits["state_document"],
        )
        self.that_only, self.speaking = bits["that_only"], bits["speaking"]
        self.report, self.topic = bits["report"], bits["tie"] | bits["tie_person"] | bits["joint_act"]
        self.last: tuple[Mark | None, Voice | None, Said | None] = (None, None, None)

    # ------------------------------------------------------------------------------------------------ frames

    def speak(self, sentence: Sentence, mark: Mark, rule: Rule) -> Sequence[Draft | Miss]:
        """Try a frame of speech at `mark`."""
        voice, said = self._heard(sentence, mark, rule.frame.source[0] == "quoted")
        if voice is None:
            return (Miss(rule, "no speaker of a state"),)
        if rule.frame.source[0] == "person" and not voice.person:
            return (Miss(rule, "no person speaks"),)
        if said is None:
            return (Miss(rule, "about no partner"),)
        cues = said.cues | (mark.term.bits if " " in mark.term.text else 0)  # "held out a hand" holds what is held out
        for need in rule.beyond:
            if not cues & need.bits:
                return (Miss(rule, need.lacking),)
        stances = [(stance, span) for stance, span in self._stances(sentence, mark, said) if self._fits(rule, stance)]
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
            voice = self._quoting(sentence) if quoted else self._voice(sentence, mark)
            said = self._said(sentence, mark, voice, quoted) if voice is not None else None
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

    # ------------------------------------------------------------------------------------------------ who speaks

    def _voice(self, sentence: Sentence, mark: Mark) -> Voice | None:
        text, after = sentence.text, min(sentence.end, mark.end + AFTER)
        following = [group for group in sentence.parse.groups if mark.end <= group.start < after]
        if (mark.kind == NOUN and mark.term.tag == "P") or self._inverted(sentence, mark):
            if mark.kind == NOUN and (comma := text.find(",", mark.end, after)) >= 0:
                following, after = [group for group in following if group.start < comma], comma
            return self._named(sentence, mark, following, (mark.end, after))
        if text.startswith(" by ", mark.end) and mark.form == "s":
            return None
        if mark.kind == NOUN:
            return self._nominal(sentence, mark)
        if mark.mood & NOT and mark.finite:
            return None  # "did not say"
        if mark.passive and (mark.finite or text.startswith(" by ", mark.end)):
            by = [group for group in following if group.preposition == "by"]
            return self._named(sentence, mark, by, (mark.end, after)) if text.startswith(" by ", mark.end) else None
        low = self._opening(mark)
        if not (mark.finite or self._participle(sentence, mark) or self._past(sentence, mark, low)):
            return None
        subject = mark.clause.subject
        found = [group for group in reversed(sentence.parse.groups) if low <= group.start and group.end <= mark.start]
        if subject is not None and subject.end <= mark.start:
            found = [subject, *(group for group in found if group is not subject and group.start > mark.clause.start)]
        return self._named(sentence, mark, found, (min([low, *(group.start for group in found[:1])]), mark.start))

    def _nominal(self, sentence: Sentence, mark: Mark) -> Voice | None:
        """Who speaks in a noun: its owner ("Moscow's insistence that"), or the subject of the verb it is the object of."""
        if mark.owner is not None and mark.owner.codes:
            return self._named(sentence, mark, [mark.owner], (mark.owner.start, mark.start), owns=True)
        subject = mark.clause.subject
        if mark.under is not None and subject is not None and subject.end <= mark.start:
            return self._named(sentence, mark, [subject], (subject.start, mark.start))
        told = sentence.discourse
        if sentence.mask & self.joint and len(told.dyad) == 2:
            return Voice(told.dyad, "joint statement", "document", "refers", None, mark.start, mark.start)
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
        return any(word in sentence.discourse.known for word in _WORDS.findall(sentence.text, low, mark.start)) or bool(
            sentence.cues(low, mark.start) & (self.joint | self.state | self.office | self.expert)
        )

    def _participle(self, sentence: Sentence, mark: Mark) -> bool:
        """Whether a verb that is not finite still tells what somebody said: ", adding that", "a declaration affirming", "went on to say"."""
        if mark.form == "g":
            return (
                mark.clause.kind == "ing" and sentence.text[mark.start - 2 : mark.start] in (", ", "— ", "d ")
            ) or bool(sentence.cues(mark.start - 30, mark.start) & (self.joint | self.office))
        if mark.bare:
            return mark.under is not None and mark.under.finite and mark.under.term.lower.split(" ")[0] in _ONWARD
        return mark.form == "d" and bool(_QUOTED.search(sentence.text, max(sentence.start, mark.start - 4), mark.start))

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
                bool(_QUOTED.search(before))
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

    def _named(
        self, sentence: Sentence, mark: Mark, found: list[Group], region: tuple[int, int], *, owns: bool = False
    ) -> Voice | None:
        """The speaker among the groups `found`, the likeliest first, that stand in `region`."""
        low, high = region
        cues = sentence.cues(low, high)
        for accepted in (_FREE, _OF_OFFICE):
            for group in found:
                if group.preposition not in accepted or (
                    group.kind == "capital"
                    and group.preposition not in _FREE
                    and not cues & (self.expert | self.office)
                ):
                    continue
                if group.possessive and not owns and not self._held(sentence, group, high):
                    continue
                if (
                    group.adjective
                    and mark.start - group.end > 2
                    and not sentence.cues(group.end, max(high, group.end))
                    & (self.office | self.expert | self.joint | self.state)
                ):
                    continue
                voice = self._of(sentence, mark, group, cues, region)
                if voice is not None:
                    return voice
        told = sentence.discourse
        if cues & self.joint and len(told.dyad) == 2:
            return Voice(told.dyad, sentence.text[low:high].strip(), "document", "refers", None, low, high)
        if cues & self.state:
            for group in sentence.parse.groups:
                if len(group.codes) == 1 and (group.start >= mark.end or not group.preposition):
                    return Voice(
                        group.codes, self._phrase(sentence.text, low, high, mark), "document", "named", None, low, high
                    )
        for word in reversed(_WORDS.findall(sentence.text, max(sentence.start, low), high)):
            if word in told.known:
                return Voice(told.known[word], word, "official", "named", None, low, high)
        if cues & (self.expert | self.office):
            for start, end, term in sentence.hits:
                if low <= start and end <= high and term.place is not None and term.place.state:
                    return Voice(
                        (term.place.state,),
                        self._phrase(sentence.text, low, high, mark),
                        self._kind(cues),
                        "named",
                        None,
                        low,
                        high,
                    )
            if self._fresh(sentence):
                return Voice(
                    told.speaker,
                    self._phrase(sentence.text, low, high, mark) or told.voice,
                    self._kind(cues),
                    "refers",
                    None,
                    low,
                    high,
                )
        return None

    def _held(self, sentence: Sentence, group: Group, high: int) -> bool:
        """Whether what an owner owns is a person or body that speaks: "China's foreign ministry"."""
        return (group.kind in ("ref_one", "ref_they") and bool(group.codes)) or bool(
            sentence.cues(group.end, min(high, group.end + AFTER))
            & (self.office | self.expert | self.state | self.joint)
        )

    def _of(self, sentence: Sentence, mark: Mark, group: Group, cues: int, region: tuple[int, int]) -> Voice | None:
        """What `group` says as a speaker."""
        told = sentence.discourse
        codes, how, name = group.codes, "named", ""
        if group.kind == "ref_they":
            codes, how, name = (told.speaker if self._fresh(sentence) else told.dyad), "refers", told.voice
        elif group.kind == "ref_one":
            how = "refers"
            inside = [
                other
                for other in sentence.parse.groups
                if other.person and other.end <= group.start and not other.preposition
            ]
            if inside:
                codes, name = inside[0].codes, inside[0].person
            elif self._fresh(sentence):
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
            and len(told.dyad) == 2
            and codes[0] in told.dyad
            and not group.possessive
            and not group.adjective
        ):
            codes, kind = told.dyad, "document"
        if not name and not group.kind.startswith("ref_"):
            name = group.person or self._phrase(sentence.text, min(region[0], group.start), region[1], mark, group)
        beside = sentence.cues(group.start - 25, min(region[1], group.end + 40))
        person = bool(group.person or (beside & (self.office | self.expert) and mark.start - group.end < AFTER)) or (
            group.kind in ("ref_one", "ref_they") and told.person
        )
        return Voice(codes, name, kind, how, group, group.start, group.end, person)

    def _kind(self, cues: int) -> str:
        return "expert" if cues & self.expert else "official"

    @staticmethod
    def _fresh(sentence: Sentence) -> bool:
        told = sentence.discourse
        return bool(told.speaker) and sentence.start - told.spoke < FRESH

    @staticmethod
    def _phrase(text: str, low: int, high: int, mark: Mark, group: Group | None = None) -> str:
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

    def _quoting(self, sentence: Sentence) -> Voice | None:
        """The speaker of a quotation that began in a sentence before, or makes up this one."""
        told = sentence.discourse
        if (
            not self._fresh(sentence)
            or not _within_quotation(sentence)
            or next(self._reports(sentence), None) is not None
        ):
            return None
        return Voice(told.speaker, told.voice, "official", "quoting", None, sentence.start, sentence.start)

    # ------------------------------------------------------------------------------------------------ what is said

    def _said(self, sentence: Sentence, mark: Mark, voice: Voice, quoted: bool) -> Said | None:
        low, high = (sentence.start, sentence.end) if quoted else self._words_of(sentence, mark, voice)
        text = sentence.text
        groups = [group for group in sentence.parse.groups if low <= group.start < high and group is not voice.group]
        cues = sentence.cues(low, high)
        partner, third, refers = self._about(sentence, voice, groups, mark, cues)
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

    def _words_of(self, sentence: Sentence, mark: Mark, voice: Voice) -> tuple[int, int]:
        """Where the speaker's words stand: behind the verb, or before it and its speaker."""
        text = sentence.text
        inner = min(mark.start, voice.start if voice.start >= sentence.start else mark.start)
        if mark.kind == NOUN and mark.term.tag == "P":
            comma = text.find(", ", voice.end, min(sentence.end, voice.end + AFTER))
            if mark.start - sentence.start > 3:
                return sentence.start, (mark.start if comma < 0 else sentence.end)
            return (comma + 1 if comma >= 0 else voice.end), sentence.end
        before = _QUOTED.search(text, sentence.start, inner)
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
        for pair in (told.dyad, told.main):
            partner = tuple(code for code in pair if code not in own)
            if own < set(pair) and partner[0] in named:
                return partner, tuple(code for code in named if code not in partner), False
        refers = any(
            group.kind in ("ref_dyad", "ref_they") or (group.kind == "ref_one" and not group.person) for group in groups
        )
        refers = (
            refers
            or told.security >= SECURE
            and (
                bool(_WE.search(sentence.text, mark.start if not cues else sentence.start, sentence.end))
                or bool(cues & (self.act | self.tie | self.anyone | self.nonallied | self.nonaimed))
            )
        )
        if named and not (refers and cues & (self.hostile | self.aimed)):
            return (named[0],), tuple(named[1:]), False
        if refers:
            for pair in (told.main, told.dyad, told.together):
                if own < set(pair):
                    partner = tuple(code for code in pair if code not in own)
                    return partner, tuple(code for code in named if code not in partner), True
        return (named[0],) if named else (), tuple(named[1:]), False

    @staticmethod
    def _both(sentence: Sentence, group: Group, own: set[str]) -> Codes:
        """The pair a group is; "both sides" are those the text is about, not the first two that the sentence happens to name."""
        main = sentence.discourse.main
        return main if group.kind in ("ref_dyad", "ref_they") and own < set(main) else group.codes

    # ------------------------------------------------------------------------------------------------ stances

    def _stances(self, sentence: Sentence, mark: Mark, said: Said) -> list[tuple[str, tuple[int, int]]]:
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

    # ------------------------------------------------------------------------------------------------ the speaker of other claims

    def said_by(self, sentence: Sentence, draft: Draft) -> str:
        """Who says what `draft` tells, where its trigger stands in somebody's words; empty for the document's own voice."""
        if not sentence.mask & self.report:
            return ""
        for mark in self._reports(sentence):
            if mark.start == draft.mark.start:
                continue
            voice = self._voice(sentence, mark)
            if voice is None:
                continue
            low, high = self._words_of(sentence, mark, voice)
            if low <= draft.mark.start < high and (voice.group is None or voice.group.codes):
                return voice.name
        return ""

    def _reports(self, sentence: Sentence) -> Iterator[Mark]:
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


def _within_quotation(sentence: Sentence) -> bool:
    """Whether the sentence stands in quotation marks that were opened before it, or opens with one."""
    text, start = sentence.text, sentence.start
    if text[start] in '“"' or (text[start - 1 : start] in ("“", '"') and start):
        return True
    low = text.rfind("\n\n", max(0, start - FRESH), start)
    before = text[max(low, start - FRESH, 0) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
