"""What holds for the sentences of any text, and single traps."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.passages import split_text
from comity.passages.sentences import LONGEST

BITS = [
    ".", "!", "?", "…", "。", "？", '"', "”", "’", ")", "(", "[1]", "1", "12", "•", "–", "A", "the", "The", "Gen",
    "No", "U.S", "p.m", "word", "战", "é", "-", "a)", "IV", "www.x.org",
]  # fmt: skip
TRAPS = st.lists(st.sampled_from([*BITS, " ", "  ", "\n", "\n\n", "\u00a0", "\u2028"])).map("".join)


@given(st.one_of(st.text(), TRAPS))
def test_spans_are_ordered_apart_and_hold_all_that_is_not_space(text: str) -> None:
    spans = split_text(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@example("! a)")  # a marker of a list with nothing after it opens no sentence
@given(TRAPS)
def test_white_space_around_a_text_changes_nothing(text: str) -> None:
    padded = split_text(f"  {text}\t")
    assert [(start - 2, end - 2) for start, end in padded] == split_text(text)


HOSTILE = [
    ".", ". ", '"', '."', "A", "A. ", " ", ". \n", "?", "? ", ".[", ".[1]", ".1", "。", "。》", "(", ".(", "Mr. ",
    "a.", "… ", "•", '?" Aa Bb ', "U.S. ", ". . ", "No. ", "].", "“.", "a) ", ". a) ",
]  # fmt: skip
HOSTILE += ["\n", "\n ", "\n•"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_lines_do_not_stall(unit: str) -> None:
    """A megabyte of anything is a second's work at most; a step that looks back over the whole line takes hours."""
    text = unit * (1_000_000 // len(unit))
    spans = split_text(f". {text} The End")
    assert spans[-1][1] == len(text) + 10
    assert max(end - start for start, end in spans) <= LONGEST


@pytest.mark.parametrize(
    ("mark", "other"), [("\n", "; of 1,000, "), ("; ", " of 1,000, "), (", ", " of 1,000 "), (" ", "x1,000y")]
)
def test_what_is_longer_than_any_sentence_is_cut_at_the_best_place(mark: str, other: str) -> None:
    text = f"Tanks{other}guns{mark}" * 600
    parts = [text[start:end] for start, end in split_text(text)]
    assert max(map(len, parts)) <= LONGEST
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.startswith("Tanks") and part.endswith(("guns", f"guns{mark.strip()}")) for part in parts)
    whole = "Tanks " * (LONGEST // 6)
    assert split_text(whole) == [(0, len(whole) - 1)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("In the Consultation.1 China hosted it.", ["In the Consultation.1", "China hosted it."]),
        ("It said so.[3] Next came war.", ["It said so.[3]", "Next came war."]),
        ("It was 2017.12 The rest followed.", ["It was 2017.12", "The rest followed."]),
        ("Version 2.1 China uses.", ["Version 2.1 China uses."]),
        ("See No.1 China Road.", ["See No.1 China Road."]),
        ("He met Gen. Li. They spoke.", ["He met Gen. Li.", "They spoke."]),
        ("In the U.S. President Xi spoke.", ["In the U.S. President Xi spoke."]),
        ("He left the U.S. The rest stayed.", ["He left the U.S.", "The rest stayed."]),
        ("“We agree.” Xi went home.", ["“We agree.”", "Xi went home."]),
        ("“Do we agree?” Xi asked. Nobody knew.", ["“Do we agree?” Xi asked.", "Nobody knew."]),
        ("“We agree. We do,” he said.", ["“We agree.", "We do,” he said."]),
        ("It was (so they say. Others do not) true.", ["It was (so they say.", "Others do not) true."]),
        ("First line\n\nSecond line", ["First line", "Second line"]),
        ("A wrapped\nline. Another\nline.", ["A wrapped\nline.", "Another\nline."]),
        ("Weapons:\n• tanks\n• guns", ["Weapons:", "• tanks", "• guns"]),
        ("中国赢了。俄罗斯呢？没有。", ["中国赢了。", "俄罗斯呢？", "没有。"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_trap(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_text(text)] == sentences
