"""Binds a frame to a sentence: fills its slots from the roles around its trigger, or says what is missing.

Takes a `Sentence`, a trigger's `Mark` and a `Rule`. Gives a `Draft`, or the name of what the frame missed.
"""

import re

from comity.claims.actors import Codes, Group
from comity.claims.complete import complete, joined, pressed, remembered, union
from comity.claims.draft import Bits, Draft, Miss
from comity.claims.needs import ahead, beyond, unmet
from comity.claims.parts import MAY, Rule
from comity.claims.roles import TRADE, Roles, hangs
from comity.claims.sentence import Sentence
from comity.claims.status import Moods, denied, status
from comity.claims.syntax import NOUN, Mark
from comity.claims.things import definite, origin, placed, series, site, things

BESIDE = 30  # characters: what stands so near before a noun describes it

_BACK = re.compile(
    r"\b(?:the|this|these|those|such|their|both)(?: (?:joint|military|naval|two|latest|recent|bilateral))* $",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:did not|didn['’]t|denie[sd]|deny(?:ing)?)(?: that)?(?: it| they| he| she)?(?: had| has| have)?(?: ever)? $"
)


def bind(sentence: Sentence, mark: Mark, rule: Rule, bits: Bits, moods: Moods) -> Draft | Miss:
    """Try `rule` at the trigger `mark`."""
    frame = rule.frame
    clause = mark.clause
    cues = sentence.of_clause(clause)
    hanging = hangs(mark)
    if hanging is not None:
        cues |= sentence.of_clause(hanging)
    missing = unmet(sentence, rule, mark, cues, bits)
    if missing:
        return Miss(rule, missing)
    if frame.denied and (not denied(mark, moods) or _plainly(sentence, mark)):
        return Miss(rule, "it is not withheld")
    if frame.type == "restraint" and mark.bare and mark.under is not None and mark.under.term.mood & MAY:
        return Miss(rule, "another is asked to")  # "called on Rwanda to withdraw"
    if rule.under and not (mark.under is not None and all(mark.under.term.bits & need.bits for need in rule.under)):
        return Miss(rule, "its verb is another")
    roles = Roles(sentence.parse, mark, frame.type, bits.said)
    if rule.beyond and (missing := beyond(sentence, rule, roles, bits)):
        return Miss(rule, missing)
    if rule.ahead and (missing := ahead(sentence, rule, roles, bits)):
        return Miss(rule, missing)
    used: list[Group] = []
    names: list[str] = []
    source = _side(sentence, roles, frame.source, used, names)
    target = _side(sentence, roles, frame.target, used, names, source)
    target = tuple(code for code in target if code not in source)
    if frame.type in TRADE and not (source and target):
        source, target = remembered(sentence, roles, frame.source, frame.target, source, target)
    owner = mark.owner
    if owner is not None and len(owner.codes) > 1 and "poss" in frame.parties:
        others = [("poss", owner)]  # "the US-Japanese exercise" says whose it is
    else:
        others = [
            (role, group)
            for role in frame.parties
            if (group := roles.anyone(used) if role == "third" else roles.fill(role))
        ]
    used += [group for _, group in others]
    names += [role for role, _ in others]
    parties = union(source, target, *(group.codes for _, group in others))
    if len(parties) < 2 and ("deal" in frame.parties or "site" in frame.parties or "origin" in frame.parties):
        parties = joined(sentence, roles, frame.parties, parties, used)
    if len(parties) < 2 and "any" in frame.parties:
        parties = union(parties, _side(sentence, roles, ("any",), used, names))
    if len(parties) < 2 and "series" in frame.parties:
        parties = union(parties, series(sentence, roles))
    if len(parties) < 2 and "state" in frame.parties:
        parties = union(parties, _side(sentence, roles, ("state",), used, names))
    codeless = any(group.kind == "group" and not group.codes for group in used)
    least = 1 if codeless else frame.min
    where = ""
    if frame.type == "pressure" and frame.ref and len(parties) == 1 and not codeless:
        parties, source, target, where = pressed(sentence, mark, rule, source, target)
    shut = (
        frame.type == "pressure" and mark.kind == NOUN and (frame.source or not frame.ref)
    )  # a noun may tell of others
    if not codeless and not shut and not frame.strict:
        parties, source, target, whence = complete(
            sentence, rule, clause, bits, (parties, source, target), definite(sentence, roles)
        )
        where = where or whence
    how = where or "+".join(names)
    if len(parties) < least or (len(parties) < 2 and not _codeless(sentence) and frame.type != "pressure"):
        return Miss(rule, f"needs {max(frame.min, 2)} parties, found {' '.join(parties) or 'none'}")
    if frame.source and not (source or target):
        return Miss(rule, "no source and no target")
    if frame.source and frame.target and not (source and target) and not _codeless(sentence) and least > 1:
        return Miss(rule, "no target" if source else "no source")
    spans = [(group.start, group.end) for group in used if clause.start <= group.start < clause.end]
    low = min([mark.start, *(span[0] for span in spans)])
    high = _trimmed(sentence.text, max([mark.end, *(span[1] for span in spans)]), clause.end)
    beside = sentence.cues(mark.start - BESIDE, mark.end + BESIDE) if mark.kind == NOUN else 0
    told = (
        frame.status
        if frame.denied
        else status(mark, cues, beside, moods, frame.status, sentence.dated(sentence.start, clause.end))
    )
    back = mark.kind == NOUN and bool(_BACK.search(sentence.text, max(sentence.start, mark.start - 40), mark.start))
    return Draft(
        rule,
        mark,
        low,
        high,
        parties,
        source,
        target,
        told,
        how,
        back=back,
        things=things(sentence, roles) if frame.type in TRADE else (),
    )


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
        if role in ("origin", "maker", "site", "deal"):
            codes = (
                site(sentence, roles)
                if role == "site"
                else origin(sentence, roles, used, role)
                if role != "deal"
                else ()
            )
            if codes and (codes != taken) and (role == "origin" or not any(codes[0] in group.codes for group in used)):
                names.append(role)
                return codes
            continue
        if role == "place":
            codes = tuple(code for code in placed(sentence, roles) if not any(code in group.codes for group in used))
            if codes:
                names.append(role)
                return codes
            continue
        if role == "site":
            codes = tuple(code for code in site(sentence, roles) if not any(code in group.codes for group in used))
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


def _trimmed(text: str, low: int, high: int) -> int:
    """The end of the clause without the white space and marks that close it."""
    while high > low and not text[high - 1].isalnum() and text[high - 1] not in '”"’)%':
        high -= 1
    return high


def _codeless(sentence: Sentence) -> bool:
    """Whether a group without a code ("the West") stands in the sentence, which can be the other side."""
    return any(group.kind == "group" and not group.codes for group in sentence.parse.groups)
