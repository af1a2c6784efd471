"""Makes the bundled documents that are no text, the .pdf and .docx files, from the texts beside this script.

usage: python tests/bundled/make_documents.py [FOLDER]     (default: the folder that ships with the package)

The texts are Markdown of the plainest kind: a title, headings, paragraphs, one table, notes ``[^1]: ...``. A test makes
the documents again and compares; so run this after a change of a text and commit what it makes.
"""

import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from pdf_writer import pdf

TEXTS = Path(__file__).parent / "texts"
BUNDLED = Path(__file__).parents[2] / "src" / "comity" / "documents" / "bundled"
AUTHOR = "Comity sample documents"
PDFS = {"2001-treaty": "2001-08-20", "2019-limits": "2019-10-28"}
DOCXS = {"2008-border": "2008-12-20", "2017-arms": "2017-02-20", "2021-renewal": "2021-07-30"}
NOTE = re.compile(r"\[\^(\d)\]: (.*)")
EPOCH = (1980, 1, 1, 0, 0, 0)


def text_of(stem: str) -> tuple[str, list[str], dict[str, str]]:
    """A text's title, its blocks, and its notes by number."""
    title, *blocks = (TEXTS / f"{stem}.md").read_text(encoding="utf-8").strip().split("\n\n")
    notes = {found[1]: found[2] for block in blocks for found in NOTE.finditer(block)}
    return title.removeprefix("# "), [block for block in blocks if not NOTE.match(block)], notes


def make_pdf(stem: str) -> bytes:
    title, blocks, notes = text_of(stem)
    published = datetime.fromisoformat(PDFS[stem])
    info = {"Title": title, "Author": AUTHOR, "Producer": "make_documents.py", "CreationDate": f"D:{published:%Y%m%d}"}
    return pdf(title, blocks, notes, f"COMITY SAMPLE BRIEFING     {published:%B %Y}".upper(), info)


def make_docx(stem: str) -> bytes:
    title, blocks, _ = text_of(stem)
    made = docx.Document()
    properties = made.core_properties
    properties.title, properties.author, properties.revision = title, AUTHOR, 1
    properties.created = properties.modified = datetime.fromisoformat(DOCXS[stem]).replace(tzinfo=UTC)
    made.add_heading(title, level=0)
    for block in blocks:
        if block.startswith("## "):
            made.add_heading(block[3:], level=1)
        elif block.startswith("|"):
            _add_table(made, block)
        else:
            style = "Caption" if block.startswith("Sources:") else None
            made.add_paragraph(style=style).add_run(block.strip("*")).italic = block.startswith("*")
    packed = io.BytesIO()
    made.save(packed)
    return _repacked(packed)


def _add_table(made: "docx.document.Document", block: str) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    del rows[1]
    table = made.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _repacked(packed: io.BytesIO) -> bytes:
    """The same archive without the time of its making."""
    result = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED, 9)
    return result.getvalue()


def main(folder: Path) -> None:
    for stem in PDFS:
        (folder / f"{stem}.pdf").write_bytes(make_pdf(stem))
    for stem in DOCXS:
        (folder / f"{stem}.docx").write_bytes(make_docx(stem))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLED)
