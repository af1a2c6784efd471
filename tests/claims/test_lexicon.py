"""A lexicon finds the same terms however it was made, and however much of it is looked for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.claims import terms
from comity.claims.net import Hit
from comity.claims.parts import frame_slots
from comity.claims.table import Table, made, packed
from comity.claims.terms import Lexicon
from comity.codebook.load import load

FIELDS = (
    "text", "lower", "bits", "rules", "actor", "place", "exercise", "weapon", "maker", "tag", "verb", "noun", "tail", "mood", "evokes",
    "acts", "trap", "family",
)  # fmt: skip


@pytest.fixture(scope="module")
def table() -> Table:
    return Table(load(), packed(load()))


@pytest.fixture(scope="module")
def whole(table: Table) -> Lexicon:
    """A lexicon that looks for all terms in every text."""
    lexicon = Lexicon(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terms, "SOME", 0)
        lexicon.scan("")
    return lexicon


def _told(hits: list[Hit]) -> list[tuple[object, ...]]:
    return [(start, end, term.senses, *(getattr(term, field) for field in FIELDS)) for start, end, term in hits]


def test_a_term_is_kept_as_it_was_made(table: Table) -> None:
    book = load()
    terms = made(book, table.bits, frame_slots(book, table.bits))
    assert table.texts == sorted(terms)
    assert len(table) > 10_000
    for number, text in enumerate(table.texts):
        for field in FIELDS:
            assert getattr(table[number], field) == getattr(terms[text], field), (text, field)
        frames = {f"f:{rule.frame.name}" for rule, _ in terms[text].rules}
        assert set(table[number].senses) == frames | {
            f"c:{name}" for name, bit in table.bits.items() if terms[text].bits & bit
        }


def test_a_term_is_one_object(table: Table) -> None:
    assert table[7] is table[7]


def _texts() -> list[str]:
    frames = [text for frame in load().frames for text in (*frame.examples, *frame.counter)]
    return [" ".join(frames[first : first + 12]) for first in range(0, len(frames), 12)]


def test_some_terms_are_found_as_all_are(whole: Lexicon, table: Table) -> None:
    some = Lexicon(table)
    found = 0
    for text in _texts():
        hits = _told(some.scan(text))
        assert hits == _told(whole.scan(text))
        found += len(hits)
    assert found > 5_000
    assert some._whole is None


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_text_made_of_terms_and_marks_is_read_alike(whole: Lexicon, table: Table, data: st.DataObject) -> None:
    words = st.sampled_from(table.texts) | st.sampled_from(
        ["the", "Su", "S", "35UB", "in", "to", "s", "’s", "_", "\n", "“", "é"]
    )
    parts = data.draw(st.lists(st.tuples(words, st.sampled_from([" ", "-", "–", "/", "", ", ", "\n"])), max_size=12))
    text = "".join(word + mark for word, mark in parts)
    assert _told(Lexicon.scan(_some(table), text)) == _told(whole.scan(text))


_SOME: dict[int, Lexicon] = {}


def _some(table: Table) -> Lexicon:
    """A lexicon that never comes to look for all terms."""
    if id(table) not in _SOME:
        _SOME[id(table)] = Lexicon(table)
    _SOME[id(table)]._scanned = 0
    return _SOME[id(table)]


def test_an_empty_text_holds_no_term(whole: Lexicon, table: Table) -> None:
    assert Lexicon(table).scan("") == whole.scan("") == []


def test_after_enough_text_all_terms_are_looked_for(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "SOME", 200)
    lexicon = Lexicon(table)
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
