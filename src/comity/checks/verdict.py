"""What a comparison came to, before it is tied to its claim."""

from collections.abc import Sequence
from typing import Literal, Protocol

from comity.model import Check, Claim, Record


class Evidence(Protocol):
    """Anything that names the observations it was read from."""

    @property
    def observations(self) -> tuple[str, ...]: ...


class Finding(Record, frozen=True, kw_only=True):
    """A verdict with its reason, what was observed, and the ids of the observations."""

    verdict: Literal["agrees", "differs", "cannot_tell"]
    reason: str
    observed: str = ""
    observations: tuple[str, ...] = ()

    def check(self, claim: Claim, dataset: str, claimed: str) -> Check:
        """The finding as the check of a claim."""
        return Check(
            claim=claim.id,
            dataset=dataset,
            verdict=self.verdict,
            reason=self.reason,
            claimed=claimed,
            observed=self.observed,
            observations=self.observations,
        )


def _ids(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({one for found in evidence for one in found.observations}))


def agrees(reason: str, observed: str, evidence: Sequence[Evidence]) -> Finding:
    """The observations say the same."""
    return Finding(verdict="agrees", reason=reason, observed=observed, observations=_ids(evidence))


def differs(reason: str, observed: str, evidence: Sequence[Evidence]) -> Finding:
    """The observations say something else, and know."""
    return Finding(verdict="differs", reason=reason, observed=observed, observations=_ids(evidence))


def cannot_tell(reason: str, observed: str = "", evidence: Sequence[Evidence] = ()) -> Finding:
    """The observations do not know; the reason says what is missing."""
    return Finding(verdict="cannot_tell", reason=reason, observed=observed, observations=_ids(evidence))
