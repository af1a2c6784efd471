"""Binds a frame to a sentence: fills its slots from the roles around its trigger, or says what is missing.

Takes a `Sentence`, a trigger's `Mark` and a `Rule`. Gives a `Draft`, or the name of what the frame missed.
"""

import re
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.complete import complete, joined, pressed, remembered, union
from comity.claims.draft import Bits, Draft, Miss
from comity.claims.needs import ahead, beyond, unmet
from comity.claims.parts import MAY, Rule
from comity.claims.roles import TRADE, Roles, hangs
from comity.claims.sentence import Sentence
from comity.claims.status import Moods, denied, status
from comity.claims.syntax import NOUN, Mark
from comity.claims.things import origin, placed, series, site, things

BESIDE = 30  # characters: what stands so near before a noun describes it

_BACK = re.compile(
    r"\b(?:the|this|these|those|such|their|both)(?: (?:joint|military|naval|two|latest|recent|bilateral))* $",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:did not|didn['’]t|denie[sd]|deny(?:ing)?)(?: that)?(?: it| they| he| she)?(?: had| has| have)?(?: ever)? $"
)


_UN = ("UNO",)
_FORCE = ("operation", "deployment", "exercise")
AGAINST = ("dispute", "pressure", "restraint", "hedge")
_WORLD = re.compile(r"community|world", re.IGNORECASE)


class Bound(NamedTuple):
    """What the roles of a frame were filled with: `how` names the roles, or where the parties were taken from."""

    parties: Codes
    source: Codes
    target: Codes
    how: str
    used: list[Group]
    least: int


def bind(sentence: Sentence, mark: Mark, rule: Rule, bits: Bits, moods: Moods) -> Draft | Miss:
    """Try `rule` at the trigger `mark`."""
    cues = sentence.of_clause(mark.clause)
    hanging = hangs(mark)
    if hanging is not None:
        cues |= sentence.of_clause(hanging)
    refused = unmet(sentence, rule, mark, cues, bits) or _refused(sentence, mark, rule)
    if refused:
        return Miss(rule, refused)
    roles = Roles(sentence.parse, mark, rule.frame.type, bits.said)
    missing = beyond(sentence, rule, roles, bits) if rule.beyond else ""
    missing = missing or (ahead(sentence, rule, roles, bits) if rule.ahead else "")
    if missing:
        return Miss(rule, missing)
    bound = _parties(sentence, roles, rule, bits)
    lacking = _lacking(sentence, rule, bound)
    return Miss(rule, lacking) if lacking else _draft(sentence, roles, rule, bound, cues, moods)


def _refused(sentence: Sentence, mark: Mark, rule: Rule) -> str:
    """Why the trigger's own mood or verb is none that the frame takes; empty where it is."""
    frame = rule.frame
    if frame.denied and (not denied(mark) or _plainly(sentence, mark)):
        return "it is not withheld"
    if frame.type == "restraint" and mark.bare and mark.under is not None and mark.under.term.mood & MAY:
        return "another is asked to"  # "called on Rwanda to withdraw"
    if rule.under and not (mark.under is not None and all(mark.under.term.bits & need.bits for need in rule.under)):
        return "its verb is another"
    return ""


def _parties(sentence: Sentence, roles: Roles, rule: Rule, bits: Bits) -> Bound:
    """The parties in their roles, completed from what the clause leaves out."""
    frame, mark = rule.frame, roles.mark
    used: list[Group] = []
    names: list[str] = []
    source = _side(sentence, roles, frame.source, used, names)
    target = _side(sentence, roles, frame.target, used, names, source)
    target = tuple(code for code in target if code not in source)
    if frame.type in TRADE and not (source and target):
        source, target = remembered(sentence, roles, frame.source, frame.target, source, target)
    parties = union(source, target, *_others(roles, frame.parties, used, names))
    parties = _further(sentence, roles, frame.parties, parties, used, names)
    codeless = any(_unnamed(sentence, frame.type, group) for group in used)
    where = ""
    if frame.type == "pressure" and frame.ref and len(parties) == 1 and not codeless:
        parties, source, target, where = pressed(sentence, mark, rule, source, target)
    # a noun of pressure may tell of others than its sentence names
    shut = frame.type == "pressure" and mark.kind == NOUN and (frame.source or not frame.ref)
    if not codeless and not shut and not frame.strict:
        parties, source, target, whence = complete(sentence, rule, roles, bits, (parties, source, target))
        where = where or whence
    return Bound(parties, source, target, where or "+".join(names), used, 1 if codeless else frame.min)


def _others(roles: Roles, wanted: tuple[str, ...], used: list[Group], names: list[str]) -> list[Codes]:
    """The codes of the partners of a reciprocal act."""
    owner = roles.mark.owner
    if owner is not None and len(owner.codes) > 1 and "poss" in wanted:
        found = [("poss", owner)]  # "the US-Japanese exercise" says whose it is
    else:
        found = [
            (role, group)
            for role in wanted
            if (group := roles.anyone(used) if role == "third" else roles.fill(role)) is not None
        ]
    used += [group for _, group in found]
    names += [role for role, _ in found]
    return [group.codes for _, group in found]


def _further(
    sentence: Sentence, roles: Roles, wanted: tuple[str, ...], parties: Codes, used: list[Group], names: list[str]
) -> Codes:
    """The parties with those that a deal, a place, a series or the rest of the clause gives, where one is wanting."""
    if len(parties) < 2 and ("deal" in wanted or "site" in wanted or "origin" in wanted):
        parties = joined(sentence, roles, wanted, parties, used)
    if len(parties) < 2 and "any" in wanted:
        parties = union(parties, _side(sentence, roles, ("any",), used, names))
    if len(parties) < 2 and "series" in wanted:
        parties = union(parties, series(sentence, roles))
    if len(parties) < 2 and "state" in wanted:
        parties = union(parties, _side(sentence, roles, ("state",), used, names))
    return parties


def _lacking(sentence: Sentence, rule: Rule, bound: Bound) -> str:
    """What is wanting of parties and sides; empty where nothing is."""
    frame, parties = rule.frame, bound.parties
    if frame.type == "pressure" and bound.source == _UN and frame.sets.get("kind") in _FORCE:
        return "the United Nations keep the peace"
    if frame.type == "un_vote" and _UN[0] in parties and len(parties) < 3:
        return "no state votes"
    codeless = _codeless(sentence, frame.type)
    if len(parties) < bound.least or (len(parties) < 2 and not codeless and frame.type != "pressure"):
        return f"needs {max(frame.min, 2)} parties, found {' '.join(parties) or 'none'}"
    if frame.source and not (bound.source or bound.target):
        return "no source and no target"
    if frame.source and frame.target and not (bound.source and bound.target) and not codeless and bound.least > 1:
        return "no target" if bound.source else "no source"
    return ""


def _draft(sentence: Sentence, roles: Roles, rule: Rule, bound: Bound, cues: int, moods: Moods) -> Draft:
    """The draft of a frame that bound, with the words it rests on and its status."""
    frame, mark, clause = rule.frame, roles.mark, roles.mark.clause
    spans = [(group.start, group.end) for group in bound.used if clause.start <= group.start < clause.end]
    low = min([mark.start, *(span[0] for span in spans)])
    high = _trimmed(sentence.text, max([mark.end, *(span[1] for span in spans)]), clause.end)
    told = frame.status
    if not frame.denied:
        beside = sentence.cues(mark.start - BESIDE, mark.end + BESIDE) if mark.kind == NOUN else 0
        told = status(mark, cues, beside, moods, frame.status, sentence.dated(sentence.start, clause.end))
    back = mark.kind == NOUN and bool(_BACK.search(sentence.text, max(sentence.start, mark.start - 40), mark.start))
    weapons = things(sentence, roles) if frame.type in TRADE else ()
    return Draft(
        rule, mark, low, high, bound.parties, bound.source, bound.target, told, bound.how, back=back, things=weapons
    )  # fmt: skip


def _plainly(sentence: Sentence, mark: Mark) -> bool:
    """Whether it is only said that arms were not supplied: "denied that it had sold", "did not sell"."""
    told = any(term.weapon and mark.end <= start < mark.clause.end for start, _, term in sentence.hits)
    told = told and any(rule.frame.type == "arms_transfer" for rule, _ in mark.term.rules)
    return told and bool(_PLAIN.search(sentence.text, max(sentence.start, mark.start - 40), mark.start))


def _side(
    sentence: Sentence, roles: Roles, wanted: tuple[str, ...], used: list[Group], names: list[str], taken: Codes = ()
) -> Codes:
    """The codes of the first role that a group fills which no other slot took; `taken` are those of the other side.

    A noun's owner comes before all others.
    """
    if roles.mark.owner is not None and "poss" in wanted:
        wanted = ("poss", *wanted)
    for role in wanted:
        if role in _BY_THING:
            codes = _by_thing(sentence, roles, role, used, taken)
            if codes:
                names.append(role)
                return codes
            continue
        if role == "agent" and not (roles.mark.under is not None and roles.mark.under.term.bits & sentence.wage):
            continue
        group = roles.anyone(used) if role == "any" else roles.state(used) if role == "state" else roles.fill(role)
        if group is not None and group.codes and taken and set(taken).issuperset(group.codes):
            continue
        if group is not None and group.codes and any(set(group.codes) <= set(other.codes) for other in used):
            continue  # "its soldiers": the same party once more
        if (
            group is not None
            and group not in used
            and (group.codes or group.kind in ("group", "ref_dyad", "ref_one", "ref_they"))
        ):
            used.append(group)
            names.append(role)
            return group.codes
    return ()


_BY_THING = ("origin", "maker", "site", "deal", "place")


def _by_thing(sentence: Sentence, roles: Roles, role: str, used: list[Group], taken: Codes) -> Codes:
    """The state that a weapon, or a place, of the clause stands for, where no other slot has it."""
    if role == "place":
        return tuple(code for code in placed(sentence, roles) if not any(code in group.codes for group in used))
    codes: Codes = ()
    if role == "site":
        codes = site(sentence, roles)
    elif role != "deal":
        codes = origin(sentence, roles, used, role)
    if not codes or codes == taken or (role != "origin" and any(codes[0] in group.codes for group in used)):
        return ()
    return codes


def _trimmed(text: str, low: int, high: int) -> int:
    """The end of the clause without the white space and marks that close it."""
    while high > low and not text[high - 1].isalnum() and text[high - 1] not in '”"’)%':
        high -= 1
    return high


def _codeless(sentence: Sentence, kind: str) -> bool:
    """Whether a group without a code ("the West") stands in the sentence, which can be the other side."""
    return any(_unnamed(sentence, kind, group) for group in sentence.parse.groups)


def _unnamed(sentence: Sentence, kind: str, group: Group) -> bool:
    """Whether a group is one without a code; all the world is no adversary."""
    if group.kind != "group" or group.codes:
        return False
    return kind not in AGAINST or _WORLD.search(sentence.text, group.start, group.end) is None
