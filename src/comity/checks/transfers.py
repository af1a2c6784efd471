"""Claims of arms transfers against the arms register: was the weapon ordered or delivered then, and how many."""

import re
from collections.abc import Sequence

from comity.checks.register import DATASET, Deal, Register
from comity.checks.verdict import Finding, agrees, cannot_tell, differs
from comity.checks.weapons import meant, same
from comity.checks.when import Span, covered, span
from comity.model import Check, Claim

#: Stages of a transfer that the register has a date for.
DATED = {"order": "order", "delivery": "delivery", "service": "delivery", "": "order or delivery"}


def pairs(claim: Claim) -> list[tuple[str, str]]:
    """Supplier and recipient, one pair for each."""
    return [(source, target) for source in claim.source for target in claim.target if source != target]


def check(claim: Claim, registers: Sequence[Register]) -> Check:
    """One check; the newest release that can tell decides."""
    findings = [_against(claim, register) for register in registers]
    told = [finding for finding in findings if finding.verdict != "cannot_tell"]
    return (told or findings)[0].check(claim, DATASET, _claimed(claim))


def _claimed(claim: Claim) -> str:
    stage = claim.attributes.get("stage", "transfer")
    what = " ".join(filter(None, (claim.attributes.get("quantity"), claim.attributes.get("weapon", "arms"))))
    return f"{stage} of {what}, {claim.date or 'undated'}"


def _against(claim: Claim, register: Register) -> Finding:
    when, stage = span(claim.date), claim.attributes.get("stage", "")
    weapon = claim.attributes.get("weapon", "")
    wanted = meant(weapon)
    routes = pairs(claim)
    if len(routes) != 1:
        return cannot_tell("the claim does not name one supplier and one recipient")
    if stage not in DATED:
        return cannot_tell(f"the register holds orders and deliveries, no {stage}")
    if claim.status == "possible":
        return cannot_tell("the claim says what may happen")
    if not wanted:
        return cannot_tell("the claim names no weapon by its designation")
    supplier, recipient = routes[0]
    if when.known and not covered(when, register.coverage):
        return cannot_tell(f"no release covers {claim.date}; the newest ends with {_end(register)}")
    deals = [deal for deal in register.deals.get((supplier, recipient), ()) if same(wanted, deal.names)]
    if not deals:
        return cannot_tell(f"no order for {weapon} from {supplier} to {recipient} in the register")
    if claim.status == "not_occurred":
        return _denied(deals, when, stage)
    return _held(claim, deals, when, stage)


def _end(register: Register) -> str:
    return max((period[-4:] for period in register.coverage), default="nothing")


def _years(deal: Deal, stage: str) -> tuple[str, ...]:
    delivered = deal.delivered if stage != "order" else ()
    return ((deal.ordered,) if stage in ("order", "") and deal.ordered else ()) + delivered


def _denied(deals: Sequence[Deal], when: Span, stage: str) -> Finding:
    """A denial differs only where it has a date and the register has the thing in that time."""
    found = [deal for deal in deals if any(when.meets(span(year)) for year in _years(deal, stage))]
    if when.known and found:
        return differs(f"the register has {_told(found)}", _told(found), found)
    return cannot_tell("the register does not list what did not happen")


def _held(claim: Claim, deals: Sequence[Deal], when: Span, stage: str) -> Finding:
    found = [deal for deal in deals if any(when.meets(span(year)) for year in _years(deal, stage))]
    if not any(_years(deal, stage) for deal in deals):
        return cannot_tell(f"the register has no {DATED[stage]} of it yet", _told(deals), deals)
    if not found:
        if claim.status == "planned":
            return cannot_tell("planned; the register has other years", _told(deals), deals)
        if any("year" in deal.order_flag + deal.delivery_flag for deal in deals):
            return cannot_tell("the register has other years, which it marks as estimates", _told(deals), deals)
        return differs(f"the register has no {DATED[stage]} in {claim.date}", _told(deals), deals)
    if not when.known:
        return agrees("the register has it; the claim has no date", _told(found), found)
    return _counted(claim, found, stage)


def _counted(claim: Claim, deals: Sequence[Deal], stage: str) -> Finding:
    """The date holds; the quantity, if the claim has one as a number."""
    quantity = claim.attributes.get("quantity", "")
    if not re.fullmatch(r"\d{1,6}", quantity):
        return agrees(f"{DATED[stage]} in the register", _told(deals), deals)
    claimed, by_order = float(quantity), _by_order(deals, stage)
    numbers = [deal.number_ordered if by_order else deal.number_delivered for deal in deals]
    known = [number for number in numbers if number is not None]
    if claimed in (*known, sum(known)):
        return agrees(f"{DATED[stage]} and number in the register", _told(deals), deals)
    if len(known) < len(numbers):
        return cannot_tell("the date holds; the register does not know the number", _told(deals), deals)
    if not by_order and claimed < sum(known) and not _within(deals, span(claim.date)):
        return agrees("deliveries then; the register has no number for the single year", _told(deals), deals)
    if any("number" in (deal.order_flag if by_order else deal.delivery_flag) for deal in deals):
        return cannot_tell("the date holds; the register only estimates the number", _told(deals), deals)
    return differs(f"the date holds, the number is not {quantity}", _told(deals), deals)


def _by_order(deals: Sequence[Deal], stage: str) -> bool:
    """Whether the claimed number is held against pieces ordered, or against pieces delivered."""
    return stage == "order" or (stage == "" and all(deal.number_ordered is not None for deal in deals))


def _within(deals: Sequence[Deal], when: Span) -> bool:
    return all(span(year).within(when) for deal in deals for year in deal.delivered)


def _told(deals: Sequence[Deal]) -> str:
    """At most three deals in words, with the register's line."""
    words = [
        f"{deal.designation}: {_number(deal.number_ordered)} ordered {deal.ordered or 'in an unknown year'}, "
        f"{_number(deal.number_delivered)} delivered {'; '.join(deal.delivered) or 'so far'} "
        f"({deal.release}, line {deal.line})"
        for deal in deals[:3]
    ]
    return "; ".join(words) + (f"; and {len(deals) - 3} more" if len(deals) > 3 else "")


def _number(value: float | None) -> str:
    return "an unknown number" if value is None else f"{value:g}"
