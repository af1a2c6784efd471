"""The bundled documents: made again they are the same, and each is what the demo relies on."""

import io
import zipfile
from pathlib import Path

import make_documents
import pytest

BUNDLED = make_documents.BUNDLED
DOCUMENTS = sorted(path for path in BUNDLED.iterdir() if path.suffix in {".txt", ".md", ".html", ".pdf", ".docx"})


@pytest.mark.parametrize("stem", sorted(make_documents.PDFS))
def test_pdf_is_made_again_byte_for_byte(stem: str) -> None:
    assert make_documents.make_pdf(stem) == (BUNDLED / f"{stem}.pdf").read_bytes()


@pytest.mark.parametrize("stem", sorted(make_documents.DOCXS))
def test_docx_is_made_again_with_the_same_words(stem: str) -> None:
    """Words and properties; the template around them is python-docx's and changes with it."""
    made, kept = io.BytesIO(make_documents.make_docx(stem)), BUNDLED / f"{stem}.docx"
    with zipfile.ZipFile(made) as new, zipfile.ZipFile(kept) as old:
        for part in ("word/document.xml", "docProps/core.xml"):
            assert new.read(part) == old.read(part)


def test_all_formats_are_there_and_small() -> None:
    assert {path.suffix for path in DOCUMENTS} == {".txt", ".md", ".html", ".pdf", ".docx"}
    assert len(DOCUMENTS) >= 14
    assert sum(path.stat().st_size for path in BUNDLED.iterdir()) < 300_000


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if path.suffix in {".txt", ".md", ".html"}], ids=lambda p: p.stem
)
def test_each_text_names_its_sources(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "Sources:" in text or "资料来源：" in text
