"""The shallow parse: clauses with their subjects, verbs with voice and mood, groups with what governs them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity import documents, passages
from comity.claims.coder import coder
from comity.claims.discourse import Discourse
from comity.claims.sentence import Sentence
from comity.claims.syntax import Parse


def parse(text: str) -> tuple[str, Parse]:
    """The text as it was cleaned, and the parse of its first sentence."""
    document = documents.from_text(text, published="2024-06-01")
    passage = passages.split(document)[0]
    reader = coder()
    catch = reader.lexicon.cast(document.text)
    hits = catch.within(passage.start, passage.end)
    mask = 0
    for _, _, term in hits:
        mask |= term.bits
    discourse = Discourse(hits, reader.military)
    sentence = Sentence(
        document.text, passage, catch.within, mask, discourse, document.published, reader.people, reader.wage
    )
    return document.text, sentence.parse


def subjects(text: str) -> dict[str, tuple[str, ...]]:
    """The subject's codes of each finite verb."""
    words, found = parse(text)
    return {
        words[verb.start : verb.end]: verb.clause.subject.codes
        for verb in found.verbs
        if verb.finite and verb.clause.subject is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "China sold jets to Pakistan, and in 2016 Russia delivered tanks to India.",
            {"sold": ("CHN",), "delivered": ("RUS",)},
        ),
        ("Russia signed the treaty and delivered the tanks.", {"signed": ("RUS",), "delivered": ("RUS",)}),
        (
            "After China signed the accord, Russia delivered the jets.",
            {"signed": ("CHN",), "delivered": ("RUS",)},
        ),
        ("In 2014 Russia annexed Crimea.", {"annexed": ("RUS",)}),
        ("For months Brazil has trained soldiers in Peru.", {"trained": ("BRA",)}),
        ("Kenya leaned on Sudan and Uganda is pressing Burundi.", {"leaned on": ("KEN",), "pressing": ("UGA",)}),
        (
            "Days before Peru invaded Chile, Kenyan and Ugandan ministers met in Nairobi.",
            {"invaded": ("PER",), "met": ("KEN", "UGA")},
        ),
        (
            "Kenya — which had armed the rebels — criticised Sudan.",
            {"armed": ("KEN",), "criticised": ("KEN",)},
        ),
        ("States such as Kenya, Uganda and Ghana have cancelled orders.", {"cancelled": ("KEN", "UGA", "GHA")}),
        ("After the talks, held in Rome, Italy pledged six tanks to Ukraine.", {"pledged": ("ITA",)}),
        ("Officials from Kenya and Uganda held talks in Accra.", {"held talks": ("KEN", "UGA")}),
        ("US, Japanese and South Korean advisers met in May.", {"met": ("USA", "JPN", "KOR")}),
        ("Turkey cut gas supplies to Syria.", {"cut": ("TUR",)}),
        ("In Paris, France and Germany signed a pact.", {"signed": ("FRA", "DEU")}),
        ("While Peru armed Chile, Lima similarly objects to the sale.", {"objects to": ("PER",)}),
    ],
)
def test_each_verb_has_its_subject(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = subjects(text)
    assert {verb: found.get(verb) for verb in expected} == expected


@pytest.mark.parametrize(
    ("text", "codes", "preposition"),
    [
        ("France and Germany held talks.", ("FRA", "DEU"), ""),
        ("Officers trained with Japan, India and Australia in May.", ("JPN", "IND", "AUS"), "with"),
        ("The Sino-Russian exercise began in May.", ("CHN", "RUS"), ""),
    ],
)
def test_actors_that_stand_together_are_one_group(text: str, codes: tuple[str, ...], preposition: str) -> None:
    _, found = parse(text)
    assert [(group.codes, group.preposition) for group in found.groups if len(group.codes) > 1] == [
        (codes, preposition)
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru cancelled a contract for six jets.", "contract for"),
        ("A professor of Russian studies at the university spoke to Kenya.", "studies at"),
        ("Kenya sent a battery and a hundred troops to Peru.", "troops to"),
        ("Peru said a retired colonel in Lima told Kenya about it.", "retired"),
        ("Kyiv's drones, bought from Turkey in 2019, became famous.", "bought"),
    ],
)
def test_what_is_no_finite_verb_here(text: str, word: str) -> None:
    assert word not in {text[verb.start : verb.end] for verb in parse(text)[1].verbs if verb.finite}


def test_a_state_that_says_where_a_place_lies_is_governed_as_the_place_is() -> None:
    _, found = parse("Kenyan and Peruvian ministers met in Kazan, Russia, in October.")
    assert [(group.codes, group.preposition) for group in found.groups][-1] == (("RUS",), "in")


def test_what_is_being_done_is_shared_by_verbs_that_and_joins() -> None:
    words, found = parse("Kenya is equipping and training Ugandan soldiers.")
    verbs = {words[verb.start : verb.end]: verb for verb in found.verbs}
    assert verbs["training"].finite
    assert verbs["training"].going


def test_voice_mood_and_tense_of_a_verb() -> None:
    words, found = parse("The jets were delivered by Russia, which will not sell tanks to Vietnam.")
    verbs = {words[verb.start : verb.end]: verb for verb in found.verbs}
    assert verbs["delivered"].passive
    assert verbs["delivered"].past
    assert not verbs["sell"].passive
    assert verbs["sell"].mood


def test_a_word_that_is_verb_and_noun_is_what_its_place_says() -> None:
    words, found = parse("The visit to Moscow pleased France; ministers visit Japan.")
    kinds = [mark.kind for mark in found.marks if words[mark.start : mark.end].startswith("visit")]
    assert kinds[0] == "n"


@settings(deadline=None)  # the first sentence of a run compiles the lexicon
@given(st.text(alphabet="abc ,.;()“”\"'’-–—ChinaRussia\n\tvisitedsoldtothatwhichand0123456789", max_size=160))
def test_any_text_has_a_parse_whose_clauses_cover_it(text: str) -> None:
    document = documents.from_text(f"China and Russia {text}", published="2024-06-01")
    reader = coder()
    for sentence, _, _ in reader.read(document, passages.split(document)):
        clauses = sentence.parse.clauses
        assert clauses[0].start == sentence.start
        assert clauses[-1].end == sentence.end
        assert all(clause.end == after.start for clause, after in pairwise(clauses))
        for group in sentence.parse.groups:
            assert sentence.start <= group.start < group.end <= sentence.end


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Kenya called on the Rwandan army to withdraw.", "dispute.demand"),  # "call on the" is a cue of its own
        ("Both demanded that Rwanda withdraw.", "dispute.demand"),  # "both" stands for a noun
        ("Japan imposed new measures against Iran.", "pressure.impose"),  # a frame of nouns, a word without a mark
    ],
)
def test_no_cue_or_reading_hides_a_trigger(text: str, frame: str) -> None:
    _, found = parse(text)
    assert frame in {rule.frame.name for mark in found.marks for rule, _ in mark.term.rules}
