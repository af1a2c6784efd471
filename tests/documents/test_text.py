"""Plain text and Markdown: kinds, joined lines, and offsets that stay true."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import documents
from comity.documents.clean import newlines, tidied
from comity.documents.decode import decode
from comity.documents.text import plain
from comity.model import Document, Refused

SHARED = Path(__file__).parents[2].parent / "shared"

PAPER = """\
 • Ruritania and Sylvania have enhanced their coopera-
tion in recent years, and the air-
craft they buy from each other are costly.
 RURITANIA AND SYLVANIA:
A PARTNERSHIP WITH LIMITS

INTRODUCTION

The two states have signed several agreements since
the so-called thaw. Their security ties deepened in the
Sylvan-Ruritanian Consultation.1 Ruritania and Syl-
vania also hold US-
style exercises, and both oppose the NATO-
led order. As only one veto

1 Smith, Jane. 2014. “A Partnership.” Journal of Small
States 29 (1), 58. Accessed 30 October 2017.

http://example.org/a-partnership.pdf
 would be enough to block a resolution, this is a sign
of anti-
access strategy. In 2016 they agreed on the sale of 24
fighters.2

Figure 1. Arms exports to Ruritania. Source: the register.

2 Ibid., 60.

    JANUARY 2018    7

A well-known so-called treaty was signed afterwards,
and the two capitals renewed it in the summer of last
year.
"""

WEB = """\
Language : English 简体 繁體
Home » World » Treaty

Two Capitals Sign a Treaty

Oct 02, 2021

AbCdEf123.jpg

The two presidents in the capital in July 2017

Ruritania and Sylvania signed a treaty on Friday, and their ministers praised it in warm words at a press conference.

The treaty is the first of its kind. It provides for consultations in a crisis and for exercises every second year.

Please log in or register to read the full article

SUBSCRIPTION PLANS $ 33 for 1 year

You might also like
Another Treaty
Written by Somebody on October 16, 2018. The largest …
Leave a Reply
Your email address will not be published. Required fields are marked *
"""


def kinds(document: Document) -> dict[str, str]:
    return {document.text[block.start : block.end]: block.kind for block in document.blocks}


def of_kind(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def assert_true_pieces(document: Document, original: str) -> None:
    for piece in document.pieces:
        there = original[piece.origin : piece.origin + piece.length]
        assert document.text[piece.start : piece.start + piece.length] == there


def assert_true_blocks(document: Document) -> None:
    end = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert end <= block.start < block.end <= len(document.text)
        assert words[0] != "\n" != words[-1]
        end = block.end


def test_a_paper_is_put_together_again():
    document = documents.from_text(PAPER)
    body = of_kind(document, "body")
    assert body[0].startswith(
        "Ruritania and Sylvania have enhanced their cooperation in recent years, and the aircraft they"
    )
    assert body[1] == (
        "The two states have signed several agreements since the so-called thaw. Their security ties deepened in the "
        "Sylvan-Ruritanian Consultation.1 Ruritania and Sylvania also hold US-style exercises, and both oppose the "
        "NATO-led order. As only one veto would be enough to block a resolution, this is a sign of anti-access strategy. "
        "In 2016 they agreed on the sale of 24 fighters.2"
    )
    assert body[2].startswith("A well-known so-called treaty")
    assert of_kind(document, "heading") == ["RURITANIA AND SYLVANIA: A PARTNERSHIP WITH LIMITS", "INTRODUCTION"]
    assert [note[:2] for note in of_kind(document, "footnote")] == ["1 ", "ht", "2 "]
    assert of_kind(document, "caption") == ["Figure 1. Arms exports to Ruritania. Source: the register."]
    assert of_kind(document, "boilerplate") == ["JANUARY 2018    7"]
    assert (document.published, document.published_from) == ("2018-01", "page header")
    assert_true_pieces(document, PAPER)
    assert_true_blocks(document)


def test_a_web_page_keeps_its_characters():
    document = documents.from_text(WEB)
    assert document.text == WEB
    assert len(of_kind(document, "body")) == 2
    assert of_kind(document, "heading") == ["Two Capitals Sign a Treaty"]
    assert of_kind(document, "caption") == ["The two presidents in the capital in July 2017"]
    assert (document.published, document.published_from, document.language) == ("2021-10-02", "date line", "en")


@pytest.mark.parametrize(
    "line", ["China and Russia held a joint exercise in 2021", "China and Russia signed it", "中俄签署了一项联合声明"]
)
def test_one_line_is_body_without_a_stop(line):
    assert kinds(documents.from_text(line)) == {line: "body"}


def test_two_wrapped_lines_are_one_paragraph():
    document = documents.from_text("China and Russia held a joint\nexercise in the Sea of Japan in 2021.")
    assert of_kind(document, "body") == ["China and Russia held a joint exercise in the Sea of Japan in 2021."]


def test_marks_of_markdown_go_and_offsets_stay(tmp_path):
    text = (
        "---\ntitle: A Treaty\ndate: 2022-08-23 12:00:00 +0800\nauthor: [A. One, B. Two]\n---\n\n"
        "_The abstract._ <excerpt/> _More of it here._\r\n\r\n### A Heading\n\n"
        "The **two** states [signed](https://example.org/a_(b)) a `treaty` on 3 \\* 4 pages &amp; a half[^1].\n\n"
        "- the first snake_case point;\n- the second.\n\n![image01](https://example.org/x.png)\n_▲ A map of it_\n\n"
        "| a | b |\n|---|---|\n\n[^1]: The note.\n\n> Quoted words\n> go on.\n\n---\n\n__Jane Doe__ is a fellow.\n"
    )
    (tmp_path / "a.md").write_bytes(text.encode())
    document = documents.read(documents.gather([tmp_path])[0][0])
    assert of_kind(document, "body") == [
        "The abstract. More of it here.",
        "The two states signed a treaty on 3 * 4 pages & a half[1].",
        "the first snake_case point;",
        "the second.",
        "Quoted words go on.",
    ]
    assert of_kind(document, "heading") == ["A Heading"]
    assert of_kind(document, "footnote") == ["[1]: The note."]
    assert of_kind(document, "caption")[0] == "▲ A map of it"
    assert "Jane Doe is a fellow." in of_kind(document, "boilerplate")
    assert (document.title, document.author, document.published) == ("A Treaty", "A. One, B. Two", "2022-08-23")
    assert_true_pieces(document, text)
    assert_true_blocks(document)


WORDY = st.lists(
    st.sampled_from(
        [*"abcdE  \n\n\r.,1*_`[]()#<>&;-!|—•\f", "\r\n", "\u00ad", "ﬁ", "http://a.b", "1 A", "The state ", "coopera-\n"]
    ),
    max_size=120,
).map("".join)


@given(WORDY)
def test_pieces_lead_back_to_the_original(text):
    for markdown in (False, True):
        clean = plain(text, markdown=markdown).clean
        for piece in clean.pieces:
            assert (
                clean.text[piece.start : piece.start + piece.length] == text[piece.origin : piece.origin + piece.length]
            )
        end = 0
        for block in clean.blocks:
            assert end <= block.start <= block.end <= len(clean.text)
            end = block.end


@given(WORDY)
def test_no_letter_is_lost(text):
    if "ﬁ" in text:
        return
    letters = sorted(filter(str.isalnum, text))
    assert sorted(filter(str.isalnum, plain(text).clean.text)) == letters


def test_line_ends_and_remains():
    assert newlines("a\r\nb\rc\n")[0] == "a\nb\nc\n"
    assert (
        tidied("con\u00adsul\u00adta\u200btion ﬁrst Consultation.1China")[0]
        == "consultation first Consultation.1 China"
    )


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Zhōngguó and “Russia” signed."),
        ("utf-16", "China and Russia signed “it” – twice."),
        ("utf-16-le", "China and Russia signed it."),
        ("utf-16-be", "China and Russia signed it."),
        ("cp1252", "China’s “no limits” – a naïve café."),
        ("gb18030", "中国和俄罗斯在北京签署了联合声明，双方将举行联合军事演习。"),
        ("cp1251", "Россия и Китай подписали совместное заявление о сотрудничестве в области безопасности в Москве."),
    ],
)
def test_encodings(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_one_bad_byte_does_not_spoil_a_text():
    assert decode("“Russia” and “China” – ".encode() * 20 + b"\xff.").endswith("\ufffd.")


def test_blank_text_is_refused():
    with pytest.raises(Refused):
        documents.from_text("  \n ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Language : English 简体 繁體\n" + "The two states have signed a treaty in the capital. " * 3, "en"),
        ("中国和俄罗斯在北京签署了联合声明，NATO 和 AUKUS 也被提到。", "zh"),
        ("Россия и Китай подписали заявление, и это было не в первый раз для них.", "ru"),
        ("Росія і Китай підписали заяву, що це було не в перший раз для них та світу.", "uk"),
        ("Les deux pays ont signé un traité dans la capitale et il est entré en vigueur.", "fr"),
        ("Die beiden Staaten haben in der Hauptstadt einen Vertrag unterzeichnet, und er ist in Kraft.", "de"),
        ("Los dos países firmaron un tratado en la capital y es el primero de su tipo.", "es"),
        ("日本とロシアの首脳が会談しました。", "ja"),
        ("한국과 러시아의 정상이 만났습니다 오늘.", "ko"),
        ("وقعت روسيا والصين بيانا مشتركا في موسكو عن التعاون", "ar"),
        ("Russia's S-400s: China's navy gets Putin's A-50s. Japan's F-35s. " * 9, ""),
        (
            "\n".join(f"{year}: Yeltsin visits Beijing. Moscow sells Su-27 fighters." for year in range(1990, 2000)),
            "en",
        ),
        ("\n".join(f"May {year}\nNorway and Sweden held a joint naval exercise." for year in range(1990, 2020)), "en"),
        ("\n".join(f"{year}: Jelcin navštívil Peking. Moskva prodala stíhačky." for year in range(1990, 2000)), ""),
        (
            "\n".join(
                f"{year}: Rais Kenyatta alitembelea Beijing, mkataba ukatiwa saini." for year in range(2013, 2020)
            ),
            "",
        ),
        ("“Our two countries do not form a military bloc,” Shoigu said.", "en"),
        ("De Franse minister heeft in Moskou Poetin ontmoet met de ambassadeur.", "nl"),
        ("Moscow 2021", ""),
        ("", ""),
    ],
)
def test_language(text, language):
    assert documents.language(text) == language


def test_a_short_sentence_with_small_words_of_several_languages_is_read():
    assert documents.from_text("Jean Martin met Putin in Moscow in May 2022.").status == "read"


def test_another_language_is_kept_and_marked():
    document = documents.from_text(
        "Les deux pays ont signé un traité dans la capitale et il est entré en vigueur. " * 3
    )
    assert (document.status, document.language) == ("unread", "fr")
    assert "'fr'" in document.reason
    assert of_kind(document, "body")


@pytest.mark.parametrize(
    "hostile",
    ["[" * 50_000, "a-\n" * 30_000, "1 A\n\n" * 20_000, "<" * 50_000, "&" * 50_000, "_*" * 30_000, "© " * 30_000],
)
def test_hostile_text_ends_soon(hostile):
    for markdown in (False, True):
        assert plain(hostile + "x", markdown=markdown).clean.text


def test_gold_sentences_stand_in_the_body():
    """Every sentence of hand-coded texts is body, whole, once blanks and marks are left out of account."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("the shared gold texts are not here")
    import json

    def bare(text: str) -> str:
        return re.sub(r"[\W_]+", "", text.casefold())

    sources, refused = documents.gather([folder / "documents"])
    assert not refused
    for source in sources:
        document = documents.read(source)
        bodies = [bare(text) for text in of_kind(document, "body")]
        rows = [json.loads(line) for line in (folder / "dev" / f"{source.name}.jsonl").read_text().splitlines()]
        assert all(any(bare(row["sentence"]) in body for body in bodies) for row in rows), source.name
        assert_true_pieces(document, decode(Path(source.path).read_bytes()))
