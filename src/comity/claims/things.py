"""The weapons, places and exercises that a trigger acts on, and the states that these stand for."""

import re

from comity.claims.actors import Codes, Group
from comity.claims.needs import opening
from comity.claims.roles import Roles
from comity.claims.sentence import Sentence
from comity.claims.terms import Hit

WHOSE = 40  # characters between whose a weapon is and its name
PLACED = 60  # characters from a trigger within which a place is what it acts on
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
_FROM = re.compile(
    r"(?: that (?:were|was)| which (?:were|was))? (?:donated|given|gifted|pledged|promised|supplied|provided|sold|delivered|sent|lent|"
    r"leased|built|made|developed|designed|produced|manufactured) by (?:the )?"
)
"""What stands between a weapon and whose it was."""


def weapons(sentence: Sentence, roles: Roles) -> list[Hit]:
    """The weapons that the trigger acts on, or those before it where it acts on none."""
    before, after = opening(roles), roles.start
    all_of_it = [hit for hit in sentence.hits if hit[2].weapon and before <= hit[0] < roles.high]
    beyond = [hit for hit in all_of_it if hit[0] >= after]
    if roles.swapped:
        return [hit for hit in all_of_it if hit[0] < after] or beyond
    return beyond or all_of_it


def things(sentence: Sentence, roles: Roles) -> tuple[int, ...]:
    """Where the weapons stand that the trigger acts on."""
    return tuple(hit[0] for hit in weapons(sentence, roles))


def origin(sentence: Sentence, roles: Roles, used: list[Group], role: str) -> Codes:
    """Whose weapon it is said to be ("Russian Su-35s", "Turkish-made drones"), else who makes it."""
    told = weapons(sentence, roles)
    if role == "origin":
        for _, end, _ in told:  # "the F-16s pledged by the Netherlands"
            for group in sentence.parse.groups:
                if (
                    0 < group.start - end < WHOSE
                    and group not in used
                    and _FROM.fullmatch(sentence.text, end, group.start)
                ):
                    used.append(group)
                    return group.codes
        for start, _, _ in told:
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
    for _, _, term in told:
        if term.maker:
            return (term.maker,)
    others = {code for group in sentence.parse.groups if group not in used for code in group.codes}
    if role == "origin" and told and not others:  # "nine aircraft" of the type that was just named
        return sentence.discourse.maker(sentence.start)
    return ()


def site(sentence: Sentence, roles: Roles) -> Codes:
    """The state in which a place that the clause names lies."""
    for start, _, term in sentence.hits:
        if roles.clause.start <= start < roles.high and term.place is not None and term.place.state:
            return (term.place.state,)
    return ()


def placed(sentence: Sentence, roles: Roles) -> Codes:
    """The state in which the first place lies that the trigger acts on: "rockets struck Tel Aviv"."""
    low = roles.clause.start if roles.swapped else roles.stop
    for start, _, term in sentence.hits:
        if low <= start < min(roles.high, low + PLACED) and term.place is not None and term.place.state:
            return (term.place.state,)
    return ()


def series(sentence: Sentence, roles: Roles) -> Codes:
    """The states whose series the exercise is that the clause names."""
    for start, _, term in sentence.hits:
        if roles.clause.start <= start < roles.high and term.exercise is not None and term.exercise.states:
            return term.exercise.states
    return ()


def definite(sentence: Sentence, roles: Roles) -> bool:
    """Whether a particular deal is told: the weapon is of a kind, or the clause has a date."""
    return any(term.weapon not in _GENERIC for _, _, term in weapons(sentence, roles)) or sentence.dated(
        roles.clause.start, roles.clause.end
    )
