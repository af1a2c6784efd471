"""Who speaks, and what stance the words take: the frames whose source is a speaker."""

import re

from comity.claims.actors import Codes, Group
from comity.claims.bind import Draft, Miss
from comity.claims.parse import NOUN, Mark
from comity.claims.parts import Rule
from comity.claims.sentence import Sentence

_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:bin |al-|van |von |de )?[A-Z][\w’'-]+)+")
_QUOTED_BEFORE = re.compile(r"[,.?!][\"”’'] ?$")
_OFFICE = frozenset(("", "in", "from", "of", "at", "for", "by", "between"))
_WORDS = re.compile(r"[A-Z][\w-]+")
AFTER = 90  # characters after an inverted "said" within which its speaker is named


def stances(bits: dict[str, int]) -> list[tuple[str, tuple[int, ...]]]:
    """Which cues make which stance, in the order they are tried."""
    return [
        ("not_alliance", (bits["negation"], bits["allied"])),
        ("not_against", (bits["negation"], bits["aim"])),
        ("not_against", (bits["negation"], bits["third"])),
        ("warn", (bits["warned"],)),
    ]


def speak(sentence: Sentence, mark: Mark, rule: Rule, table: list[tuple[str, tuple[int, ...]]]) -> Draft | Miss:
    """Try a frame of speech at the verb `mark`."""
    reported = mark.term.lower.startswith("according")
    if mark.kind == NOUN and not reported:
        return Miss(rule, "its trigger is a noun here")
    group, name, inverted = _speaker(sentence, mark, reported)
    codes = group.codes if group else ()
    if group is not None and group.kind == "ref_they":
        codes = sentence.discourse.dyad
    elif group is not None and group.kind == "ref_one":
        codes = sentence.discourse.speaker or codes
    if not codes:
        codes = _remembered(sentence, mark.start)
    if not codes:
        return Miss(rule, "no speaker of a state")
    if group is not None and group.person:
        for word in group.person.split():
            sentence.discourse.known.setdefault(word, codes)
    partner, third = _about(sentence, codes, group)
    if not partner:
        return Miss(rule, "about no partner")
    sentence.discourse.speaker = codes
    stance = _stance(sentence, table)
    target = partner if len(codes) == 1 else ()
    if stance == "warn":
        if not third:
            stance = "affirm"
        else:
            partner, target = (*partner, *third), third
    low = sentence.start if inverted else min(mark.start, group.start if group else mark.start)
    parties = tuple(dict.fromkeys((*codes, *partner)))
    source = codes if len(codes) == 1 else ()
    how = "named" if group is not None and not group.kind.startswith("ref_") else "refers"
    return Draft(rule, mark, low, sentence.end, parties, source, target, "occurred", how, stance, name)


def _speaker(sentence: Sentence, mark: Mark, reported: bool) -> tuple[Group | None, str, bool]:
    """The group that speaks, its name as written, and whether it stands after the verb, as where the quotation came first."""
    text, start, stop = sentence.text, mark.start, mark.end
    low = sentence.start
    inverted = reported or bool(_QUOTED_BEFORE.search(text[max(low, start - 3) : start]))
    if inverted:
        found = [group for group in sentence.parse.groups if stop <= group.start < stop + AFTER]
        region = text[stop : min(sentence.end, stop + AFTER)]
    else:
        subject = mark.clause.subject
        found = [group for group in reversed(sentence.parse.groups) if group.end <= start]
        if subject is not None and subject.end <= start:
            found = [subject, *(group for group in found if group is not subject)]
        region = text[low:start]
    single = [group for group in found if (group.codes and not group.possessive) or group.kind == "ref_they"]
    owners = [group for group in found if group.codes and group.possessive]
    names = _NAME.findall(region)
    for accepted in (("", "between", "as", "after", "while"), _OFFICE):
        for group in single:
            if group.preposition in accepted and not (group.kind == "capital" and group.preposition):
                return group, group.person or (names[-1] if names else text[group.start : group.end]), inverted
    if owners:
        return owners[0], names[-1] if names else text[owners[0].start : owners[0].end], inverted
    return None, names[-1] if names else "", inverted


def _remembered(sentence: Sentence, start: int) -> Codes:
    """The state of a person named before, or of the place an office is in."""
    known = sentence.discourse.known
    for word in reversed(_WORDS.findall(sentence.text, max(sentence.start, start - 40), start)):
        if word in known:
            return known[word]
    for _, high, term in sentence.hits:
        if high <= start and term.place is not None and term.place.state:
            return (term.place.state,)
    return ()


def _about(sentence: Sentence, codes: Codes, speaker: Group | None) -> tuple[Codes, Codes]:
    """The partner spoken of and the third parties: the partner is the other half of a pair that holds the speaker."""
    named = dict.fromkeys(code for group in sentence.parse.groups if group is not speaker for code in group.codes)
    others = tuple(code for code in named if code not in codes)
    pairs = [group.codes for group in sentence.parse.groups if len(group.codes) == 2 and set(codes) <= set(group.codes)]
    for pair in (*pairs, sentence.discourse.dyad, sentence.discourse.main):
        partner = tuple(code for code in pair if code not in codes)
        if set(codes) < set(pair) and (pair in pairs or partner[0] in others or not others):
            return partner, tuple(code for code in others if code not in partner)
    if others:
        return others, ()
    return (codes, ()) if len(codes) == 2 else ((), ())


def _stance(sentence: Sentence, table: list[tuple[str, tuple[int, ...]]]) -> str:
    for stance, needs in table:
        if all(sentence.mask & need for need in needs):
            return stance
    return "affirm"
