"""What the coder does to be quick changes nothing of what it finds."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity import documents, passages
from comity.claims import figures, sense, weigh
from comity.claims.coder import coder
from comity.claims.discourse import Discourse
from comity.claims.terms import SECURITY, SOME, Hit, lexicon
from comity.codebook.load import load
from comity.model import Claim, Document, Passage

PLAIN = (
    "The mayor opened a library in the town on Monday.",
    "Brazil sold 40 million tonnes of soybeans, and rain is expected in 2019.",
    "The French minister met farmers, who asked her for help.",
    "Ten players of Spain agreed to train with Portugal in March 2016.",
    "They had won the cup before.",
)
Read = tuple[Document, list[Passage]]


@pytest.fixture(scope="module", autouse=True)
def _whole() -> None:
    """A net of all terms, without which every text is read: it is made once so much was."""
    lexicon().scan(" " * SOME * 2)


@pytest.fixture(scope="module")
def mixed() -> list[Read]:
    """Examples of the frames, each a while after the last, in texts of which most tells nothing."""
    examples = [frame.examples[0] for frame in load().frames if frame.examples][::4]
    plain = cycle(PLAIN)
    texts = []
    for first in range(0, len(examples), 6):
        told = [f"{' '.join(next(plain) for _ in range(7))} {each}" for each in examples[first : first + 6]]
        texts.append(documents.from_text("\n\n".join(told), name=str(first), published="2018-06-08"))
    return [(document, passages.split(document)) for document in texts]


def _found(read: Read, *, hurried: bool) -> list[tuple[object, ...]]:
    document, split = read
    found: list[tuple[object, ...]] = []
    for sentence, drafts, _ in coder().read(document, split, hurried=hurried):
        told: list[Claim] = list(figures.find(document, sentence))
        found += [(sentence.start, draft.rule.frame.name, *draft[2:]) for draft in drafts]
        found += [(sentence.start, claim.concept, claim.parties, claim.date) for claim in told]
    return found


def test_a_hurried_reading_finds_the_same(mixed: list[Read]) -> None:
    patient = [_found(read, hurried=False) for read in mixed]
    assert sum(map(len, patient)) > 20
    assert [_found(read, hurried=True) for read in mixed] == patient


@pytest.fixture(scope="module")
def shipped() -> list[Read]:
    """The texts of the demo, and what they are together: one long digest."""
    bundled = files("comity.documents") / "bundled"
    texts = [each.read_text(encoding="utf-8") for each in bundled.iterdir() if each.name.endswith("-wire.txt")]
    read = [documents.from_text(text, name=str(number)) for number, text in enumerate([*texts, "\n\n".join(texts)])]
    return [(document, passages.split(document)) for document in read]


def test_a_hurried_reading_finds_the_same_in_what_is_shipped(shipped: list[Read]) -> None:
    patient = [_found(read, hurried=False) for read in shipped]
    assert sum(map(len, patient)) > 20
    assert [_found(read, hurried=True) for read in shipped] == patient


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_sentence_is_passed_over_of_which_a_claim_comes(data: st.DataObject) -> None:
    told = [example for frame in load().frames for example in frame.examples]
    text = data.draw(st.lists(st.sampled_from(PLAIN) | st.sampled_from(told), min_size=1, max_size=12))
    document = documents.from_text("\n\n".join(text), published=data.draw(st.sampled_from(("", "2018-06-08"))))
    read = document, passages.split(document)
    assert _found(read, hurried=True) == _found(read, hurried=False)


def test_it_is_all_one_when_a_sentence_is_asked_what_it_told(
    mixed: list[Read], shipped: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [_found(read, hurried=True) for read in (*mixed, *shipped)]
    past, after = Discourse.past, Discourse.after

    def asked_past(self: Discourse, place: int) -> None:
        past(self, place)
        assert (self.who, self.when) != (None, None)

    def asked_after(self: Discourse, *told: object, **how: bool) -> None:
        after(self, *told, **how)  # type: ignore[arg-type]
        assert (self.who, self.when) != (None, None)

    monkeypatch.setattr(Discourse, "past", asked_past)
    monkeypatch.setattr(Discourse, "after", asked_after)
    assert [_found(read, hurried=True) for read in (*mixed, *shipped)] == late


def test_words_that_no_concept_lacks(shipped: list[Read], monkeypatch: pytest.MonkeyPatch) -> None:
    found = [_found(read, hurried=False) for read in shipped]
    monkeypatch.setattr(figures, "_measured", lambda text, arms: True)
    assert [_found(read, hurried=False) for read in shipped] == found


def _pieces() -> Iterator[str]:
    texts = lexicon().table.texts
    yield from (
        "come in",
        "into",
        "Su-35",
        "UB",
        "/",
        "-",
        ". ",
        "\n\n",
        " ",
        "xy",
        "“",
        "warden",
        "Chinatown",
        "-China",
        "2",
    )
    yield from texts[:: len(texts) // 300]


@given(st.lists(st.sampled_from(sorted(_pieces())), max_size=14), st.data())
@settings(max_examples=200, deadline=None)
def test_the_terms_of_a_part_are_those_of_the_whole(pieces: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(("", " "))).join(pieces)
    catch, whole = lexicon().cast(text), lexicon().scan(text)
    telling = {"military", "weapon", "political", "visitor", "role"}
    bits = sum(lexicon().bits[name] for name in telling)
    told = [hit for hit in whole if hit[2].actor is not None or hit[2].bits & bits]
    assert _plain(catch.telling()) == _plain(told)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = [hit for hit in whole if start <= hit[0] < end]
    assert _plain(catch.within(start, end)) == _plain(part)


@given(st.lists(st.sampled_from(sorted(_pieces())), max_size=8), st.sampled_from(("", " ")))
@settings(max_examples=200, deadline=None)
def test_no_text_is_dull_that_holds_a_word_of_security(pieces: list[str], blank: str) -> None:
    words, text = lexicon(), blank.join(pieces)
    security = sum(words.bits[name] for name in SECURITY)
    assert words.secure(text) or not any(hit[2].bits & security for hit in words.scan(text))


def test_most_texts_are_dull() -> None:
    assert not lexicon().secure(" ".join(PLAIN))
    text = documents.from_text(" ".join([*PLAIN] * 9), published="2024-06-01")
    assert not list(coder().read(text, passages.split(text), hurried=True))


def _plain(hits: list[Hit]) -> list[tuple[int, int, str]]:
    return [(start, end, term.text) for start, end, term in hits]


def test_tables_weigh_as_names_do(mixed: list[Read]) -> None:
    reader = coder()
    learned = reader.judge.judgement
    drafts = 0
    for document, split in mixed:
        for sentence, found, _ in reader.read(document, split):
            for draft in found:
                drafts += 1
                kind = draft.rule.frame.type
                odds = sense.scores(learned.senses, reader.judge.heard(sentence)).get(kind, 0.0)
                named = weigh.probability(learned.weights, weigh.features(sentence, draft, reader.names), odds)
                assert draft.likely == pytest.approx(named, abs=1e-9)
    assert drafts > 20
