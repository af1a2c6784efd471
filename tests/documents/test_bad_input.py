"""What cannot be read is refused in one clear line, and the others go on."""

import contextlib
import io
import os
import random
import zipfile
from pathlib import Path

import docx
import pytest

from comity import documents
from comity.model import Refused

PLAIN = "China and Russia held a joint exercise in the Sea of Japan in October 2021."
HTML_PAGE = "<html><body><article><p>{}</p></article></body></html>"


def refusal(path: Path) -> str:
    sources, refused = documents.gather([path])
    if refused:
        return str(refused[0])
    with pytest.raises(Refused) as caught:
        documents.read(sources[0])
    assert "\n" not in str(caught.value)
    return str(caught.value)


def pdf(content: bytes = b"", *, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page with this content stream, written by hand."""
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects + ([extra] if extra else []), start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start))
    return out.getvalue()


def test_an_empty_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    assert "empty" in refusal(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "junk", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(400), b"\x7fELF" + bytes(100) + b"text" * 50]
)
def test_binary_junk_named_txt(tmp_path, junk):
    (tmp_path / "a.txt").write_bytes(junk)
    assert "no text" in refusal(tmp_path / "a.txt")


def test_an_encrypted_pdf(tmp_path):
    locked = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    ids = b"/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
    (tmp_path / "a.pdf").write_bytes(pdf(extra=locked, trailer=ids))
    assert "encrypted" in refusal(tmp_path / "a.pdf")


def test_a_scanned_pdf(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(b"0 0 100 100 re f"))
    line = refusal(tmp_path / "a.pdf")
    assert "no text" in line
    assert "OCR" in line


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_a_truncated_pdf(tmp_path, share):
    whole = pdf(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % PLAIN.encode())
    (tmp_path / "a.pdf").write_bytes(whole[: int(share * len(whole))])
    assert "a.pdf" in refusal(tmp_path / "a.pdf")


def test_a_pdf_that_is_none(tmp_path):
    (tmp_path / "a.pdf").write_text("no pdf at all")
    assert "damaged" in refusal(tmp_path / "a.pdf")


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"no archive"])
def test_a_broken_docx(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    assert "broken" in refusal(tmp_path / "a.docx")


def test_a_docx_cut_off_or_without_its_parts(tmp_path):
    document = docx.Document()
    document.add_paragraph(PLAIN)
    whole = io.BytesIO()
    document.save(whole)
    (tmp_path / "a.docx").write_bytes(whole.getvalue()[:3000])
    assert "broken" in refusal(tmp_path / "a.docx")
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(tmp_path / "b.docx", "w") as copy:
        for part in archive.infolist():
            if part.filename != "word/document.xml":
                copy.writestr(part.filename, archive.read(part))
    assert "broken" in refusal(tmp_path / "b.docx")
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(tmp_path / "c.docx", "w") as copy:
        for part in archive.infolist():
            copy.writestr(part.filename, b"<a><b>" if part.filename == "word/document.xml" else archive.read(part))
    assert "broken" in refusal(tmp_path / "c.docx")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused(tmp_path, seed):
    """Bytes changed at random: no error but `Refused` ever leaves the room."""
    document = docx.Document()
    document.add_paragraph(PLAIN)
    whole = io.BytesIO()
    document.save(whole)
    text = pdf(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % PLAIN.encode())
    chance = random.Random(seed)
    for name, data in (("a.docx", whole.getvalue()), ("a.pdf", text), ("a.html", HTML_PAGE.format(PLAIN * 9).encode())):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        (tmp_path / name).write_bytes(damaged)
        with contextlib.suppress(Refused):
            documents.read(documents.gather([tmp_path / name])[0][0])


def test_a_zip_bomb(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(150 << 20))
    assert "bomb" in refusal(tmp_path / "a.docx")


def test_html_of_fifty_megabytes(tmp_path):
    (tmp_path / "a.html").write_text(HTML_PAGE.format(PLAIN * 700_000))
    assert "too large" in refusal(tmp_path / "a.html")


def test_html_of_a_million_tags(tmp_path):
    (tmp_path / "a.html").write_text("<p>a</p>" * 500_000)
    assert "tags" in refusal(tmp_path / "a.html")


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote"])
def test_html_nested_a_hundred_thousand_deep(tmp_path, tag):
    (tmp_path / "a.html").write_text(f"<{tag}>" * 100_000 + PLAIN + f"</{tag}>" * 100_000)
    assert "nested" in refusal(tmp_path / "a.html")


@pytest.mark.parametrize("unclosed", ["<script>", "<!--", "<p>", "<li>", "<", "<a href='", "&#x", "<td><tr>"])
def test_hostile_html_ends_soon(tmp_path, unclosed):
    (tmp_path / "a.html").write_text(HTML_PAGE.format(PLAIN * 8) + unclosed * 20_000)
    sources, _ = documents.gather([tmp_path / "a.html"])
    assert PLAIN in documents.read(sources[0]).text


def test_what_is_no_file_or_no_known_kind(tmp_path):
    (tmp_path / "a.xls").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text(PLAIN)
    names = ["a.xls", "pipe.txt", "gone.txt", "missing.txt", "good.txt", "nul\0.txt"]
    sources, refused = documents.gather([tmp_path / name for name in names])
    assert [source.name for source in sources] == ["good"]
    assert len(refused) == 5
    sources, refused = documents.gather([tmp_path])
    assert [source.name for source in sources] == ["good"]
    assert len(refused) == 2


def test_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(PLAIN)

    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    sources, refused = documents.gather([tmp_path / "a.txt"])
    assert len(refused) == 1  # documents.toml cannot be read either, and is reported
    with pytest.raises(Refused, match="Permission denied"):
        documents.read(sources[0])


def test_names_with_newlines_and_dots(tmp_path):
    for name in ("two\nlines.txt", "...txt", "a..b.txt"):
        (tmp_path / name).write_text(PLAIN)
    sources, refused = documents.gather([tmp_path / "sub" / ".." / "two\nlines.txt", tmp_path])
    assert not [source for source in sources if "\n" in source.name]
    assert len(refused) == 1  # there is no folder "sub"
    (tmp_path / "sub").mkdir()
    sources, refused = documents.gather([tmp_path / "sub" / ".." / "two\nlines.txt", tmp_path / "...txt"])
    assert [source.name for source in sources] == ["two\\nlines", "...txt"]
    assert not refused


def test_a_folder_loop_by_link(tmp_path):
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "deep" / "self").symlink_to(tmp_path / "deep")
    (tmp_path / "deep" / "b.txt").write_text(PLAIN)
    sources, refused = documents.gather([tmp_path])
    assert [source.name for source in sources] == ["a", "b"]
    assert not refused


def test_the_same_file_twice(tmp_path):
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "b.txt").write_text(PLAIN)
    sources, _ = documents.gather([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"])
    assert [source.name for source in sources] == ["a", "b"]
    assert len({documents.read(source).id for source in sources}) == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[[document]]\nid = "a"\ntitle = \n', [":3:", "title"]),
        ('[[document]]\nid = "a"\n\nyear = "2018"\n', [":4:", "'year'"]),
        ('[[document]]\nid = "a"\npublished = 2018\n', [":3:", "'published'", "int"]),
        ('[[document]]\nid = "a"\npublished = "2018-13"\n', [":3:", "'published'", "2018-13"]),
        ('[[document]]\nid = "a"\nlanguage = "English"\n', [":3:", "'language'"]),
        ('[[document]]\ntitle = "x"\n', [":1:", "'id'"]),
        ('[[document]]\nid = "a"\n[[document]]\nid = "a"\n', [":4:", "twice"]),
        ('[[document]]\nid = "z"\n', [":2:", "'z'"]),
        ('[[documents]]\nid = "a"\n', [":1:", "'documents'"]),
        ("document = 3\n", [":1:", "'document'"]),
    ],
)
def test_a_malformed_manifest_names_line_and_key(tmp_path, toml, told):
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "documents.toml").write_text(toml)
    sources, refused = documents.gather([tmp_path])
    assert len(refused) == 1
    assert all(part in str(refused[0]) for part in told), str(refused[0])
    assert documents.read(sources[0]).text == PLAIN


def test_options_that_are_no_date():
    with pytest.raises(Refused, match="published"):
        documents.gather([], documents.Metadata(published="last May"))
