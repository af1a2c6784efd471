"""One row of the register → its cells as observations. A cell that is not what its column holds raises ValueError."""

import re

from comity.datasets.reading import Reading, Row

_QUESTION = {"": "", "?": "estimate"}
_YES_NO = {"No": "", "Yes": "estimate", "": "not said whether estimate"}
_YEARS = re.compile(r"((19|20)\d\d(; (19|20)\d\d)*)?")


def deal(reading: Reading, line: int, cells: tuple[str, ...]) -> None:
    """Ordered and delivered pieces, and their TIV, of one deal; deliveries over several years stay one interval."""
    recipient, supplier, ordered, ordered_mark, number, number_mark, designation, description = cells[:8]
    delivered, delivered_mark, years, status, comments, unit_tiv, order_tiv, delivered_tiv = cells[8:]
    row_key = reading.key(*cells)
    year = _year(ordered)
    period = _period(years)
    order_flag = _flag(year=_QUESTION[ordered_mark], number=_QUESTION[number_mark])
    delivery_flag = _flag(number=_QUESTION[delivered_mark])
    values = [_number(cell) for cell in (number, unit_tiv, order_tiv, delivered, delivered_tiv)]
    worth_flag = order_flag
    if values[0] is None and values[2] == 0:  # the register writes 0 where it cannot know: how many were ordered
        values[2], worth_flag = None, _flag(year=_QUESTION[ordered_mark], number="not known")
    pair = _pair(reading, line, (supplier, recipient), year, cells)
    if not pair:
        return
    text = " | ".join((designation, description, status, f"ordered {ordered}", f"delivered {years}", comments))
    row = Row(key=row_key, line=line, parties=pair, directed=True, text=text)
    reading.observe(row, "arms_ordered", year, values[0], unit="pieces", flag=order_flag)
    reading.observe(row, "tiv_per_unit", year, values[1], unit="million TIV")
    reading.observe(row, "tiv_ordered", year, values[2], unit="million TIV", flag=worth_flag)
    reading.observe(row, "arms_delivered", period, values[3], unit="pieces", flag=delivery_flag)
    reading.observe(row, "tiv_delivered", period, values[4], unit="million TIV", flag=delivery_flag)


def delivery(reading: Reading, line: int, cells: tuple[str, ...]) -> None:
    """Delivered pieces and their TIV, of one deal in one year."""
    deal_number, supplier, recipient, designation, description, category, ordered, ordered_mark = cells[:8]
    number, number_mark, delivered, delivered_mark, status, _, unit_tiv, tiv, local = cells[8:]
    row_key = reading.key(*cells)
    ordered_flag = _YES_NO[ordered_mark]
    year = _year(delivered)
    flag = _flag(number=_YES_NO[number_mark], year=_YES_NO[delivered_mark])
    values = [_number(cell) for cell in (number, unit_tiv, tiv)]
    pair = _pair(reading, line, (supplier, recipient), year, cells)
    if not pair:
        return
    order = f"ordered {_year(ordered)}{f' ({ordered_flag})' if ordered_flag else ''}"
    made = "made in the recipient's country" if local == "Yes" else ""
    text = " | ".join(
        (designation, description, status, order, f"delivered {year}", made, category, f"deal {deal_number}")
    )
    row = Row(key=row_key, line=line, parties=pair, directed=True, text=text)
    reading.observe(row, "arms_delivered", year, values[0], unit="pieces", flag=flag)
    reading.observe(row, "tiv_per_unit", year, values[1], unit="million TIV")
    reading.observe(row, "tiv_delivered", year, values[2], unit="million TIV", flag=flag)


def _number(text: str) -> float | None:
    """A number, or None for an empty cell, which the preamble says is "not available"."""
    if text and not re.fullmatch(r"\d+(\.\d+)?", text):
        raise ValueError(f"{text!r} is no number")
    return float(text) if text else None


def _year(text: str) -> str:
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise ValueError(f"{text!r} is no year")
    return text


def _period(years: str) -> str:
    """``2018; 2019; 2021`` is ``2018/2021``; the single years stay in the text."""
    if not _YEARS.fullmatch(years):
        raise ValueError(f"{years!r} are no years")
    first, last = years[:4], years[-4:]
    return first if first == last else f"{first}/{last}"


def _flag(**marks: str) -> str:
    return "; ".join(f"{what}: {mark}" for what, mark in marks.items() if mark)


def _pair(reading: Reading, line: int, names: tuple[str, str], year: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    """Supplier and recipient as codes; where one has none the row is set aside, and the result is empty."""
    codes = tuple(reading.parties.code(name, year) for name in names)
    missing = [name for name, code in zip(names, codes, strict=True) if code is None]
    if missing:
        reading.set_aside(line, f"no code for {' and '.join(missing)}", ",".join(cells))
        return ()
    return tuple(code for code in codes if code is not None)
