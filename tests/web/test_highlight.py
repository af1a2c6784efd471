"""Marking quotes loses no letter, whatever spans claims have."""

import msgspec
from casefile import claim, document
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Block
from comity.web.highlight import around, paragraphs, parts

TEXT = document("d1").text


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))), st.integers(0, len(TEXT)))
def test_segments_are_the_text(spans: list[tuple[int, int]], cut: int) -> None:
    claims = [
        msgspec.structs.replace(claim("c1"), id=str(n), start=min(span), end=max(span)) for n, span in enumerate(spans)
    ]
    whole = msgspec.structs.replace(
        document("d1"),
        blocks=tuple(Block(start=a, end=b, kind="body") for a, b in ((0, cut), (cut, len(TEXT))) if a < b),
    )
    shown = paragraphs(whole, claims, 0, len(TEXT))
    assert "".join(segment.text for paragraph in shown for segment in paragraph.segments) == TEXT
    for one in claims:
        marked = "".join(
            segment.text
            for paragraph in shown
            for segment in paragraph.segments
            if any(one is each for each in segment.inside)
        )
        assert marked == TEXT[one.start : one.end]


def test_long_documents_are_cut_into_parts_without_loss() -> None:
    text = "A sentence. " * 20_000
    for blocks in ((), tuple(Block(start=at, end=at + 1200, kind="body") for at in range(0, len(text), 1200))):
        long = msgspec.structs.replace(document("d1"), text=text, blocks=blocks)
        spans = parts(long)
        shown = [
            segment.text for start, end in spans for p in paragraphs(long, [], start, end) for segment in p.segments
        ]
        assert "".join(shown) == text
        assert max(end - start for start, end in spans) <= 60_000


def test_context_stays_near_and_holds_the_quote() -> None:
    text = "x" * 5000 + "Norway and Chad signed" + "y" * 5000
    long = msgspec.structs.replace(document("d1"), text=text, blocks=(Block(start=0, end=len(text), kind="body"),))
    one = msgspec.structs.replace(claim("c1"), start=5000, end=5022, sentence_start=0, sentence_end=len(text))
    (shown,) = around(long, one)
    assert sum(len(segment.text) for segment in shown.segments) == 1022 + len("… ") * 2
    assert [segment.text for segment in shown.segments if segment.inside] == ["Norway and Chad signed"]


def test_context_is_cut_between_words() -> None:
    text = "snow plough " * 100 + "Norway and Chad signed" + " snow plough" * 100
    long = msgspec.structs.replace(document("d1"), text=text, blocks=())
    one = msgspec.structs.replace(claim("c1"), start=1200, end=1222, sentence_start=1200, sentence_end=1222)
    words = "".join(segment.text for segment in around(long, one)[0].segments).split()
    assert set(words) == {"…", "snow", "plough", "Norway", "and", "Chad", "signed"}
