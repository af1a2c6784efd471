"""Completes the parties of a frame from what the clause leaves out: the rest of the sentence, the pair, the deal or the war of the text.

What it adds is marked in `Draft.how`, so that it can be told from what the clause names.
"""

import re
from functools import cache
from itertools import chain

from comity.claims.actors import Codes, Group
from comity.claims.draft import Bits
from comity.claims.parts import Rule
from comity.claims.roles import SPEAKING, TRADE, Roles
from comity.claims.sentence import Sentence
from comity.claims.syntax import Clause, Mark
from comity.claims.things import definite, origin, site, weapons
from comity.codebook.load import load

FAR = 1500  # characters after which a deal is no longer the one spoken of

MUTUAL = ("agreement", "meeting", "visit", "functional", "exercise", "restraint")
"""Types whose parties are the two that the clause names, where the sentence names more."""

_BESIDES = frozenset(("according to", "over", "despite", "because of", "amid", "without", "unlike", "except", "than"))
"""Prepositions before what is no party of the act."""

_WAR_ON = re.compile(
    r"\b(?:invasion|annexation|occupation|wars?|aggression|attacks?|assault|bombing|conflict|strikes?|"
    r"offensive|seizure|coup)"
    r" (?:of|in|on|against|with) (?:[\w-]+ ){0,2}$"
)

_CHAMBER = "UNO"

_ONESELF = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Pp]eople|[Ee]veryone|[Nn]obody)(?: (?:have|had|will|would|can|could|must|should|may|just|also|never|\w+ly))* $"
)
"""Before a verb whose subject is whoever speaks, and no state."""

_SEIZED = re.compile(r"invasion|annex|seizure|occupation|occupied|invad")


def remembered(
    sentence: Sentence, roles: Roles, givers: tuple[str, ...], takers: tuple[str, ...], source: Codes, target: Codes
) -> tuple[Codes, Codes]:
    """The sides of a deal that the clause leaves out, from the deals told before."""
    told = sentence.discourse
    named = {code for group in sentence.parse.groups if not group.person for code in group.codes}
    if len(named) == 2 and set(source + target) <= named and (source or target):
        return source, target  # the sentence itself has them
    found = weapons(sentence, roles)
    known = [deal for _, _, term in found if (deal := told.deals.get(term.weapon))]
    makers = {term.maker for _, _, term in found if term.maker}
    if told.deal is not None and roles.start - told.deal_at < FAR and not (makers & set(told.main)):
        known.append(told.deal)
    for giver, taker in known:
        if (source and source != giver) or (target and target != taker) or (makers and not makers & set(giver)):
            continue
        if not named <= {*giver, *taker} and not (source or target):
            continue
        return (source or (giver if "deal" in givers else ())), (target or (taker if "deal" in takers else ()))
    giver = source or (tuple(makers) if len(makers) == 1 else ())
    if not makers and not definite(sentence, roles):
        return source, target
    if "deal" not in takers or target or not giver or (makers and not makers & set(giver)):
        return source, target
    for pair in (told.main, told.who.together):
        if pair is told.who.together and set(pair) & set(told.main) != {told.hero}:
            continue
        if len(pair) == 2 and set(giver) <= set(pair) and named <= set(pair):
            return giver, tuple(code for code in pair if code not in giver)
    if told.hero and named <= {*giver, told.hero} and told.hero not in giver:
        return giver, (told.hero,)
    return source, target


def joined(sentence: Sentence, roles: Roles, wanted: tuple[str, ...], parties: Codes, used: list[Group]) -> Codes:
    """The parties with those of a deal told before, or the state of a place or of a weapon."""
    if "origin" in wanted and len(parties) < 2:
        parties = union(parties, origin(sentence, roles, used, "origin"))
    if "site" in wanted and len(parties) < 2:
        parties = union(parties, site(sentence, roles))
    told = sentence.discourse
    if "deal" in wanted and len(parties) < 2 and told.deal is not None and roles.start - told.deal_at < FAR:
        both = union(*told.deal)
        if set(parties) <= set(both):
            parties = union(parties, both)
    return parties


def union(*parts: Codes) -> Codes:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


def complete(
    sentence: Sentence, rule: Rule, roles: Roles, bits: Bits, bound: tuple[Codes, Codes, Codes]
) -> tuple[Codes, Codes, Codes, str]:
    """Where the clause names too few parties, take them from what refers back: the rest of the sentence, the text before."""
    parties, source, target = bound
    if len(parties) >= 2 or (len(parties) >= rule.frame.min and rule.frame.min < 2):
        return (*bound, "")
    if rule.frame.type in TRADE and not (rule.frame.ref and definite(sentence, roles)):
        return (*bound, "")
    mark = roles.mark
    clause, at = mark.clause, mark.start
    dyad, where = _pair(sentence, rule, clause, bits, parties)
    if where not in ("", "sentence") and _ONESELF.search(sentence.text, clause.start, at):
        return (*bound, "")
    if not dyad or not set(parties) <= set(dyad) or _CHAMBER in dyad:
        return (*bound, "")  # what the United Nations discuss is no pair with them
    if (
        rule.frame.source
        and rule.frame.target
        and where == "sentence"
        and not parties
        and _together(sentence, mark, dyad)
    ):
        return (*bound, "")  # "the envoy implored Israel and Lebanon": neither of them is the other's
    if rule.frame.source or rule.frame.target:
        rest = tuple(code for code in dyad if code not in parties)
        one = sentence.discourse.who.one
        if source and not target:
            target = rest
        elif target and not source:
            source = rest
        elif not parties and rule.frame.ref and len(one) == 1 and one[0] in dyad:
            source, target = one, tuple(code for code in dyad if code not in one)
    return union(parties, dyad), source, target, where


def _pair(sentence: Sentence, rule: Rule, clause: Clause, bits: Bits, parties: Codes) -> tuple[Codes, str]:
    """The pair that is meant, and whether the sentence names it, refers to it, or the text is about it."""
    near, trade = sentence.parse.groups, rule.frame.type in TRADE
    directed = rule.frame.source or rule.frame.target  # then a place may be whom it goes to
    stated = [
        group
        for group in near
        if group.kind not in ("ref_one", *SPEAKING)
        and not (trade and group.person)
        and not _only_topic(sentence, rule, group)
    ]
    named = [group for group in stated if directed or not _only_where(group)]
    here = union(*(group.codes for group in named))
    if len(here) == 1:  # "the prince signed the pact in Moscow"
        here = union(*(group.codes for group in stated))
    if len(here) == 2:
        return here, "sentence"
    inside = union(*(group.codes for group in stated if clause.start <= group.start < clause.end))
    if rule.frame.type in MUTUAL and len(here) > 2 and len(inside) == 2 and parties:
        return inside, "sentence"  # "when he came to Spain for the annual summit"
    refers = any(group.kind == "ref_dyad" or (group.kind == "ref_they" and _others(sentence, group)) for group in near)
    if not rule.frame.ref or not (refers or sentence.mask & bits.joint or len(here) < 2):
        return (), ""
    if not trade:
        here = union(*(group.codes for group in named if clause.start <= group.start < clause.end))
    before, here = _told(sentence, trade, refers, parties, here)
    if not sentence.discourse.setting.about(before) and not any(group.kind == "ref_dyad" for group in near):
        return (), ""
    return (before if not here or set(here) <= set(before) or refers else ()), "refers" if refers else "text"


def _together(sentence: Sentence, mark: Mark, pair: Codes) -> bool:
    """Whether a sentence names the two of a pair only side by side, or as what the trigger acts on."""
    groups = [group for group in sentence.parse.groups if set(group.codes) & set(pair)]
    if groups and all(set(pair) <= set(group.codes) for group in groups):
        return True
    after = next((group for group in sentence.parse.groups if mark.end <= group.start < mark.clause.end), None)
    return after is not None and not after.preposition and set(pair) <= set(after.codes)


def _others(sentence: Sentence, group: Group) -> bool:
    """Whether a pronoun may be several states: "they", and no speaker's "we"."""
    return len(group.codes) > 1 and sentence.text[group.start : group.end].lower() not in ("we", "our", "us")


def _told(sentence: Sentence, trade: bool, refers: bool, parties: Codes, here: Codes) -> tuple[Codes, Codes]:
    """The pair of the text before, and what of the sentence it must agree with."""
    told = sentence.discourse
    if trade and parties and set(parties) <= set(told.main) and not set(here) & set(told.main):
        return told.main, ()  # "after Iraqi rockets fell, Berlin paid for two boats"
    if trade:
        return (told.main if set(here) <= set(told.main) else (*here, told.hero)), here
    before = told.who.dyad if refers else told.theme or told.who.together
    return (told.main if not refers and not set(here) <= set(before) else before), here


def _only_topic(sentence: Sentence, rule: Rule, group: Group) -> bool:
    """Whether a group is only what something else is about: "after the invasion of Ukraine", "despite China", "in the UN vote"."""
    if group.preposition in _BESIDES or (rule.frame.type == "un_vote" and group.kind == "org"):
        return True
    start = group.start
    return rule.frame.type != "pressure" and _WAR_ON.search(sentence.text, max(0, start - 40), start) is not None


def _only_where(group: Group) -> bool:
    """Whether a group only tells where: "signed in Moscow", "at the Vatican"."""
    return group.preposition in ("in", "at", "near", "outside") and group.kind == "capital" and not group.possessive


@cache
def _known() -> tuple[tuple[Codes, Codes], ...]:
    """Whose invasions every reader knows, where the text does not say it: "the annexation of Crimea"."""
    return tuple(((one.by,), (one.of,)) for one in load().invasions)


def pressed(
    sentence: Sentence, mark: Mark, rule: Rule, source: Codes, target: Codes
) -> tuple[Codes, Codes, Codes, str]:
    """The side that an act left unsaid ("the invasion of Ukraine", "the sanctions"): who did the like before in the text."""
    memory = sentence.discourse.pressed
    kind = rule.frame.sets.get("kind", "")
    if mark.term.lower.startswith(load().words.crimes):
        pass  # whose a murder is, no war before it tells
    elif target and not source:
        source = next((by for by, to, what in reversed(memory) if what == kind and set(target) <= set(to)), ())
    elif source and not target:
        target = next((to for by, to, what in reversed(memory) if what == kind and by == source), ())
    if kind == "operation" and not (source and target) and _SEIZED.search(mark.term.lower):
        source, target = next(
            (known for known in _known() if source in ((), known[0]) and target in ((), known[1])), (source, target)
        )
    return union(source, target), source, target, "before" if source and target else ""
