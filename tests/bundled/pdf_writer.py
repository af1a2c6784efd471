"""A PDF of two columns with footnotes, written by hand: enough of the format to be read, the same bytes every time.

Lines are broken by the widths of Times as the standard prints them, with hyphens where a word may be divided. A note
stands at the foot of the column that refers to it, its number small and raised behind the word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEFT, TOP, BOTTOM, COLUMN, GAP = 60, 735, 85, 225, 25
BODY, LEADING, SMALL, SMALL_LEADING = 13, 18, 8, 10
# Of Times-Roman, in thousandths of its size: the characters from the blank to the tilde.
WIDTHS = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]  # fmt: skip
# A word may be divided after a vowel and before one consonant and another vowel, three letters from either end.
DIVISION = re.compile(r"(?<=[a-z]{2}[aeiou])(?=[bcdfghjklmnpqrstvwxz][aeiou][a-z])")
REFERENCE = re.compile(r"\[\^(\d)\]")


@dataclass
class Line:
    """One line: its words, the font that sets it, the number of the note it refers to with what stands before it."""

    text: str
    bold: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass
class Column:
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def pdf(title: str, blocks: list[str], notes: dict[str, str], header: str, info: dict[str, str]) -> bytes:
    """The bytes of a document: `blocks` are paragraphs, headings where they begin with "##", or name the sources."""
    sources = [line for block in blocks if block.startswith("Sources:") for line in _broken(block, SMALL)]
    blocks = [block for block in blocks if not block.startswith("Sources:")]
    columns = list(
        _columns(_lines(blocks), {number: _broken(f"{number} {text}", SMALL) for number, text in notes.items()})
    )
    columns[-1].notes += sources
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)]
    return _file([_page(number, page, title, header) for number, page in enumerate(pages, 1)], info)


def _width(text: str, size: int) -> float:
    return sum(WIDTHS[ord(c) - 32] if " " <= c <= "~" else 450 for c in text) * size / 1000


def _broken(text: str, size: int) -> list[str]:
    """`text` in lines no wider than a column."""
    lines, line = [], ""
    for word in text.split():
        for piece, joint in _pieces(word):
            if _width(f"{line}{joint}{piece}".strip() + "-", size) > COLUMN and line:
                lines.append(line + ("-" if not joint and line[-1] != "-" else ""))
                line = piece
            else:
                line = f"{line}{joint}{piece}".strip()
    return [*lines, line]


def _pieces(word: str) -> Iterator[tuple[str, str]]:
    """Where a word may be divided: its pieces, each with the blank that stands before the first."""
    joint = " "
    for part in re.split(r"(?<=[a-z]-)(?=[a-z])", word):
        for piece in DIVISION.sub("\0", part).split("\0") if "." not in part[:-1] else [part]:
            yield piece, joint
            joint = ""


def _lines(blocks: list[str]) -> Iterator[Line]:
    for block in blocks:
        if block.startswith("## "):
            yield from (Line(""), Line(block[3:].upper(), bold=True))
            continue
        for number, text in enumerate(_broken(block, BODY)):
            indent = "   " if number == 0 else ""
            yield Line(indent + REFERENCE.sub("\\1", text), notes=REFERENCE.findall(text))


def _columns(lines: Iterator[Line], notes: dict[str, list[str]]) -> Iterator[Column]:
    column = Column()
    for line in lines:
        small = [small for number in line.notes for small in notes[number]]
        height = (len(column.lines) + 1) * LEADING + (len(column.notes) + len(small) + 1) * SMALL_LEADING
        if height > TOP - BOTTOM:
            yield column
            column = Column()
        if line.text or column.lines:
            column.lines.append(line)
            column.notes += small
    yield column


def _page(number: int, columns: list[Column], title: str, header: str) -> str:
    """The drawing commands of one page."""
    draw = [_show(LEFT, 800, 9, "F1", header)]
    draw += [_show(LEFT, 764, 18, "F2", title)] if number == 1 else []
    for place, column in enumerate(columns):
        x, y = LEFT + place * (COLUMN + GAP), TOP
        for line in column.lines:
            draw.append(_line(x, y, line))
            y -= LEADING
        y = BOTTOM + (len(column.notes) - 1) * SMALL_LEADING
        for note in column.notes:
            draw.append(_show(x, y, SMALL, "F1", note))
            y -= SMALL_LEADING
    draw.append(_show(WIDTH // 2, 45, 9, "F1", str(number)))
    return "\n".join(draw)


def _line(x: int, y: int, line: Line) -> str:
    text = line.text
    if not line.notes:
        return _show(x, y, BODY, "F2" if line.bold else "F1", text)
    number = line.notes[0]
    before, _, after = text.rpartition(f".{number}")
    return (
        f"BT /F1 {BODY} Tf {x} {y} Td ({_escape(before)}.) Tj /F1 {SMALL} Tf 4 Ts ({number}) Tj"
        f" /F1 {BODY} Tf 0 Ts ({_escape(after)}) Tj ET"
    )


def _show(x: int, y: int, size: int, font: str, text: str) -> str:
    return f"BT /{font} {size} Tf {x} {y} Td ({_escape(text)}) Tj ET"


def _escape(text: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", text)


def _file(pages: list[str], info: dict[str, str]) -> bytes:
    """Objects one after the other, then the table of where each begins."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"
            for font in ("Times-Roman", "Times-Bold")
        ),
        "<< " + " ".join(f"/{name} ({_escape(value)})" for name, value in info.items()) + " >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream")
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode("ascii")
