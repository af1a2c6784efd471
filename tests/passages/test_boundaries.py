"""The splitter against boundaries set by hand (boundaries.txt, text written for this purpose)."""

import re
from pathlib import Path

from comity.passages import split_text

GOLD = Path(__file__).parent / "boundaries.txt"
FLOOR = 0.98  # lowering it takes an explained change


def paragraphs() -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [sentences for sentences in found if sentences]


def joined(sentences: list[str]) -> tuple[str, set[int]]:
    """A paragraph's text and the offsets at which a sentence other than the last ends."""
    text, ends, gap = "", set(), ""
    for sentence in sentences:
        if text:
            ends.add(len(text))
        text += gap + sentence.rstrip("~")
        gap = "" if re.search("(?<![.!?])[~。！？”）]$", sentence) else " "
    return text, ends


def test_boundaries_are_found() -> None:
    right = made = wanted = 0
    wrong = []
    for sentences in paragraphs():
        text, ends = joined(sentences)
        found = {end for _, end in split_text(text)[:-1]}
        right, made, wanted = right + len(found & ends), made + len(found), wanted + len(ends)
        wrong += [f"{text[max(0, at - 30) : at]}|{text[at : at + 20]}" for at in sorted(found ^ ends)]
    assert wanted >= 200
    assert 2 * right / (made + wanted) >= FLOOR, wrong
