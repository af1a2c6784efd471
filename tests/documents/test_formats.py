"""HTML, PDF and Word files: main text and what is set apart, in reading order."""

import io
from datetime import datetime
from pathlib import Path

import docx
import pytest

from comity import documents
from comity.model import Document

FIRST = "China and Russia signed a treaty of friendship in Moscow on Monday, and both presidents praised it at length."
SECOND = "The treaty provides for consultations in a crisis. It does not oblige either side to fight for the other one."
CHINESE = "中国和俄罗斯在北京签署了联合声明，双方将举行联合军事演习。"
THIRD = "Their navies held a joint exercise in the Sea of Japan in the same week, with twelve ships and two aircraft."


def read(path: Path) -> Document:
    sources, refused = documents.gather([path])
    assert not refused
    return documents.read(sources[0])


def of_kind(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def test_a_page_with_clutter(tmp_path):
    (tmp_path / "a.html").write_text(
        f"""<html lang="en"><head><title>A treaty | Example</title>
        <meta property="article:published_time" content="2021-10-02T10:00:00Z"><meta name="author" content="Jane Doe">
        <script>var x = "<div><div>";</script></head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
        <div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
        <article><h1>A treaty is signed</h1><p>{FIRST}</p><h2>What it says</h2><p>{SECOND}</p><ul><li>{THIRD}</li></ul></article>
        <aside class="related"><h3>You might also like</h3><a href="/x">Brazil orders submarines</a></aside>
        <div id="comments"><h3>2 comments</h3><p>eagle77: China and Russia are secret allies!</p></div>
        <footer>© 2021 Example. All rights reserved.</footer></body></html>""",
        encoding="utf-8",
    )
    document = read(tmp_path / "a.html")
    assert of_kind(document, "body") == [FIRST, SECOND, THIRD]
    assert of_kind(document, "heading") == ["A treaty is signed", "What it says"]
    rest = of_kind(document, "boilerplate")
    assert "eagle77: China and Russia are secret allies!" in rest
    assert "Brazil orders submarines" in rest
    assert not [line for line in rest if "var x" in line]
    assert document.blocks == tuple(sorted(document.blocks, key=lambda block: block.start))
    assert (document.published, document.published_from, document.author) == ("2021-10-02", "html metadata", "Jane Doe")


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("<meta name='DC.date.issued' content='2018-06'>", "", "2018-06"),
        (
            '<script type="application/ld+json">{"datePublished": "2018-06-08T10:00:00+02:00"}</script>',
            "",
            "2018-06-08",
        ),
        ("", "<time datetime='2018-06-08'>last Friday</time>", "2018-06-08"),
        ("", "<time datetime='2018-06-08'>a</time><time datetime='2018-06-09'>b</time>", ""),
        ("", "<div class=byline>By Jane Doe | 8 June 2018</div>", "2018-06-08"),
        (
            "",
            "<p>[1] An agency, http://example.org/2018/06/08/a (accessed 08.06.2018), and nothing more of it.</p>",
            "",
        ),
    ],
)
def test_the_date_of_a_page(tmp_path, head, body, published):
    page = f"<html><head>{head}</head><body>{body}<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body>"
    (tmp_path / "a.html").write_text(page)
    assert read(tmp_path / "a.html").published == published


def test_a_short_page_and_old_encodings(tmp_path):
    (tmp_path / "a.html").write_bytes(
        "<meta charset=windows-1252><p>China’s navy held a drill with Russia’s.</p>".encode("cp1252")
    )
    (tmp_path / "b.htm").write_bytes(f"<meta charset='gb2312'><p>{CHINESE}</p>".encode("gb18030"))
    (tmp_path / "c.html").write_bytes("<meta charset=utf-8><p>China’s navy held a drill.</p>".encode("cp1252"))
    assert of_kind(read(tmp_path / "a.html"), "body") == ["China’s navy held a drill with Russia’s."]
    assert read(tmp_path / "b.htm").status == "unread"
    assert "China’s navy" in read(tmp_path / "c.html").text


def pages(*contents: str, info: str = "") -> bytes:
    """A PDF with these content streams, written by hand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects.append(f"<< {info} >>")
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    root = f"/Root 1 0 R /Info {len(places)} 0 R"
    out.write(f"trailer\n<< /Size {len(places) + 1} {root} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def shown(lines: list[str], left: int, top: int, size: int = 10) -> str:
    return "".join(
        f"BT /F1 {size} Tf {left} {top - number * 12} Td ({line}) Tj ET\n" for number, line in enumerate(lines)
    )


LEFT = [
    "The two states have held exercises in the",
    "East since 2005, and their navies meet ev-",
    "ery year in another sea. Anti-",
    "access weapons are part of the trade be-",
    "tween them, which grew after the year 2014",
    "and was worth some billions at its peak, as",
]
RIGHT = [
    "the register shows.1 Both deny an alliance.",
    "Neither has come to the aid of the other in",
    "a war, and no treaty says that it must. The",
    "weapons are anti-access weapons for the most",
    "part, and every buyer of them is known from",
    "the list that is printed every spring.",
]


def page(number: int, *, by_rows: bool) -> str:
    header = shown(["EXAMPLE BRIEFING 2018"], 60, 760) + shown([str(number)], 300, 30)
    note = shown([f"{number} See the register of 2017, p. 3."], 320, 80, size=7)
    if not by_rows:
        return header + shown(LEFT, 60, 700) + shown(RIGHT, 320, 700) + note
    rows = "".join(
        shown([left], 60, 700 - 12 * n) + shown([right], 320, 700 - 12 * n)
        for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    )
    return header + rows + note


@pytest.mark.parametrize("by_rows", [False, True])
def test_two_columns_are_read_one_after_the_other(tmp_path, by_rows):
    info = "/Title (A Briefing) /Author (J. Doe) /CreationDate (D:20180115120000Z)"
    (tmp_path / "a.pdf").write_bytes(
        pages(page(1, by_rows=by_rows), page(2, by_rows=by_rows), page(3, by_rows=by_rows), info=info)
    )
    document = read(tmp_path / "a.pdf")
    body = of_kind(document, "body")
    assert len(body) == 3
    assert body[0] == (
        "The two states have held exercises in the East since 2005, and their navies meet every year in another sea. "
        "Anti-access weapons are part of the trade between them, which grew after the year 2014 and was worth some "
        "billions at its peak, as the register shows.1 Both deny an alliance. Neither has come to the aid of the other "
        "in a war, and no treaty says that it must. The weapons are anti-access weapons for the most part, and every "
        "buyer of them is known from the list that is printed every spring."
    )
    assert [note[0] for note in of_kind(document, "footnote")] == ["1", "2", "3"]
    assert of_kind(document, "boilerplate").count("EXAMPLE BRIEFING 2018") == 3
    assert (document.title, document.author) == ("A Briefing", "J. Doe")
    assert (document.published, document.published_from) == ("2018-01-15", "pdf info")


def test_a_printed_date_comes_before_the_date_of_the_file(tmp_path):
    content = (
        shown(["A treaty is signed"], 60, 740, size=20)
        + shown(["8 June 2018"], 60, 700)
        + shown([FIRST, SECOND], 60, 660)
    )
    (tmp_path / "a.pdf").write_bytes(pages(content, info="/CreationDate (D:20200101000000Z)"))
    document = read(tmp_path / "a.pdf")
    assert (document.published, document.published_from) == ("2018-06-08", "date line")
    assert document.title == "A treaty is signed"


def test_a_word_file(tmp_path):
    document = docx.Document()
    document.add_heading("A treaty is signed", 1)
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND, style="List Bullet")
    document.add_paragraph("Figure 1. A map", style="Caption")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "System", "Number"
    table.cell(1, 0).text = THIRD
    document.sections[0].footer.paragraphs[0].text = "Example Institute"
    document.core_properties.title, document.core_properties.created = "The Treaty", datetime(2017, 2, 3)
    document.save(tmp_path / "a.docx")
    found = read(tmp_path / "a.docx")
    assert of_kind(found, "body") == [FIRST, SECOND, THIRD]
    assert of_kind(found, "heading") == ["A treaty is signed"]
    assert of_kind(found, "caption") == ["Figure 1. A map", "System | Number"]
    assert of_kind(found, "boilerplate") == ["Example Institute"]
    assert (found.title, found.published, found.published_from) == ("The Treaty", "2017-02-03", "docx properties")


def test_the_notes_of_a_word_file(tmp_path):
    document = docx.Document()
    document.add_paragraph(FIRST)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>See the register.</w:t></w:r></w:p></w:footnote>'
    xml = f'<w:footnotes xmlns:w="{name}">{note}</w:footnotes>'
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    document.save(tmp_path / "a.docx")
    found = read(tmp_path / "a.docx")
    assert of_kind(found, "footnote") == ["1 See the register."]
    assert found.published == ""  # the template's date is no date of this file


def test_who_knows_best(tmp_path):
    """Options, documents.toml, the file's own metadata, the date printed in the text: the first that knows."""
    text = f"---\ndate: 2020-02-02\ntitle: By the file\n---\n\n8 June 2018\n\n{FIRST}\n"
    (tmp_path / "a.md").write_text(text)
    document = read(tmp_path / "a.md")
    assert (document.published, document.published_from, document.title) == (
        "2020-02-02",
        "front matter",
        "By the file",
    )
    (tmp_path / "documents.toml").write_text(
        '[[document]]\nid = "a"\npublished = "2021-03"\nformat = "any"\npublisher = "P"\n'
    )
    document = read(tmp_path / "a.md")
    assert (document.published, document.published_from, document.publisher) == ("2021-03", "documents.toml", "P")
    sources, _ = documents.gather([tmp_path], documents.Metadata(published="2022"))
    document = documents.read(sources[0])
    assert (document.published, document.published_from, document.title) == ("2022", "option", "By the file")
    (tmp_path / "b.txt").write_text(f"A treaty is signed\n\nPublished on Friday, 8 June 2018\n\n{FIRST}\n")
    document = read(tmp_path / "b.txt")
    assert (document.published, document.published_from, document.title) == (
        "2018-06-08",
        "date line",
        "A treaty is signed",
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Oct 02, 2021", "2021-10-02"),
        ("Jun 08 , 2018", "2018-06-08"),
        ("PARIS, March 3, 2019 (AFP) - The two presidents met here today and signed the treaty.", "2019-03-03"),
        ("By John Smith, March 3, 2019", "2019-03-03"),
        ("Last updated: x", ""),
        ("08/06/2018", ""),
        ("31 June 2018", ""),
        ("On March 3, 2019 the two presidents met here and signed the treaty of friendship.", ""),
        ("LAGOS, May 28 (Xinhua) -- The police said on Tuesday that they had made an arrest.", ""),
    ],
)
def test_printed_dates(line, published):
    assert documents.from_text(f"A treaty is signed\n\n{line}\n\n{FIRST}\n").published == published
