"""Every frame's examples give its type, and its counter-examples do not."""

import pytest

import comity
from comity.codebook.load import load

EXAMPLES = [(frame.name, frame.type, text) for frame in load().frames for text in frame.examples]
COUNTER = [(frame.name, frame.type, text) for frame in load().frames for text in frame.counter]


@pytest.mark.parametrize(("name", "kind", "text"), EXAMPLES)
def test_an_example_gives_the_type(name: str, kind: str, text: str) -> None:
    assert kind in {claim.type for claim in comity.code(text, published="2024-06-01")}


@pytest.mark.parametrize(("name", "kind", "text"), COUNTER)
def test_a_counter_example_does_not(name: str, kind: str, text: str) -> None:
    assert kind not in {claim.type for claim in comity.code(text, published="2024-06-01")}


def test_every_claim_names_a_frame_and_its_words() -> None:
    text = "\n\n".join(text for _, _, text in EXAMPLES)
    document = __import__("comity.documents").documents.from_text(text, published="2024-06-01")
    frames = {frame.name for frame in load().frames}
    claims = comity.code(document)
    assert len(claims) >= len(EXAMPLES) // 2
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.quote
        assert document.text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.frame in frames or claim.kind == "figure"
