"""An outside file before any reader sees it: hashed, decoded, and known to be text of the sort that was expected."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

import msgspec

from comity.datasets.card import Card, Form, Layout, cards
from comity.datasets.unpack import trouble, unpacked
from comity.model import Record, Refused

MAX_BYTES = 512 * 1024 * 1024
"""The largest dataset we know of in these layouts has 4 MB; the limit only keeps a mistake from filling the memory."""

_PEEK = 65536

_SIGNATURES: Mapping[bytes, tuple[Form | None, str]] = {
    b"PK\x03\x04": ("xlsx", "a zip or Excel file"),
    b"RDX2": ("rdata", "a file of R data"),
    b"RDX3": ("rdata", "a file of R data"),
    b"X\n\x00\x00": ("rdata", "a file of R data"),
    b"<stata_dta>": ("stata", "a Stata file"),
    b"\xd0\xcf\x11\xe0": (None, "an old Excel or Word file"),
    b"%PDF": (None, "a PDF file"),
    b"\xff\xfe": (None, "a UTF-16 file"),
    b"\xfe\xff": (None, "a UTF-16 file"),
}
_FORMS: Mapping[Form, str] = {
    "text": "a table as text", "xlsx": "an Excel file", "stata": "a Stata file", "rdata": "a file of R data"
}  # fmt: skip


class Outfile(Record, frozen=True, kw_only=True):
    """`lines` have no line ends; `lock` is the SHA-256 of the file; `ended`: the last line has its end.

    A file that is no text has no lines, but its bytes as `raw`. One that is read as a stream has neither.
    """

    path: str
    lock: str
    form: Form = "text"
    lines: tuple[str, ...] = ()
    ended: bool = True
    raw: bytes = b""


def open_outfile(path: Path, card: Card) -> Outfile:
    """The file at `path`, or `Refused` with what was expected and what was found."""
    if card.stream:
        return _opened_stream(path, card)
    lock, raw = _bytes(path)
    form = _form(raw, str(path), card.forms)
    if form != "text":
        return Outfile(path=str(path), lock=lock, form=form, raw=raw)
    try:
        text = _decode(raw, str(path), card.encodings)
    except Refused:
        refuse_other(_outfile(path, lock, raw.decode("latin-1")), card)
        raise
    _refuse_page(text, str(path))
    return _outfile(path, lock, text)


def stream(outfile: Outfile, encoding: str = "utf-8", *, whole: bool = False) -> Iterator[tuple[int, str]]:
    """Each line of a text file with its number, from the disk; a byte that is no text becomes U+FFFD.

    If the file is to be `whole`, a last line without an end is refused: the file is cut off.
    """
    path, number, line = Path(outfile.path), 0, "\n"
    with trouble(path), unpacked(path) as raw, io.TextIOWrapper(raw, encoding, "replace", newline="\n") as text:
        for number, line in enumerate(text, start=1):
            yield number, line.rstrip("\r\n")
    if whole and not line.endswith("\n"):
        what = "expected a line end after the last row, found none: the file is cut off"
        raise Refused(what, where=f"{path} line {number}", hint="download it again")


def opening(outfile: Outfile, lines: int = 1) -> Outfile:
    """A file that is read as a stream with its first lines, as if they were all: for its header."""
    first = tuple(line for _, line in islice(stream(outfile, "utf-8-sig"), lines))
    return msgspec.structs.replace(outfile, lines=first)


def _opened_stream(path: Path, card: Card) -> Outfile:
    """The first bytes are looked at and all of them hashed; the lines are left to `stream`."""
    digest = sha256()
    with trouble(path), path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    with trouble(path), unpacked(path) as file:
        opening = file.read(_PEEK)
    _form(opening, str(path), card.forms)
    _refuse_page(opening.decode("latin-1"), str(path))
    return Outfile(path=str(path), lock=digest.hexdigest())


def _refuse_page(text: str, where: str, expected: str = _FORMS["text"]) -> None:
    opening = text[:2048].lstrip("\ufeff \t\r\n").lower()
    if opening.startswith(("<!doctype", "<html", "<head", "<?xml", "<body")):
        raise Refused(f"expected {expected}, found a web page", where=where, hint="download the file again")


def _outfile(path: Path, lock: str, text: str) -> Outfile:
    lines = text.split("\n" if "\n" in text else "\r")  # some tables of Correlates of War end lines as old Macs did
    ended = lines[-1] == ""
    if ended:
        lines.pop()
    return Outfile(path=str(path), lock=lock, lines=tuple(line.rstrip("\r") for line in lines), ended=ended)


def _bytes(path: Path) -> tuple[str, bytes]:
    """The file's hash and what is in it, unpacked."""
    with trouble(path):
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise Refused(f"expected at most {MAX_BYTES >> 20} MB, found more", where=str(path))
        lock = sha256(path.read_bytes()).hexdigest()
        with unpacked(path) as file:
            raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise Refused(f"expected at most {MAX_BYTES >> 20} MB when unpacked, found more", where=str(path))
    return lock, raw


def _form(raw: bytes, where: str, forms: Sequence[Form]) -> Form:
    """What kind of file the bytes begin, or `Refused` if the card does not name it."""
    expected = " or ".join(_FORMS[form] for form in forms)
    if not raw.strip():
        raise Refused(f"expected {expected}, found an empty file", where=where)
    for signature, (form, found) in _SIGNATURES.items():
        if raw.startswith(signature):
            if form is not None and form in forms:
                return form
            hint = "unpack a zip of several files first" if form == "xlsx" else ""
            raise Refused(f"expected {expected}, found {found}", where=where, hint=hint)
    if "stata" in forms and raw[0] in range(0x69, 0x78) and b"\0" in raw:  # the old format begins with its version
        return "stata"
    binary = b"\0" in raw
    if not binary:
        _refuse_page(raw[:_PEEK].decode("latin-1"), where, expected)
    if binary or "text" not in forms:
        raise Refused(f"expected {expected}, found {'binary data' if binary else 'text'}", where=where)
    return "text"


def _decode(raw: bytes, where: str, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            bad = error
    start = bad.start + (len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) and bad.object != raw else 0)
    line = raw.count(b"\n", 0, start) + 1
    wanted = " or ".join(encodings).replace("utf-8-sig", "utf-8")
    raise Refused(f"expected {wanted}, found the byte 0x{raw[start]:02x}", where=f"{where} line {line}")


def cells(line: str, delimiter: str = ",") -> tuple[str, ...]:
    """The cells of a line in which no cell holds the delimiter, trimmed and without quotes."""
    return tuple(cell.strip().strip('"') for cell in line.split(delimiter))


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


def refuse_cut(outfile: Outfile) -> None:
    """Refuses a text whose last line does not end, as that of a download that broke off."""
    if not outfile.ended:
        what = "expected a line end after the last row, found none: the file is cut off"
        raise Refused(what, where=f"{outfile.path} line {len(outfile.lines)}", hint="download it again")


def find_header(outfile: Outfile, card: Card) -> tuple[int, Layout]:
    """The index of the header line and the layout it belongs to; 0 for one known by its opening.

    Refused: no line is the header of a layout of this card. The message names the first column that differs from
    the nearest layout, or the dataset whose header it is.
    """
    found = _match(outfile, card)
    if found is not None:
        return found
    refuse_other(outfile, card)
    raise Refused(_difference(outfile, card), where=outfile.path, hint=f"load the file as distributed: {card.origin}")


def refuse_other(outfile: Outfile, card: Card) -> None:
    """Refuses the file if it is another known dataset, by its name."""
    for other in cards():
        if other.name != card.name and _match(outfile, other) is not None:
            what = f"expected {card.title}, found {other.title}"
            raise Refused(what, where=outfile.path, hint=f"load it as {other.name}")


def _match(outfile: Outfile, card: Card) -> tuple[int, Layout] | None:
    for layout in card.layouts:
        if layout.opening and outfile.lines and outfile.lines[0].lstrip(' "').startswith(layout.opening):
            return 0, layout
        for index, line in enumerate(outfile.lines[: layout.preamble + 1]):
            if fits(layout, cells(line, layout.delimiter)):
                return index, layout
    return None


def fits(layout: Layout, found: Sequence[str]) -> bool:
    """Whether these are the columns of a layout."""
    if layout.needs:
        there = {name.lower() for name in found}
        return there.issuperset(map(str.lower, layout.needs)) and there.isdisjoint(map(str.lower, layout.without))
    return bool(layout.columns) and layout.columns == tuple(found[: len(layout.columns)] if layout.open else found)


def _difference(outfile: Outfile, card: Card) -> str:
    """What the nearest header in the file has in another way than the nearest layout."""
    candidates = [
        (len(set(cells(line, layout.delimiter)) & set(layout.columns or layout.needs) - {""}), -index, layout)
        for layout in card.layouts
        if layout.columns or layout.needs
        for index, line in enumerate(outfile.lines[: layout.preamble + 1])
    ]
    shared, index, layout = max(
        candidates, key=lambda each: (2 * each[0] - len(each[2].columns or each[2].needs), each[1])
    )
    found = cells(outfile.lines[-index], layout.delimiter)
    if shared < 2:
        for other in {";", "\t", ","} - {layout.delimiter}:
            if any(fits(each, cells(line, other)) for each in card.layouts for line in outfile.lines[:1]):
                return f"expected cells between {layout.delimiter!r}, found {other!r}: a spreadsheet has rewritten it"
        opening = ", ".join((layout.columns or layout.needs)[:3])
        return f"expected a header that begins {opening}; found {clip(outfile.lines[0])}"
    return differs(layout, found, f"line {1 - index}")


def differs(layout: Layout, found: Sequence[str], where: str) -> str:
    """The first column that is not as in the layout, in words."""
    if layout.needs:
        there = {each.lower() for each in found}
        lacking = [name for name in layout.needs if name.lower() not in there]
        if not lacking:
            others = [name for name in layout.without if name.lower() in there]
            return f"expected a table without {', '.join(others)} ({where})"
        return f"expected the columns {', '.join(layout.needs)}; found none called {', '.join(lacking)} ({where})"
    for number, (want, have) in enumerate(zip(layout.columns, found, strict=False), start=1):
        if want != have:
            return f"expected column {number} to be {want or 'blank'!r}, found {have or 'blank'!r} ({where})"
    return f"expected {len(layout.columns)} columns, found {len(found)} ({where})"


def clip(text: str, width: int = 60) -> str:
    """Hostile or long text as one short printable piece for a message."""
    plain = "".join(char if char.isprintable() else " " for char in text).strip()
    return repr(plain if len(plain) <= width else plain[: width - 1] + "…")
