"""Names that look like something the codebook should hold, and does not."""

from comity import documents, passages
from comity.claims.gaps import unknown


def found(text: str) -> list[tuple[str, str]]:
    document = documents.from_text(text, published="2024-06-01")
    return list(unknown(document, passages.split(document)))


def test_unknown_weapons_exercises_and_actors_are_named() -> None:
    text = "The army took Zorblax-77 missiles to the Qandar 2031 drill, and later Vanterra signed a pact with France."
    assert ("weapon", "Zorblax-77") in found(text) or ("exercise", "Qandar 2031") in found(text)
    assert ("actor", "Vanterra") in found(text)


def test_what_is_known_is_no_gap() -> None:
    assert found("On Monday the envoy said that France signed a pact with Japan.") == []
