"""What a person may put in the place of what the coder read, and in which form."""

import re

from comity.codebook.entries import Codebook
from comity.model import STATUSES, Refused

FIELDS = ("type", "parties", "source", "target", "date", "place", "status", "speaker")
MAX_VALUE = 500
_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_DATE = re.compile(rf"{_DAY}|{_DAY}/({_DAY}|\.\.)|\.\./{_DAY}|")


def amended(field: str, value: str, codebook: Codebook) -> str:
    """The value as it is stored; a value that the field cannot hold is refused with the reason."""
    value = " ".join(value.split())
    if field not in FIELDS:
        raise Refused(f"no field {field!r} can be amended", hint=f"one of {', '.join(FIELDS)}")
    if len(value) > MAX_VALUE:
        raise Refused(f"a value has at most {MAX_VALUE} characters")
    if field == "type":
        return _one_of(value, "type", {kind.name for kind in codebook.types})
    if field == "status":
        return _one_of(value, "status", set(STATUSES))
    if field == "date" and not _DATE.fullmatch(value):
        raise Refused(f"{value!r} is no date", hint="as in 2016, 2016-05, 2016-05-12, 2012/2016, 2012/.., ../2016")
    if field in ("parties", "source", "target"):
        return _codes(value, codebook)
    return value


def _one_of(value: str, what: str, known: set[str]) -> str:
    if value not in known:
        raise Refused(f"{value!r} is no {what}", hint=f"one of {', '.join(sorted(known))}")
    return value


def _codes(value: str, codebook: Codebook) -> str:
    """Codes of states and organisations, with a space between."""
    known = {state.code for state in codebook.states} | {body.code for body in codebook.organisations}
    codes = re.split(r"[\s,;]+", value.upper()) if value else []
    strangers = [code for code in codes if code not in known]
    if strangers:
        raise Refused(f"no party has the code {', '.join(strangers)}", hint="as in CHN RUS")
    return " ".join(codes)
