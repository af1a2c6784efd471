"""Claims of vetoes in the Security Council against the list of vetoes."""

import re
from collections.abc import Sequence

from comity.checks.verdict import Finding, agrees, cannot_tell, differs
from comity.checks.when import Span, covered, span
from comity.model import Check, Claim, Observation, Record

DATASET = "un_sc_vetoes"
VETO_POWERS = frozenset({"CHN", "FRA", "GBR", "RUS", "USA"})
_COMMON = frozenset(
    {
        "addressed",
        "concerning",
        "council",
        "dated",
        "draft",
        "letter",
        "question",
        "resolution",
        "security",
        "situation",
    }
)


class Veto(Record, frozen=True, kw_only=True):
    """One draft that fell: who cast a veto, on which day, about what."""

    parties: frozenset[str]
    day: str
    text: str
    observations: tuple[str, ...]


class Vetoes(Record, frozen=True, kw_only=True):
    """All that is known, every veto once; `complete` are the periods in which silence means there was none."""

    cast: tuple[Veto, ...]
    coverage: tuple[str, ...]
    complete: tuple[str, ...]


def known(observations: Sequence[Observation]) -> Vetoes:
    """The vetoes of all releases; one that stands in two of them (same day, parties and draft) counts once."""
    cast: dict[tuple[str, tuple[str, ...], str, int], Veto] = {}
    coverage, complete = [], []
    seen_in: dict[tuple[str, str, tuple[str, ...], str], int] = {}
    for seen in sorted(observations, key=lambda seen: (seen.period, seen.release, seen.line)):
        if seen.variable == "coverage":
            coverage.append(seen.period)
            complete += [seen.period] if seen.flag == "complete" else []
            continue
        draft = seen.text.partition(" | ")[0]
        twin = (seen.release, seen.period, seen.parties, draft)
        seen_in[twin] = seen_in.get(twin, 0) + 1
        cast.setdefault(
            (seen.period, seen.parties, draft, seen_in[twin]),
            Veto(parties=frozenset(seen.parties), day=seen.period, text=seen.text, observations=(seen.id,)),
        )
    return Vetoes(cast=tuple(cast.values()), coverage=tuple(coverage), complete=tuple(complete))


def is_veto(claim: Claim) -> bool:
    """A claim of type ``un_vote`` whose action is a veto."""
    return claim.type == "un_vote" and claim.attributes.get("action") == "veto"


def check(claim: Claim, vetoes: Vetoes) -> Check:
    """One check."""
    claimed = (
        f"veto by {', '.join(sorted(VETO_POWERS & set(claim.parties))) or 'nobody named'}, {claim.date or 'undated'}"
    )
    return _against(claim, vetoes).check(claim, DATASET, claimed)


def _against(claim: Claim, vetoes: Vetoes) -> Finding:
    members = VETO_POWERS & set(claim.parties)
    when = span(claim.date)
    if not members:
        return cannot_tell("the claim names no permanent member of the Council")
    if not when.known:
        return cannot_tell("the claim has no date")
    if claim.status in ("possible", "planned"):
        return cannot_tell("the claim says what may happen")
    if not covered(when, vetoes.coverage):
        return cannot_tell(f"no release covers {claim.date}")
    then = [veto for veto in vetoes.cast if when.meets(span(veto.day))]
    full = [veto for veto in then if members <= veto.parties]
    if claim.status == "not_occurred":
        return _denied(full, when, vetoes)
    if full:
        return _about(claim, full)
    joint = [veto for veto in then if len(veto.parties) > 1 and veto.parties < members]
    if joint:
        return agrees("cast by those of the parties that the list names", _told(joint), joint)
    partly = [veto for veto in then if veto.parties & members]
    if partly:
        return cannot_tell(
            "only some of the parties cast a veto then; the others may be named as voters", _told(partly), partly
        )
    if not covered(when, vetoes.complete):
        return cannot_tell("none in a list that is not complete for that time")
    return differs("the list has no veto by any of them then", _nearest(members, when, vetoes), ())


def _denied(full: Sequence[Veto], when: Span, vetoes: Vetoes) -> Finding:
    if full:
        return differs("the list has a veto by them then", _told(full), full)
    if covered(when, vetoes.complete):
        return agrees("the list has none then", "", ())
    return cannot_tell("none in a list that is not complete for that time")


def _about(claim: Claim, full: Sequence[Veto]) -> Finding:
    """Of several vetoes in the time claimed, those about the claim's topic, where the words allow to tell."""
    topic = _words(claim.attributes.get("topic", ""))
    fitting = [veto for veto in full if topic & _words(veto.text)]
    if fitting:
        return agrees("day, members and topic are in the list", _told(fitting), fitting)
    return agrees(
        "day and members are in the list" + (", the topic cannot be told" if topic else ""), _told(full), full
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{4,}", text.lower())) - _COMMON


def _told(vetoes: Sequence[Veto]) -> str:
    words = [f"{veto.day}: {', '.join(sorted(veto.parties))} ({veto.text.split(' | ')[0]})" for veto in vetoes[:3]]
    return "; ".join(words) + (f"; and {len(vetoes) - 3} more" if len(vetoes) > 3 else "")


def _nearest(members: frozenset[str], when: Span, vetoes: Vetoes) -> str:
    """The last veto by all of them before the claimed time and the first one after it."""
    theirs = sorted((veto for veto in vetoes.cast if members <= veto.parties), key=lambda veto: veto.day)
    before = [veto for veto in theirs if veto.day < when.first][-1:]
    after = [veto for veto in theirs if veto.day > when.last][:1]
    return f"nearest {_told(before + after)}" if before or after else "none by them at any time"
