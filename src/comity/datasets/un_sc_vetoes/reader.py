"""Reads the list of vetoes (1946 to 2022) and the transcribed table that goes on from it.

The list says who cast a veto three times: in columns of names, in a column for each member, and in columns for single,
multiple and paired vetoes. They contradict each other in some rows; the names decide, and each contradiction is noted.
"""

import re
from collections.abc import Mapping
from datetime import date

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, find_header, quoted_rows, refuse_cut
from comity.datasets.reading import Reading, Row

MEMBERS = ("China", "France", "Russia", "USSR", "USA", "UK")
VETO_POWERS = frozenset({"CHN", "FRA", "GBR", "RUS", "USA"})
GROUPS = {
    "russia_china": ({"Russia", "China"}, {"USSR", "China"}),
    "usa_uk": ({"USA", "UK"},),
    "usa_france": ({"USA", "France"},),
    "usa_france_uk": ({"USA", "France", "UK"},),
    "france_uk": ({"France", "UK"},),
}


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """One observation ``veto`` of 1 for each draft that fell; its parties are who cast one, its period is the day."""
    header, layout = find_header(outfile, card)
    rows = quoted_rows(outfile, header)
    if rows and len(rows[-1][1]) != len(layout.columns):  # the list as published has no line end after its last row
        refuse_cut(outfile)
    days = sorted(filter(None, (_day(dict(zip(layout.columns, cells, strict=False))) for _, cells in rows)))
    reading = Reading(outfile, card, layout.name, f"to {days[-1]}" if days else "", codebook)
    reading.part = "supplement" if layout.name == "transcribed" else ""
    for line, cells in rows:
        key = reading.key(*cells)
        if len(cells) != len(layout.columns):
            reason = f"{len(cells)} cells where the header has {len(layout.columns)}"
        else:
            reason = _veto(reading, key, line, dict(zip(layout.columns, cells, strict=True)))
        if reason:
            reading.set_aside(line, reason, ",".join(cells), malformed=True)
    reading.check(*layout.rows)
    if days:
        complete = layout.name != "transcribed"
        reading.cover(f"{days[0]}/{days[-1]}", "from the first to the last day of the list", complete=complete)
    return reading


def _veto(reading: Reading, key: str, line: int, row: Mapping[str, str]) -> str:
    """Observes the veto of one row, or gives the reason why it cannot be used."""
    day = _day(row)
    if not day:
        return f"{row['date']!r} is no day"
    if "vetoed_by" in row:
        names = [name.strip() for name in row["vetoed_by"].split(";")]
        topics = [row["draft_symbol"], row["topic"], row["meeting_record"]]
    else:
        names = [row[f"member_veto{number}"] for number in (1, 2, 3) if row[f"member_veto{number}"]]
        topics = [row["draft"], row["crisis_topic"], row["agenda_item"], row["meeting_record"]]
        for contradiction in _contradictions(set(names), day, row):
            reading.note(line, contradiction)
    codes = {name: reading.parties.code(name, day[:4]) for name in names}
    strangers = [name for name, code in codes.items() if code not in VETO_POWERS]
    if strangers or not codes:
        return f"no permanent member: {', '.join(strangers) or 'no name given'}"
    parties = tuple(sorted(code for code in codes.values() if code))
    reading.observe(Row(key=key, line=line, parties=parties, text=" | ".join(topics)), "veto", day, 1.0, unit="vetoes")
    return ""


def _day(row: Mapping[str, str]) -> str:
    """``2/16/1946`` or ``1946-02-16`` as the latter; empty if it is no day."""
    text = row.get("date", "")
    american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    try:
        if american is not None:
            return date(int(american[3]), int(american[1]), int(american[2])).isoformat()
        return date.fromisoformat(text).isoformat() if len(text) == len("1946-02-16") else ""
    except ValueError:
        return ""


def _contradictions(names: set[str], day: str, row: Mapping[str, str]) -> list[str]:
    """Where the other columns of the row say something else than the columns of names and the date."""
    found = []
    marked = {member for member in MEMBERS if _flag(row[member])}
    if marked != names:
        found.append(f"members' columns mark {_list(marked)}, names say {_list(names)}")
    if bool(_flag(row["single_veto"])) != (len(names) == 1):
        found.append(f"single_veto is {row['single_veto'] or 'empty'} with {len(names)} names")
    if bool(_flag(row["multiple_vetoes"])) != (len(names) > 1):
        found.append(f"multiple_vetoes is {row['multiple_vetoes'] or 'empty'} with {len(names)} names")
    for column, groups in GROUPS.items():
        if _flag(row[column]) != (1 if names in groups else 0):
            found.append(f"{column} is {row[column] or 'empty'}, names say {_list(names)}")
    if (row["year"], row["month"]) != (day[:4], day[5:7].lstrip("0")):
        found.append(f"year and month are {row['year']} and {row['month']}, the date says {day}")
    if row.get("date_iso", day) != day:
        found.append(f"date_iso is {row['date_iso']}, the date says {day}")
    return found


def _flag(cell: str) -> float:
    """A cell of 0 and 1 (in one layout 0.0 and 1.0); empty counts as 0, anything else as what no flag can be."""
    try:
        return float(cell or 0)
    except ValueError:
        return -1.0


def _list(names: set[str]) -> str:
    return " and ".join(sorted(names)) or "nobody"
