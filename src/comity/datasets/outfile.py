"""An outside file before any reader sees it: hashed, decoded, and known to be text of the sort that was expected."""

import csv
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from comity.datasets.card import Card, Layout, every
from comity.model import Record, Refused

MAX_BYTES = 512 * 1024 * 1024
"""The largest dataset we know of in these layouts has 4 MB; the limit only keeps a mistake from filling the memory."""

_SIGNATURES = {
    b"PK\x03\x04": "a zip or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"\x1f\x8b": "a gzip file",
    b"%PDF": "a PDF file",
    b"\xff\xfe": "a UTF-16 file",
    b"\xfe\xff": "a UTF-16 file",
}


class Outfile(Record, frozen=True, kw_only=True):
    """`lines` have no line ends; `lock` is the SHA-256 of the bytes; `ended`: the last line has its end."""

    path: str
    lock: str
    lines: tuple[str, ...]
    ended: bool


def open_outfile(path: Path, card: Card) -> Outfile:
    """The file at `path`, or `Refused` with what was expected and what was found."""
    raw = _bytes(path)
    try:
        text = _decode(raw, str(path), card.encodings)
    except Refused:
        _refuse_other(_outfile(path, raw, raw.decode("latin-1")), card)
        raise
    opening = text[:2048].lstrip("\ufeff \t\r\n").lower()
    if opening.startswith(("<!doctype", "<html", "<head", "<?xml", "<body")):
        raise Refused("expected a table as text, found a web page", where=str(path), hint="download the file again")
    return _outfile(path, raw, text)


def _outfile(path: Path, raw: bytes, text: str) -> Outfile:
    lines = text.split("\n")
    ended = lines[-1] == ""
    if ended:
        lines.pop()
    return Outfile(
        path=str(path), lock=sha256(raw).hexdigest(), lines=tuple(line.rstrip("\r") for line in lines), ended=ended
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise Refused(f"expected at most {MAX_BYTES >> 20} MB, found more", where=str(path))
        raw = path.read_bytes()
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror}", where=str(path)) from None
    if not raw.strip():
        raise Refused("expected a table as text, found an empty file", where=str(path))
    for signature, found in _SIGNATURES.items():
        if raw.startswith(signature):
            raise Refused(f"expected a table as text, found {found}", where=str(path))
    if b"\0" in raw:
        raise Refused("expected a table as text, found binary data", where=str(path))
    return raw


def _decode(raw: bytes, where: str, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            bad = error
    line = raw.count(b"\n", 0, bad.start) + 1
    wanted = " or ".join(encodings).replace("utf-8-sig", "utf-8")
    raise Refused(f"expected {wanted}, found the byte 0x{raw[bad.start]:02x}", where=f"{where} line {line}")


def cells(line: str) -> tuple[str, ...]:
    """The cells of an unquoted line, trimmed."""
    return tuple(cell.strip() for cell in line.split(","))


def quoted_rows(outfile: Outfile, header: int, delimiter: str = ",") -> list[tuple[int, tuple[str, ...]]]:
    """The rows below the header of a file that quotes, trimmed, each with the number of its first line."""
    table = csv.reader(outfile.lines[header + 1 :], delimiter=delimiter, strict=True)
    rows, line = [], header + 2
    try:
        for row in table:
            if any(cell.strip() for cell in row):
                rows.append((line, tuple(cell.strip() for cell in row)))
            line = header + 2 + table.line_num
    except csv.Error as error:
        raise Refused(f"expected quoted cells to end, found {error}", where=f"{outfile.path} line {line}") from None
    return rows


def find_header(outfile: Outfile, card: Card) -> tuple[int, Layout]:
    """The index of the header line and the layout it belongs to.

    Refused: no line is the header of a layout of this card. The message names the first column that differs from
    the nearest layout, or the dataset whose header it is.
    """
    found = _match(outfile, card)
    if found is not None:
        return found
    _refuse_other(outfile, card)
    raise Refused(_difference(outfile, card), where=outfile.path, hint=f"load the file as distributed: {card.origin}")


def _refuse_other(outfile: Outfile, card: Card) -> None:
    """Refuses the file if it is another known dataset, by its name."""
    for other in every():
        if other.name != card.name and _match(outfile, other) is not None:
            what = f"expected {card.title}, found {other.title}"
            raise Refused(what, where=outfile.path, hint=f"load it as {other.name}")


def _match(outfile: Outfile, card: Card) -> tuple[int, Layout] | None:
    for layout in card.layouts:
        for index, line in enumerate(outfile.lines[: layout.preamble + 1]):
            if cells(line) == layout.columns:
                return index, layout
    return None


def _difference(outfile: Outfile, card: Card) -> str:
    """What the nearest header in the file has in another way than the nearest layout."""
    candidates = [
        (len(set(cells(line)) & set(layout.columns) - {""}), -index, layout)
        for layout in card.layouts
        for index, line in enumerate(outfile.lines[: layout.preamble + 1])
    ]
    shared, index, layout = max(candidates, key=lambda candidate: candidate[:2])
    found = cells(outfile.lines[-index])
    if shared < 2:
        return f"expected a header that begins {', '.join(layout.columns[:3])}; found {clip(outfile.lines[0])}"
    for number, (want, have) in enumerate(zip(layout.columns, found, strict=False), start=1):
        if want != have:
            return f"expected column {number} to be {want or 'blank'!r}, found {have or 'blank'!r} (line {1 - index})"
    return f"expected {len(layout.columns)} columns, found {len(found)} (line {1 - index})"


def clip(text: str, width: int = 60) -> str:
    """Hostile or long text as one short printable piece for a message."""
    plain = "".join(char if char.isprintable() else " " for char in text).strip()
    return repr(plain if len(plain) <= width else plain[: width - 1] + "…")
