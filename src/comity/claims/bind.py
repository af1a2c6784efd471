"""Binds a frame to a sentence: fills its slots from the roles around its trigger, or says what is missing.

Takes a `Sentence`, a trigger's `Mark` and a `Rule`. Gives a `Draft`, or the name of what the frame missed.
"""

import re
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.parse import NOUN, Clause, Mark
from comity.claims.parts import MAY, Rule
from comity.claims.roles import SPEAKING, TRADE, Roles, hangs
from comity.claims.sentence import Sentence
from comity.claims.status import Moods, denied, status
from comity.claims.terms import Hit

FAR = 1500  # characters after which a deal is no longer the one spoken of
WHOSE = 40  # characters between whose a weapon is and its name
NEXT = 40  # characters between a noun and the relative clause that hangs on it
OPENING = 30  # characters
TITLE = 40  # characters a title may stand before a name
PLACED = 60  # characters from a trigger within which a place is what it acts on
BESIDE = 30  # characters: what stands so near before a noun describes it


_BACK = re.compile(
    r"\b(?:the|this|these|those|such|their|both)(?: (?:joint|military|naval|two|latest|recent|bilateral))* $",
    re.IGNORECASE,
)


MUTUAL = ("agreement", "meeting", "visit", "functional", "exercise", "restraint")
"""Types whose parties are the two that the clause names, where the sentence names more."""

_BESIDES = frozenset(("according to", "over", "despite", "because of", "amid", "without", "unlike", "except", "than"))
"""Prepositions before what is no party of the act."""

_WAR_ON = re.compile(
    r"\b(?:invasion|annexation|occupation|wars?|aggression|attacks?|assault|bombing|conflict|strikes?|offensive|seizure|coup)"
    r" (?:of|in|on|against|with) (?:[\w-]+ ){0,2}$"
)


_SEIZED = re.compile(r"invasion|annex|seizure|occupation|occupied|invad")
_KNOWN: tuple[tuple[Codes, Codes], ...] = ((("RUS",), ("UKR",)), (("IRQ",), ("KWT",)))
"""Whose invasions every reader knows, where the text does not say it: "the annexation of Crimea"."""


_PLAIN = re.compile(
    r"(?:did not|didn['’]t|denie[sd]|deny(?:ing)?)(?: that)?(?: it| they| he| she)?(?: had| has| have)?(?: ever)? $"
)


class Draft(NamedTuple):
    """A claim before its attributes: what a frame bound, and where."""

    rule: Rule
    mark: Mark
    start: int
    end: int
    parties: Codes
    source: Codes
    target: Codes
    status: str
    how: str = ""
    stance: str = ""
    speaker: str = ""
    back: bool = False
    things: tuple[int, ...] = ()
    likely: float | None = None

    @property
    def after(self) -> Clause | None:
        """The relative clause that hangs on what is told: "drills, which began on Monday"."""
        following = self.mark.clause.next
        return (
            following
            if following is not None and following.kind == "rel" and following.start - self.end < NEXT
            else None
        )

    @property
    def trigger(self) -> tuple[int, int]:
        """Where its trigger stands."""
        return self.mark.start, self.mark.end

    @property
    def clause(self) -> tuple[int, int]:
        """Where its clause stands."""
        return self.mark.clause.start, self.mark.clause.end


class Miss(NamedTuple):
    """A frame that was evoked and did not bind: why, for the explanation."""

    rule: Rule
    why: str


class Bits(NamedTuple):
    """The bits of the cues that binding itself asks for."""

    joint: int
    security: int
    org: int
    pair: int
    person: int
    date: int
    said: int


def bind(sentence: Sentence, mark: Mark, rule: Rule, bits: Bits, moods: Moods) -> Draft | Miss:
    """Try `rule` at the trigger `mark`."""
    frame = rule.frame
    clause = mark.clause
    cues = sentence.of_clause(clause)
    hanging = hangs(mark)
    if hanging is not None:
        cues |= sentence.of_clause(hanging)
    missing = _unmet(sentence, rule, mark, cues, bits)
    if missing:
        return Miss(rule, missing)
    if frame.denied and (not denied(mark, moods) or _plainly(sentence, mark)):
        return Miss(rule, "it is not withheld")
    if frame.type == "restraint" and mark.bare and mark.under is not None and mark.under.term.mood & MAY:
        return Miss(rule, "another is asked to")  # "called on Rwanda to withdraw"
    if rule.under and not (mark.under is not None and all(mark.under.term.bits & need.bits for need in rule.under)):
        return Miss(rule, "its verb is another")
    roles = Roles(sentence.parse, mark, frame.type, bits.said)
    if rule.beyond and (missing := _beyond(sentence, rule, roles, bits)):
        return Miss(rule, missing)
    if rule.ahead and (missing := _ahead(sentence, rule, roles, bits)):
        return Miss(rule, missing)
    used: list[Group] = []
    names: list[str] = []
    source = _side(sentence, roles, frame.source, used, names)
    target = _side(sentence, roles, frame.target, used, names, source)
    target = tuple(code for code in target if code not in source)
    if frame.type in TRADE and not (source and target):
        source, target = _remembered(sentence, roles, frame.source, frame.target, source, target)
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
    parties = _union(source, target, *(group.codes for _, group in others))
    if len(parties) < 2 and ("deal" in frame.parties or "site" in frame.parties or "origin" in frame.parties):
        parties = _joined(sentence, roles, frame.parties, parties, used)
    if len(parties) < 2 and "any" in frame.parties:
        parties = _union(parties, _side(sentence, roles, ("any",), used, names))
    if len(parties) < 2 and "series" in frame.parties:
        parties = _union(parties, _series(sentence, roles))
    if len(parties) < 2 and "state" in frame.parties:
        parties = _union(parties, _side(sentence, roles, ("state",), used, names))
    codeless = any(group.kind == "group" and not group.codes for group in used)
    least = 1 if codeless else frame.min
    where = ""
    if frame.type == "pressure" and frame.ref and len(parties) == 1 and not codeless:
        parties, source, target, where = _pressed(sentence, mark, rule, source, target)
    shut = (
        frame.type == "pressure" and mark.kind == NOUN and (frame.source or not frame.ref)
    )  # a noun may tell of others
    if not codeless and not shut and not frame.strict:
        parties, source, target, whence = _complete(
            sentence, rule, clause, bits, (parties, source, target), _definite(sentence, roles)
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
        things=_things(sentence, roles) if frame.type in TRADE else (),
    )


def _plainly(sentence: Sentence, mark: Mark) -> bool:
    """Whether it is only said that arms were not supplied: "denied that it had sold", "did not sell"."""
    told = any(term.weapon and mark.end <= start < mark.clause.end for start, _, term in sentence.hits)
    told = told and any(rule.frame.type == "arms_transfer" for rule, _ in mark.term.rules)
    return told and bool(_PLAIN.search(sentence.text, max(sentence.start, mark.start - 40), mark.start))


def _unmet(sentence: Sentence, rule: Rule, mark: Mark, cues: int, bits: Bits) -> str:
    """The first condition of the rule that does not hold; empty where all do."""
    clause, low, high = mark.clause, mark.clause.start, mark.clause.end
    if rule.frame.security and not (sentence.mask & bits.security or sentence.discourse.security >= 3):
        return "the text is not about security"
    if cues & rule.block:
        return "a word in the clause blocks it"
    after = clause.next
    if clause.kind == "rel":  # "the treaty which they signed": what it hangs on
        low = max(sentence.start, low - NEXT)
        cues |= sentence.cues(low, clause.start)
    elif mark.kind == NOUN and after is not None and after.kind == "rel" and after.start - mark.end < NEXT:
        high = after.end  # "the treaty, which was signed in 2001"
        cues |= sentence.of_clause(after)
    for need in rule.need:
        if not cues & need.bits and not _found(sentence, need.bits, clause, low, high, bits):
            return need.lacking
    return ""


def _beyond(sentence: Sentence, rule: Rule, roles: Roles, bits: Bits) -> str:
    """The first cue that what the trigger acts on must hold and does not."""
    mark = roles.mark
    cues = sentence.cues(_opening(roles), mark.start) if roles.swapped or mark.clause.kind == "rel" else 0
    cues |= sentence.cues(mark.start, roles.high)
    subject = mark.clause.subject
    if mark.kind != NOUN and not mark.passive and subject is not None and sentence.start < subject.start < mark.start:
        cues |= sentence.touching(subject.start)  # "the treaty they signed"
    if any(group.person for group in roles.after):
        cues |= bits.person
    for need in rule.beyond:
        if not cues & need.bits and not _found(
            sentence,
            need.bits & bits.org,
            mark.clause,
            _opening(roles) if roles.swapped else mark.start,
            roles.high,
            bits,
        ):
            return need.lacking
    return ""


def _ahead(sentence: Sentence, rule: Rule, roles: Roles, bits: Bits) -> str:
    """The first cue that must stand before the trigger, in its clause or with its subject, and does not."""
    mark = roles.mark
    subject = (roles.patient() if roles.swapped else roles.subject()) or roles.lead()
    cues = sentence.cues(_opening(roles), mark.start)
    if subject is not None:
        cues |= sentence.cues(
            subject.start - TITLE,
            min(subject.end + TITLE, mark.start) if subject.end <= mark.start else subject.end + TITLE,
        )
    if subject is not None and subject.person:
        cues |= bits.person
    if subject is not None and (subject.paired or subject.kind in ("ref_dyad", "ref_they")):
        cues |= bits.pair
    for need in rule.ahead:
        if not cues & need.bits:
            return need.lacking
    return ""


def _opening(roles: Roles) -> int:
    """Where what stands before the trigger begins: with its clause, or with the one that a relative clause hangs on."""
    clause = roles.clause
    return clause.parent.start if clause.kind == "rel" and clause.parent is not None else clause.start


def _found(sentence: Sentence, need: int, clause: Clause, low: int, high: int, bits: Bits) -> bool:
    """Whether a cue that only the finders know stands between two offsets in or beside a clause."""
    groups = sentence.parse.groups
    if need & bits.pair and any(group.paired or group.kind in ("ref_dyad", "ref_they") for group in groups):
        return True
    if need & bits.person:
        subject = clause.subject
        if (subject is not None and subject.person) or any(
            group.person and low <= group.start < high for group in groups
        ):
            return True
    if need & bits.org and any(group.kind == "org" and low <= group.start < high for group in groups):
        return True
    opening = sentence.start + OPENING  # a date that opens a sentence holds for all of it
    return bool(need & bits.date and (sentence.dated(low, high) or sentence.dated(sentence.start, opening)))


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
                _site(sentence, roles)
                if role == "site"
                else _origin(sentence, roles, used, role)
                if role != "deal"
                else ()
            )
            if codes and (codes != taken) and (role == "origin" or not any(codes[0] in group.codes for group in used)):
                names.append(role)
                return codes
            continue
        if role == "place":
            codes = tuple(code for code in _placed(sentence, roles) if not any(code in group.codes for group in used))
            if codes:
                names.append(role)
                return codes
            continue
        if role == "site":
            codes = tuple(code for code in _site(sentence, roles) if not any(code in group.codes for group in used))
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


_GENERIC = ("arms", "ammunition", "small arms")
_MADE = (
    "-made",
    "-built",
    "-supplied",
    "-produced",
    "-designed",
    "-origin",
    "-developed",
    "-manufactured",
    " made",
    " built",
)


def _weapons(sentence: Sentence, roles: Roles) -> list[Hit]:
    """The weapons that the trigger acts on, or those before it where it acts on none."""
    before, after = _opening(roles), roles.start
    weapons = [hit for hit in sentence.hits if hit[2].weapon and before <= hit[0] < roles.high]
    beyond = [hit for hit in weapons if hit[0] >= after]
    if roles.swapped:
        return [hit for hit in weapons if hit[0] < after] or beyond
    return beyond or weapons


def _things(sentence: Sentence, roles: Roles) -> tuple[int, ...]:
    """Where the weapons stand that the trigger acts on."""
    return tuple(hit[0] for hit in _weapons(sentence, roles))


def _origin(sentence: Sentence, roles: Roles, used: list[Group], role: str) -> Codes:
    """Whose weapon it is said to be ("Russian Su-35s", "Turkish-made drones"), else who makes it."""
    weapons = _weapons(sentence, roles)
    if role == "origin":
        for start, _, _ in weapons:
            for group in reversed(sentence.parse.groups):
                if not 0 <= start - group.end < WHOSE or group in used or group.end <= roles.start < start:
                    continue
                gap = sentence.text[group.end : start]
                if (group.adjective or gap.startswith(_MADE)) and not any(
                    group.end < hit[0] < start
                    and hit[2].tag in "VP,B&RSTbhm"
                    and not (hit[0] == group.end + 1 and gap.startswith(_MADE))
                    for hit in sentence.hits
                ):
                    used.append(group)
                    return group.codes
    for _, _, term in weapons:
        if term.maker:
            return (term.maker,)
    return ()


def _site(sentence: Sentence, roles: Roles) -> Codes:
    """The state in which a place that the clause names lies."""
    for start, _, term in sentence.hits:
        if roles.clause.start <= start < roles.high and term.place is not None and term.place.state:
            return (term.place.state,)
    return ()


def _placed(sentence: Sentence, roles: Roles) -> Codes:
    """The state in which the first place lies that the trigger acts on: "rockets struck Tel Aviv"."""
    low = roles.clause.start if roles.swapped else roles.stop
    for start, _, term in sentence.hits:
        if low <= start < min(roles.high, low + PLACED) and term.place is not None and term.place.state:
            return (term.place.state,)
    return ()


def _series(sentence: Sentence, roles: Roles) -> Codes:
    """The states whose series the exercise is that the clause names."""
    for start, _, term in sentence.hits:
        if roles.clause.start <= start < roles.high and term.exercise is not None and term.exercise.states:
            return term.exercise.states
    return ()


def _definite(sentence: Sentence, roles: Roles) -> bool:
    """Whether a particular deal is told: the weapon is of a kind, or the clause has a date."""
    return any(term.weapon not in _GENERIC for _, _, term in _weapons(sentence, roles)) or sentence.dated(
        roles.clause.start, roles.clause.end
    )


def _remembered(
    sentence: Sentence, roles: Roles, givers: tuple[str, ...], takers: tuple[str, ...], source: Codes, target: Codes
) -> tuple[Codes, Codes]:
    """The sides of a deal that the clause leaves out, from the deals told before."""
    told = sentence.discourse
    named = {code for group in sentence.parse.groups if not group.person for code in group.codes}
    if len(named) == 2 and set(source + target) <= named and (source or target):
        return source, target  # the sentence itself has them
    weapons = _weapons(sentence, roles)
    known = [deal for _, _, term in weapons if (deal := told.deals.get(term.weapon))]
    makers = {term.maker for _, _, term in weapons if term.maker}
    if told.deal is not None and roles.start - told.deal_at < FAR and not (makers & set(told.main)):
        known.append(told.deal)
    for giver, taker in known:
        if (source and source != giver) or (target and target != taker) or (makers and not makers & set(giver)):
            continue
        if not named <= {*giver, *taker} and not (source or target):
            continue
        return (source or (giver if "deal" in givers else ())), (target or (taker if "deal" in takers else ()))
    giver = source or (tuple(makers) if len(makers) == 1 else ())
    if not makers and not _definite(sentence, roles):
        return source, target
    if "deal" not in takers or target or not giver or (makers and not makers & set(giver)):
        return source, target
    for pair in (told.main, told.together):
        if pair is told.together and set(pair) & set(told.main) != {told.hero}:
            continue
        if len(pair) == 2 and set(giver) <= set(pair) and named <= set(pair):
            return giver, tuple(code for code in pair if code not in giver)
    if told.hero and named <= {*giver, told.hero} and told.hero not in giver:
        return giver, (told.hero,)
    return source, target


def _joined(sentence: Sentence, roles: Roles, wanted: tuple[str, ...], parties: Codes, used: list[Group]) -> Codes:
    """The parties with those of a deal told before, or the state of a place or of a weapon."""
    if "origin" in wanted and len(parties) < 2:
        parties = _union(parties, _origin(sentence, roles, used, "origin"))
    if "site" in wanted and len(parties) < 2:
        parties = _union(parties, _site(sentence, roles))
    told = sentence.discourse
    if "deal" in wanted and len(parties) < 2 and told.deal is not None and roles.start - told.deal_at < FAR:
        both = _union(*told.deal)
        if set(parties) <= set(both):
            parties = _union(parties, both)
    return parties


def _union(*parts: Codes) -> Codes:
    seen: dict[str, None] = {}
    for part in parts:
        seen.update(dict.fromkeys(part))
    return tuple(seen)


def _complete(
    sentence: Sentence, rule: Rule, clause: Clause, bits: Bits, bound: tuple[Codes, Codes, Codes], definite: bool
) -> tuple[Codes, Codes, Codes, str]:
    """Where the clause names too few parties, take them from what refers back: the rest of the sentence, the text before."""
    parties, source, target = bound
    if rule.frame.type in TRADE and not (rule.frame.ref and definite):
        return (*bound, "")
    if len(parties) >= 2 or (len(parties) >= rule.frame.min and rule.frame.min < 2):
        return (*bound, "")
    near = sentence.parse.groups
    trade = rule.frame.type in TRADE
    directed = rule.frame.source or rule.frame.target  # then a place may be whom it goes to
    stated = [
        group
        for group in near
        if group.kind not in ("ref_one", *SPEAKING)
        and not (trade and group.person)
        and not _only_topic(sentence, rule, group)
    ]
    named = [group for group in stated if directed or not _only_where(group)]
    here = _union(*(group.codes for group in named))
    if len(here) == 1:  # "the prince signed the pact in Moscow"
        here = _union(*(group.codes for group in stated))
    dyad: Codes = ()
    where = ""
    refers = any(group.kind in ("ref_dyad", "ref_they") for group in near)
    inside = _union(*(group.codes for group in stated if clause.start <= group.start < clause.end))
    if len(here) == 2:
        dyad, where = here, "sentence"
    elif (
        rule.frame.type in MUTUAL and len(here) > 2 and len(inside) == 2 and parties
    ):  # "when he came to Spain for the annual summit"
        dyad, where = inside, "sentence"
    elif rule.frame.ref and (refers or sentence.mask & bits.joint or len(here) < 2):
        told = sentence.discourse
        if trade and parties and set(parties) <= set(told.main) and not set(here) & set(told.main):
            before, here = told.main, ()  # "after Iraqi rockets fell, Berlin paid for two boats"
        elif trade:
            before = told.main if set(here) <= set(told.main) else (*here, told.hero)
        else:
            here = _union(*(group.codes for group in named if clause.start <= group.start < clause.end))
            before = told.dyad if refers else told.theme or told.together
            if not refers and not set(here) <= set(before):
                before = told.main
        dyad = before if not here or set(here) <= set(before) or refers else ()
        where = "refers" if refers else "text"
    if (
        not rule.frame.words
        and (not dyad or not set(parties) <= set(dyad))
        and set(parties) <= set(sentence.discourse.main)
    ):
        dyad, where = (
            sentence.discourse.main,
            "main",
        )  # of a sentence read as a whole the text's own pair is the likeliest
    if not dyad or not set(parties) <= set(dyad):
        return (*bound, "")
    if rule.frame.source or rule.frame.target:
        rest = tuple(code for code in dyad if code not in parties)
        if source and not target:
            target = rest
        elif target and not source:
            source = rest
        elif not parties and rule.frame.ref and len(sentence.discourse.one) == 1 and sentence.discourse.one[0] in dyad:
            source = sentence.discourse.one
            target = tuple(code for code in dyad if code not in source)
    return _union(parties, dyad), source, target, where


def _only_topic(sentence: Sentence, rule: Rule, group: Group) -> bool:
    """Whether a group is only what something else is about: "after the invasion of Ukraine", "despite China", "in the UN vote"."""
    if group.preposition in _BESIDES or (rule.frame.type == "un_vote" and group.kind == "org"):
        return True
    start = group.start
    return rule.frame.type != "pressure" and _WAR_ON.search(sentence.text, max(0, start - 40), start) is not None


def _only_where(group: Group) -> bool:
    """Whether a group only tells where: "signed in Moscow", "at the Vatican"."""
    return group.preposition in ("in", "at", "near", "outside") and group.kind == "capital" and not group.possessive


def _pressed(
    sentence: Sentence, mark: Mark, rule: Rule, source: Codes, target: Codes
) -> tuple[Codes, Codes, Codes, str]:
    """The side that an act left unsaid ("the invasion of Ukraine", "the sanctions"): who did the like before in the text."""
    memory = sentence.discourse.pressed
    kind = rule.frame.sets.get("kind", "")
    if target and not source:
        source = next((by for by, to, what in reversed(memory) if what == kind and set(target) <= set(to)), ())
    elif source and not target:
        target = next((to for by, to, what in reversed(memory) if what == kind and by == source), ())
    if kind == "operation" and not (source and target) and _SEIZED.search(mark.term.lower):
        source, target = next(
            (known for known in _KNOWN if source in ((), known[0]) and target in ((), known[1])), (source, target)
        )
    return _union(source, target), source, target, "before" if source and target else ""


def _trimmed(text: str, low: int, high: int) -> int:
    """The end of the clause without the white space and marks that close it."""
    while high > low and not text[high - 1].isalnum() and text[high - 1] not in '”"’)%':
        high -= 1
    return high


def _codeless(sentence: Sentence) -> bool:
    """Whether a group without a code ("the West") stands in the sentence, which can be the other side."""
    return any(group.kind == "group" and not group.codes for group in sentence.parse.groups)
