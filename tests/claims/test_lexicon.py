"""A lexicon finds the same terms however it was made, and however much of it is looked for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.claims import terms
from comity.claims.net import Hit
from comity.claims.table import Table
from comity.claims.terms import Lexicon
from comity.codebook.load import load

FIELDS = (
    "text", "lower", "bits", "rules", "actor", "place", "exercise", "weapon", "maker", "tag", "verb", "noun", "tail", "mood", "evokes",
    "acts", "trap", "family", "senses",
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Table:
    return Table(load())


@pytest.fixture(scope="module")
def kept(made: Table) -> Table:
    return Table(load(), made.pack())


@pytest.fixture(scope="module")
def whole(made: Table) -> Lexicon:
    """A lexicon that looks for all terms in every text."""
    lexicon = Lexicon(load(), made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terms, "SOME", 0)
        lexicon.scan("")
    return lexicon


def _told(hits: list[Hit]) -> list[tuple[object, ...]]:
    return [(start, end, *(getattr(term, field) for field in FIELDS)) for start, end, term in hits]


def test_terms_are_the_same_made_and_kept(made: Table, kept: Table) -> None:
    assert kept.texts == made.texts
    assert len(kept) == len(made) > 10_000
    for number in range(len(made)):
        for field in FIELDS:
            assert getattr(kept[number], field) == getattr(made[number], field), (made.texts[number], field)


def test_a_term_is_one_object(kept: Table) -> None:
    assert kept[7] is kept[7]


def _texts() -> list[str]:
    frames = [text for frame in load().frames for text in (*frame.examples, *frame.counter)]
    return [" ".join(frames[first : first + 12]) for first in range(0, len(frames), 12)]


def test_some_terms_are_found_as_all_are(whole: Lexicon, kept: Table) -> None:
    some = Lexicon(load(), kept)
    found = 0
    for text in _texts():
        hits = _told(some.scan(text))
        assert hits == _told(whole.scan(text))
        found += len(hits)
    assert found > 5_000
    assert some._whole is None


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_text_made_of_terms_and_marks_is_read_alike(whole: Lexicon, kept: Table, data: st.DataObject) -> None:
    words = st.sampled_from(kept.texts) | st.sampled_from(
        ["the", "Su", "S", "35UB", "in", "to", "s", "’s", "_", "\n", "“", "é"]
    )
    parts = data.draw(st.lists(st.tuples(words, st.sampled_from([" ", "-", "–", "/", "", ", ", "\n"])), max_size=12))
    text = "".join(word + mark for word, mark in parts)
    assert _told(Lexicon.scan(_some(kept), text)) == _told(whole.scan(text))


_SOME: dict[int, Lexicon] = {}


def _some(kept: Table) -> Lexicon:
    """A lexicon that never comes to look for all terms."""
    if id(kept) not in _SOME:
        _SOME[id(kept)] = Lexicon(load(), kept)
    _SOME[id(kept)]._scanned = 0
    return _SOME[id(kept)]


def test_an_empty_text_holds_no_term(whole: Lexicon, kept: Table) -> None:
    assert Lexicon(load(), kept).scan("") == whole.scan("") == []


def test_after_enough_text_all_terms_are_looked_for(kept: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "SOME", 200)
    lexicon = Lexicon(load(), kept)
    text = "Russia and China signed a treaty in Beijing."
    told = [_told(lexicon.scan(text)) for _ in range(6)]
    assert lexicon._whole is not None
    assert all(each == told[0] for each in told)


def test_where_nothing_can_be_kept_the_lexicon_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_CACHE", "off")
    terms.lexicon.cache_clear()
    try:
        assert terms.lexicon().scan("Russia")[0][2].actor is not None
        monkeypatch.setenv("COMITY_CACHE", str(tmp_path))
        terms.lexicon.cache_clear()
        assert terms.lexicon().scan("Russia")[0][2].actor is not None
        terms.lexicon.cache_clear()
        assert terms.lexicon().scan("Russia")[0][2].actor is not None
        assert [file.name.partition("-")[0] for file in tmp_path.iterdir()] == ["lexicon"]
    finally:
        terms.lexicon.cache_clear()
