"""What the exports of SIPRI's arms transfers pages have in common: the day they were made, and how wide they are."""

import re
from datetime import datetime

from comity.model import Refused

FIRST_YEAR = "1950"
"""The first year of the database."""

_LAGGING = 2
"""A release ends at most so many years before the year it is made in; one that ends earlier was cut by its user."""

_GENERATED = re.compile(r"Generated:\s*(\d{1,2}) (\w{3})\w* (\d{4})", re.IGNORECASE)


def generated(preamble: str, where: str) -> str:
    """The day on which an export was made, ``YYYY-MM-DD``."""
    found = _GENERATED.search(preamble)
    if found is None:
        raise Refused("expected a line 'Data generated: ...' above the header, found none", where=where)
    try:
        return datetime.strptime(f"{found[1]} {found[2]} {found[3]} +0000", "%d %b %Y %z").date().isoformat()
    except ValueError:
        said = found[0].partition(":")[2].strip()
        raise Refused(f"expected the day the export was made, found {said!r}", where=where) from None


def narrowed(first: str, last: str, release: str) -> list[str]:
    """Words for a span of years that is not all there was to have on the day of the release: ``since 2000``."""
    since = [f"since {first}"] if first > FIRST_YEAR else []
    return since + ([f"until {last}"] if int(last) < int(release[:4]) - _LAGGING else [])
