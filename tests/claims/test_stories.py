"""Texts that hold several stories, and texts that are about something else than security."""

from pathlib import Path

import pytest

from comity import documents, flow
from comity.claims.stories import starts

NEWS = Path(__file__).parents[1] / "gold" / "building" / "documents"


def told(text: str) -> list[tuple[str, set[str]]]:
    """The type and parties of each claim in a text, in order."""
    document = documents.from_text(text, name="told", published="2024-06-01")
    return [(claim.type, set(claim.parties)) for claim in flow.code(document)[2]]


FIRST = (
    "Chad sends troops over the border\n"
    "NDJAMENA, May 3 (Sahel News) -- Chad's army crossed the border into Sudan on Monday, the defence ministry said. Chad and Sudan have "
    "fought over the border for years, and Sudan called the invasion by Chad an act of war. Sudan's army said that it fired missiles at "
    "troops from Chad.\n"
)
SECOND = (
    "Bakers win pay\n"
    "LIMA, May 3 (Sahel News) -- The bakers said that both sides had reached an agreement on Monday. They met for six hours, and the talks "
    "on wages ended with a handshake. The agreement comes into effect in June, and the union called off its strike. They will set up a "
    "working group on night work. The mayor hailed the deal, and said that the city would have bread again.\n"
)


def test_a_dateline_begins_a_story() -> None:
    text = FIRST + SECOND
    assert starts(text) == [0, text.index("LIMA")]


def test_a_heading_stays_with_its_dateline() -> None:
    assert starts(FIRST) == [0]


def test_empty_lines_part_stories_only_where_they_set_no_paragraphs() -> None:
    story = "A heading\n" + "One sentence of some length that goes on and on, and comes to its end.\n" * 6
    paragraphs = "\n\n".join(["One sentence of some length that goes on and on, and comes to its end."] * 12)
    assert len(starts("\n".join([story, story, story]))) == 3
    assert starts(paragraphs) == [0]


def test_a_story_takes_no_party_from_the_one_before() -> None:
    assert all(parties <= {"TCD", "SDN"} for _, parties in told(FIRST + SECOND))
    assert len(told(FIRST + SECOND)) == len(told(FIRST))


@pytest.mark.parametrize(
    "text",
    [
        "Filipino gunmen seized a Malaysian breeder of fish on an island off Borneo. " * 2,
        "Petro Symonenko leads a party in Ukraine. Petro Symonenko met Ukrainian officials for talks on the army.",
        "A United Nations official urged the international community to stop attacks on hospitals in Syria.",
        "Thousands of protesters from Australia voiced their support for Palestine.",
    ],
)
def test_nobody_acts_for_a_state(text: str) -> None:
    assert told(text) == []


def test_an_organisation_has_who_speaks_for_it() -> None:
    text = (
        "NATO Secretary General Jens Stoltenberg met the Ukrainian president in Kyiv for talks on the war. Stoltenberg travelled to "
        "Georgia on Tuesday for talks on the army."
    )
    assert ("visit", {"NATO", "GEO"}) in told(text)


def test_general_news_makes_few_false_claims() -> None:
    """At most one in 150 sentences of our own general news that the gold does not hold."""
    sentences = wrong = 0
    for path in sorted(NEWS.glob("n[0-9][0-9]-*.txt")):
        rows = (NEWS.parent / "claims" / f"{path.stem}.jsonl").read_text(encoding="utf-8")
        document = documents.from_text(path.read_text(encoding="utf-8"), name=path.stem, published="2019-05-07")
        _, passages, claims = flow.code(document)
        sentences += sum(passage.kind == "body" for passage in passages)
        wrong += sum(claim.sentence not in rows.replace('\\"', '"') for claim in claims)
    assert sentences > 300
    assert wrong <= sentences / 150
