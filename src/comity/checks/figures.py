"""Figures against the datasets: a deal's worth, pieces delivered, shares of deliveries, vetoes counted."""

from collections.abc import Sequence

from comity.checks import register, vetoes
from comity.checks.register import Deal, Register
from comity.checks.transfers import pairs
from comity.checks.verdict import Finding, agrees, cannot_tell, differs
from comity.checks.vetoes import Vetoes
from comity.checks.weapons import meant, same
from comity.checks.when import covered, span
from comity.model import Check, Claim

ARMS = frozenset({"arms_value", "arms_count", "arms_share"})
TOLERANCE = 0.1
"""Prose rounds: a value within a tenth of the other agrees ("some $2 billion" for 1.9)."""


def counts_vetoes(claim: Claim) -> bool:
    """A figure that counts vetoes: its unit or its words say so."""
    return claim.concept == "event_count" and "veto" in f"{claim.unit} {claim.quote}".lower()


def check_arms(claim: Claim, registers: Sequence[Register]) -> Check:
    """One check of a figure about arms; the newest release that can tell decides."""
    findings = [_arms(claim, one) for one in registers]
    told = [finding for finding in findings if finding.verdict != "cannot_tell"]
    return (told or findings)[0].check(claim, register.DATASET, _claimed(claim))


def check_vetoes(claim: Claim, known: Vetoes) -> Check:
    """One check of a count of vetoes."""
    return _vetoes(claim, known).check(claim, vetoes.DATASET, _claimed(claim))


def _claimed(claim: Claim) -> str:
    high = f" to {claim.value_high:g}" if claim.value_high is not None else ""
    value = "no number" if claim.value is None else f"{claim.value:g}"
    return f"{claim.concept} {value}{high} {claim.unit}, {claim.date or 'undated'}"


def _arms(claim: Claim, one: Register) -> Finding:
    routes, when = pairs(claim), span(claim.date)
    if claim.value is None or len(routes) != 1:
        return cannot_tell("the figure has no number, or not one supplier and one recipient")
    if claim.concept == "arms_share":
        return cannot_tell("the register measures volume; whether a share is of money or of pieces is not said")
    wanted = meant(claim.quote)
    if when.known and not covered(when, one.coverage):
        return cannot_tell(f"no release covers {claim.date}")
    deals = [deal for deal in one.deals.get(routes[0], ()) if same(wanted, deal.names)]
    if not deals:
        if claim.concept == "arms_value":
            return cannot_tell(
                "the register measures volume (TIV), not money, and the figure is of no single deal in it"
            )
        return cannot_tell("the figure names no weapon that the register has for this pair")
    return _worth(claim, deals) if claim.concept == "arms_value" else _pieces(claim, deals)


def _worth(claim: Claim, deals: Sequence[Deal]) -> Finding:
    """Against the deal's worth in dollars, which the register's comments sometimes give."""
    when = span(claim.date)
    priced = [deal for deal in deals if deal.worth and when.meets(span(deal.ordered))]
    if claim.unit != "USD" or len(priced) != 1 or priced[0].worth is None:
        return cannot_tell("the register gives no price in dollars for one such deal")
    least, most = priced[0].worth
    observed = f"{priced[0].designation}: ${least:,.0f} to ${most:,.0f} (line {priced[0].line})"
    if _near(claim, least, most):
        return agrees("the deal's worth in the register's comment", observed, priced)
    return differs("the register's comment gives another worth", observed, priced)


def _pieces(claim: Claim, deals: Sequence[Deal]) -> Finding:
    """Against pieces delivered by deals whose deliveries all fall in the claimed time."""
    when = span(claim.date)
    then = [deal for deal in deals if any(when.meets(span(year)) for year in deal.delivered)]
    if not then or not all(span(year).within(when) for deal in then for year in deal.delivered):
        return cannot_tell("the register's deliveries do not begin and end with the claimed time", "", then)
    numbers = [deal.number_delivered for deal in then]
    known = [number for number in numbers if number is not None]
    observed = f"{sum(known):g} delivered by {len(then)} deals"
    if len(known) == len(numbers) and _near(claim, sum(known), sum(known)):
        return agrees("pieces delivered in the register", observed, then)
    if len(known) < len(numbers) or any("number" in deal.delivery_flag for deal in then):
        return cannot_tell("the register does not know the number, or only estimates it", observed, then)
    return differs("the register has another number", observed, then)


def _near(claim: Claim, least: float, most: float) -> bool:
    low = claim.value if claim.value is not None else 0.0
    high = claim.value_high if claim.value_high is not None else low
    return low * (1 - TOLERANCE) <= most and least <= high * (1 + TOLERANCE)


def _vetoes(claim: Claim, known: Vetoes) -> Finding:
    members, when = vetoes.VETO_POWERS & set(claim.parties), span(claim.date)
    if claim.value is None or not members or not when.known:
        return cannot_tell("the figure has no number, no permanent member or no date")
    if not covered(when, known.complete):
        return cannot_tell(f"no complete list covers {claim.date}")
    cast = [veto for veto in known.cast if members <= veto.parties and when.meets(span(veto.day))]
    observed = f"{len(cast)} vetoes by {' and '.join(sorted(members))}"
    low, high = claim.value, claim.value if claim.value_high is None else claim.value_high
    if low <= len(cast) <= high:
        return agrees("as many in the list", observed, cast)
    return differs("another number in the list", observed, cast)
