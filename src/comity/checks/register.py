"""The arms register's observations put together again as deals, for the pairs of states that claims are about."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from comity.checks.weapons import designations
from comity.model import Observation, Record

DATASET = "sipri_register"


class Deal(Record, frozen=True, kw_only=True):
    """One row of the register. `ordered` is a year, `delivered` years; numbers are None where it does not know them."""

    release: str
    line: int
    designation: str
    names: frozenset[str]
    ordered: str
    delivered: tuple[str, ...]
    order_flag: str = ""
    delivery_flag: str = ""
    number_ordered: float | None = None
    number_delivered: float | None = None
    worth: tuple[float, float] | None = None
    observations: tuple[str, ...]


class Register(Record, frozen=True, kw_only=True):
    """One release: the periods it covers, and its deals by supplier and recipient."""

    release: str
    coverage: tuple[str, ...]
    deals: Mapping[tuple[str, str], tuple[Deal, ...]]


def registers(observations: Sequence[Observation], pairs: Collection[tuple[str, str]]) -> tuple[Register, ...]:
    """The releases, newest first."""
    coverage: dict[str, list[str]] = defaultdict(list)
    rows: dict[tuple[str, tuple[str, ...], int], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.variable == "coverage":
            coverage[_named(seen)].append(seen.period)
        elif seen.parties in pairs:
            rows[_named(seen), seen.parties, seen.line].append(seen)
    deals: dict[str, dict[tuple[str, str], list[Deal]]] = defaultdict(lambda: defaultdict(list))
    for (release, (supplier, recipient), _), cells in sorted(rows.items()):
        deals[release][supplier, recipient].append(_deal(cells))
    return tuple(
        Register(
            release=release,
            coverage=tuple(sorted(coverage[release])),
            deals={pair: tuple(found) for pair, found in deals[release].items()},
        )
        for release in sorted(coverage, reverse=True)
    )


def _named(seen: Observation) -> str:
    """The release and the part of it, since deals and deliveries may have been exported on one day."""
    return f"{seen.release} {seen.part}".strip()


def _deal(cells: Sequence[Observation]) -> Deal:
    text = cells[0].text
    parts = text.split(" | ")
    by_variable = {cell.variable: cell for cell in cells}
    order, delivery = by_variable.get("arms_ordered"), by_variable.get("arms_delivered")
    ordered = re.search(r"\| ordered (\d{4})", text)
    delivered = re.search(r"\| delivered ([\d; ]*)", text)
    return Deal(
        release=_named(cells[0]),
        line=cells[0].line,
        designation=parts[0],
        names=designations(" ; ".join((parts[0], *_versions(parts[-1])))),
        ordered=ordered[1] if ordered else "",
        delivered=tuple(re.findall(r"\d{4}", delivered[1])) if delivered else (),
        order_flag=order.flag if order else "estimate" if "(estimate)" in text else "",
        delivery_flag=delivery.flag if delivery else "",
        number_ordered=order.value if order else None,
        number_delivered=delivery.value if delivery else None,
        worth=_worth(parts[-1]),
        observations=tuple(cell.id for cell in cells),
    )


def _versions(comment: str) -> list[str]:
    """What a comment says the weapon itself is; the rest of it speaks of others ("For Su-27 combat aircraft")."""
    found = [re.match(r"(.*?) versions?\b|.*\bdesignation (\S+)", part.strip()) for part in comment.split(";")]
    return [match[1] or match[2] for match in found if match]


def _worth(comment: str) -> tuple[float, float] | None:
    """``$1.5-2 b deal`` → (1.5e9, 2e9), in dollars; a part of a deal has no worth of its own."""
    found = re.match(r"\$(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? ([mb])\b[^;]*\bdeal", comment)
    if found is None:
        return None
    unit = 1e9 if found[3] == "b" else 1e6
    return float(found[1]) * unit, float(found[2] or found[1]) * unit
