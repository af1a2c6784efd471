"""Fills the slots of a claim's type, and tells the things of a list apart."""

import re
from itertools import pairwise

from comity.claims.draft import NEXT, Draft
from comity.claims.numbers import find_numbers
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN
from comity.claims.terms import Hit

_YEAR = re.compile(r"[ -](?:19|20)\d\d\b")
_OF_WHICH = re.compile(r" (?:of which|of them|more\b|others\b)")
_LEADING = re.compile(
    r"^(?:The|In|Under|A|An|This|Its|Their|Both|By|As|For|On|Since|After|With|[A-Z]\w+[’']s) (?=[A-Z])"
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,90})[”\"]")
_CAPITALS = re.compile(
    r"(?:[A-Z][\w’'-]+)(?: (?:of|on|and|for|the|[A-Z][\w’'-]+)){0,9} "
    r"(?:Treaty|Agreement|Pact|Accord|Protocol|Charter|Memorandum|Convention|Compact|Alliance|Partnership|"
    r"Act|Format|Force|Group|Cent(?:re|er)|Organi[sz]ation|Statement|Declaration|Dialogue|Consultations?|"
    r"Commission|Council|Committee|Mechanism|Forum)"
    r"(?: (?:of|on|for)(?: (?:and|the|of|[A-Z][\w’'-]+))+)?"
)
_NEXT = re.compile(r"[,;]|\b(?:and|as well as|plus|or|alongside|along with)\b")
_OPENING = re.compile(r"(?:[,;]|\b(?:and|as well as|plus|or|alongside|along with)\b)[ ]?(?:and )?")
_ANOTHER = re.compile(
    r"(?:,|\band|\bas well as|\balong with|\bplus) (?:an?|the|another|one|two|three|several|its|their|[A-Z])"
)
_STOPS = frozenset("VBRTSsDPbhdm,")  # tags of the words that a name does not run over
_THOUSANDS = re.compile(r"\d,\d{3}")
_OF = frozenset(("of", "on", "for", "against", "regarding", "concerning", "to"))
_YEARS = re.compile(r"^(?:(?:[Aa]n?|[Tt]he) |-?year |(?:19|20)\d\d |\d+-year |latest |new |additional )+")
_TERM = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-five|thirty|fifty|"
    r"ninety-nine)[- ]year\b(?!s?[- ]old)"
    r"|(?<=for the years )(?:19|20)\d\d ?[-–/] ?(?:19|20)?\d\d|(?<=for the period )(?:19|"
    r"20)\d\d ?[-–/] ?(?:19|20)?\d\d"
    r"|\b(?:19|20)\d\d[-–/](?:19|20)\d\d\b"
    r"|(?<=valid )(?:for|until) (?:[\w-]+ ){0,2}[\w-]+|(?<=for )(?:a period of |another |a further )?(?:\d+|"
    r"two|three|five|seven|ten|fifteen|twenty|twenty-five|thirty|fifty) years\b|\bindefinite(?:ly)?\b"
)
_HEADS = re.compile(
    r"\b(treat(?:y|ies)|pacts?|accords?|conventions?|protocols?|memorand(?:um|ums|a)|mo[uU]s?|MOUs?|charter|"
    r"framework agreement|agreements?|truce|cease-?fire|armistice|"
    r"letters? of intent|statements? of intent|declarations?|road ?maps?|plans?|programmes?|"
    r"exchange of (?:notes|letters)|arrangements?|contracts?|deals?|act|compact)\b",
    re.IGNORECASE,
)
_INSTRUMENTS = {
    "treaties": "treaty",
    **dict.fromkeys(("memoranda", "memorandums", "mou", "mous"), "memorandum"),
    **dict.fromkeys(("road map", "roadmap", "road maps", "roadmaps", "programme", "programmes"), "plan"),
    "cease-fire": "ceasefire",
    "letters of intent": "letter of intent",
}
_OBLIGATIONS = (
    ("nonaggression", re.compile(r"non-?\s?aggression|not to attack|renounc\w+ (?:the use of )?force", re.IGNORECASE)),
    ("neutrality", re.compile(r"\bneutrality\b", re.IGNORECASE)),
    (
        "defence",
        re.compile(
            r"mutual (?:defen[cs]e|assistance|aid)|defen[cs]e (?:pact|treaty|clause|alliance)|"
            r"collective defen[cs]e|alliance|assistance clause|come to (?:its|their|each other)\S* (?:aid|"
            r"defen[cs]e)|aid and assistance|security guarantee",
            re.IGNORECASE,
        ),
    ),
    ("consultation", re.compile(r"\bconsult", re.IGNORECASE)),
    (
        "cooperation",
        re.compile(r"\bco-?operat|\bcollaborat|logistics|status of forces|access agreement|partnership", re.IGNORECASE),
    ),
)
BESIDE = 30  # characters between a number and the weapon it counts, or a trigger and the title it names


_LOOSE = re.compile(
    r"(?:[\s,]+(?:of|on|for|and|or|to|against|the|an?|with|by|in|at|as|well|which|that|its|their|regarding|concerning|is|are|was|were|"
    r"has|have|had|been))+$"
)
"""Words at the end of a name that only lead on to the next."""


def listed(sentence: Sentence, draft: Draft) -> list[tuple[int, int, Hit | None]]:
    """The things of a list that the trigger acts on, each with the words that name it; empty where there are not two of them."""
    low, high = (draft.mark.end, draft.clause[1]) if not draft.mark.passive else (draft.clause[0], draft.mark.start)
    low, high = max(low, draft.since), min(high, draft.until or high)
    weapons = draft.rule.frame.each == "weapon"
    things: list[Hit] = []
    joined = False
    for hit in sentence.hits:
        start, end, term = hit
        if low <= start and end <= high and (term.weapon if weapons else term.bits & draft.rule.beyond[0].bits):
            gap = sentence.text[things[-1][1] : start] if things else ""
            if things and not _NEXT.search(gap):
                continue  # "Su-35 fighter jets" is one thing
            if things and not weapons:
                if not _ANOTHER.search(gap) or _told(sentence, things[-1][1], start):
                    continue  # "treaties on defence and cooperation in a council" is one thing
                joined = joined or "and" in gap or "as well" in gap
            things.append(hit)
    if len(things) < 2 or not (joined or weapons):
        return []
    spans: list[tuple[int, int, Hit | None]] = [(draft.start, things[0][1], things[0])]
    for before, hit in pairwise(things):
        opening = _OPENING.search(sentence.text, before[1], hit[0])
        spans.append((opening.end() if opening else hit[0], hit[1], hit))
    if draft.mark.passive:
        spans = [
            (start if start >= draft.clause[0] else hit[0], end, hit) for start, end, hit in spans if hit is not None
        ]
        spans[0] = (min(things[0][0], spans[0][0]), things[0][1], things[0])
    return [(start, end, hit) for start, end, hit in spans if start < end]


def _told(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb or another clause stands between two offsets."""
    return any(low <= verb.start < high for verb in sentence.parse.verbs) or any(
        low < clause.start < high and clause.kind != "and" for clause in sentence.parse.clauses
    )


def fill(sentence: Sentence, draft: Draft, thing: Hit | None = None) -> dict[str, str]:
    """The attributes of the claim: what the frame sets, and the slots it asks for that the clause fills."""
    slots = draft.rule.frame.slots
    filled = dict(draft.rule.frame.sets)
    low, high = max(draft.clause[0], draft.since), min(draft.clause[1], draft.until or draft.clause[1])
    inside = [hit for hit in sentence.hits if low <= hit[0] < high]
    if draft.since and not any(term.weapon for _, _, term in inside):  # "and Egypt thirty": of the weapon told before
        inside = [hit for hit in sentence.hits if hit in inside or hit[0] in draft.things]
    if draft.stance:
        filled["stance"] = draft.stance
    weapon = next(((start, end) for start, end, term in inside if term.weapon), None) if thing is None else thing[:2]
    if weapon and ("weapon" in slots or "item" in slots):
        filled["weapon" if "weapon" in slots else "item"] = sentence.text[weapon[0] : weapon[1]]
    if "quantity" in slots and (quantity := _quantity(sentence, low, high, weapon)):
        filled["quantity"] = quantity
    if "name" in slots:
        filled |= _named(sentence, inside)
    if "title" in slots or "topic" in slots or "instrument" in slots:
        start, end = _thing(sentence, draft, thing)
        name = _title(sentence, draft, start, end) if "title" in slots else ""
        name = name or _name(sentence, start, end, high)
        if name and "title" in slots:
            filled["title"] = name
        if name and "topic" in slots:
            filled["topic"] = name
        if "instrument" in slots:
            filled |= _bound(name, sentence.text[start:end], sentence.text[low:high])
    return filled


def _thing(sentence: Sentence, draft: Draft, thing: Hit | None) -> tuple[int, int]:
    """Where the thing stands that is signed, set up or settled: one of a list, the trigger, or what the trigger acts on."""
    if thing is not None:
        return thing[0], thing[1]
    if draft.mark.kind == NOUN and not draft.rule.beyond:
        return draft.trigger
    needs = draft.rule.beyond or draft.rule.need
    low, high = draft.clause
    if draft.mark.clause.kind == "rel":
        low = max(sentence.start, low - NEXT)
    inside = [hit for hit in sentence.hits if low <= hit[0] < high and needs and hit[2].bits & needs[0].bits]
    inside.sort(key=lambda hit: (draft.mark.passive) == (hit[0] >= draft.mark.start))
    if not inside:
        return draft.trigger
    start, end, _ = inside[0]
    for hit in inside[1:]:  # "military cooperation agreement": the last of the words is the head
        if not 0 <= hit[0] - end < 2:
            break
        end = hit[1]
    return start, end


def _name(sentence: Sentence, start: int, end: int, limit: int) -> str:
    """The noun phrase around ``text[start:end]``: from its determiner to what bounds it."""
    low, high = sentence.start, limit
    for first, last, term in sentence.hits:
        if term.tag == "," and _THOUSANDS.match(sentence.text, max(0, first - 1)):
            continue
        if last <= start and (term.tag in _STOPS or term.tag in "A&"):
            low = last
        elif first >= end and (
            (term.tag in _STOPS and term.tag != "P" and not (term.tag == "D" and high == limit))
            or term.tag == "A"
            or (term.tag == "P" and term.lower not in _OF)
        ):
            high = min(first, limit)
            break
    when = next((when.start for when in sentence.dates if end <= when.start < high), high)
    words = sentence.text[low : min(high, when)].strip(
        " ,;:.“”\"'’()s-" if sentence.text[low : low + 2] in ("’s", "'s") else ' ,;:.“”"()-'
    )
    return _LOOSE.sub("", _YEARS.sub("", words))


def _bound(name: str, head: str, clause: str) -> dict[str, str]:
    """What kind of instrument a commitment is, what it obliges to, and for how long."""
    filled = {}
    every = list(_HEADS.finditer(name.partition(" of ")[0] or head))
    found = every[-1] if every else _HEADS.search(head)
    if found:
        word = found.group().lower()
        filled["instrument"] = (
            _INSTRUMENTS.get(word)
            or _INSTRUMENTS.get(word.removesuffix("s"))
            or (word if word.endswith("ss") else word.removesuffix("s"))
        )
    for obligation, pattern in _OBLIGATIONS:
        if pattern.search(name) or (
            obligation in ("nonaggression", "consultation", "neutrality") and pattern.search(clause)
        ):
            filled["obligation"] = obligation
            break
    term = _TERM.search(clause)
    if term:
        filled["term"] = term.group().strip()
    return filled


def _named(sentence: Sentence, inside: list[Hit]) -> dict[str, str]:
    """The name of the exercise, with the year that follows it, and its domain."""
    for start, end, term in inside:
        if term.exercise is not None:
            year = _YEAR.match(sentence.text, end)
            return {"name": sentence.text[start : year.end() if year else end], "domain": term.exercise.domain}
    return {}


def _quantity(sentence: Sentence, low: int, high: int, weapon: tuple[int, int] | None) -> str:
    """How many: the count right before the weapon, or before "of which" where the clause names none."""
    for number in find_numbers(sentence.words):
        start, end = number.start + sentence.start, number.end + sentence.start
        if number.kind != "count" or not low <= start < high:
            continue
        if _OF_WHICH.match(sentence.text, end) if weapon is None else 0 <= weapon[0] - end < BESIDE:
            return f"{number.value:g}"
    return ""


def _title(sentence: Sentence, draft: Draft, start: int, end: int) -> str:
    """The name of the treaty or body at ``text[start:end]``: the words in quotation marks after it, or those in capitals around it."""
    text = sentence.text
    quoted = _QUOTED.search(text, min(start, draft.trigger[0]), min(sentence.end, max(end, draft.trigger[1]) + 40))
    if quoted:
        return quoted.group(1).rstrip(",.")
    for found in _CAPITALS.finditer(text, sentence.start, sentence.end):
        if found.start() < end and found.end() > start and found.end() - found.start() > end - start:
            return _LEADING.sub("", found.group())
    return ""
