"""From documents to passages: kinds, paragraphs, spans; and the sentences that coders of real texts worked with."""

import json
import re
from pathlib import Path

import pytest

from comity import passages
from comity.model import Block, Document

SHARED = Path(__file__).parents[2].parent / "shared"


def document(*blocks: tuple[str, str]) -> Document:
    text, found = "", []
    for kind, body in blocks:
        text += "\n\n" if text else ""
        found.append(Block(start=len(text), end=len(text) + len(body), kind=kind))  # type: ignore[arg-type]
        text += body
    return Document(id="d" * 16, name="d", path="d.txt", format="txt", size=1, text=text, blocks=tuple(found))


def test_kind_and_paragraph_come_from_the_block() -> None:
    made = passages.split(
        document(("heading", "A. The Pact"), ("body", "It was signed. It holds."), ("boilerplate", "Log in. Now\nMenu"))
    )
    assert [(p.kind, p.paragraph, p.text) for p in made] == [
        ("heading", 0, "A. The Pact"),
        ("body", 1, "It was signed."),
        ("body", 1, "It holds."),
        ("boilerplate", 2, "Log in. Now"),
        ("boilerplate", 2, "Menu"),
    ]


def test_spans_are_of_the_document() -> None:
    source = document(("heading", "Title"), ("body", "  One.  Two 二。三。 "), ("footnote", "1 See Li. 2014."))
    made = passages.split(source)
    assert made
    assert all(source.text[p.start : p.end] == p.text and p.document == source.id for p in made)
    squeezed = "".join(source.text[block.start : block.end] for block in source.blocks)
    assert "".join("".join(p.text.split()) for p in made) == "".join(squeezed.split())


def test_a_document_without_blocks_has_no_passages() -> None:
    assert passages.split(document()) == []


def _letters(text: str) -> str:
    """Letters and digits without the note numbers at the end, which coders left out."""
    return re.sub(r"[\W_]+", "", re.sub(r"(?<=[.!?”’\"])\[?\d{1,3}\]?$", "", text.strip())).lower()


def _rows() -> dict[Path, list[str]]:
    """The sentences that were coded of each text whose lines are its paragraphs."""
    found = {}
    for folder, texts in (("dev", "documents"), ("articles", "articles/documents")):
        for rows in sorted((SHARED / "gold" / folder).glob("*.jsonl")):
            (source,) = (SHARED / "gold" / texts).glob(f"{rows.stem}.*")
            coded = [json.loads(line)["sentence"] for line in rows.read_text(encoding="utf-8").splitlines()]
            found[source] = list(dict.fromkeys(coded))
    return found


def test_sentences_are_those_that_coders_used() -> None:
    if not SHARED.exists():
        pytest.skip("the hand-coded texts are not beside the repository")
    same, missed = 0, []
    for source, coded in _rows().items():
        lines = source.read_text(encoding="utf-8").replace("-\n", "").replace("- \n", "")
        if source.stem == "001":  # wrapped lines: a paragraph ends at an empty one
            lines = re.sub(r"\s*\n(?!\s*\n)\s*", " ", lines)
        text = document(*(("body", line) for line in lines.splitlines() if line.strip()))
        made = {_letters(passage.text) for passage in passages.split(text)}
        here = [sentence for sentence in coded if _letters(sentence) in made]
        same += len(here)
        missed += sorted(set(coded) - set(here))
    assert same / (same + len(missed)) >= 0.97, missed
