"""Families of copies, whatever the order of the documents; checked against the comparison of all pairs."""

import random
from itertools import combinations

import pytest

from comity import documents
from comity.documents.lineage import CONTAINED

WORDS = [
    a + b + c
    for a in ("ka", "lo", "mi", "ru", "ta")
    for b in ("ne", "po", "si", "vu")
    for c in ("", "r", "n", "st", "ly")
]


def prose(seed: str, count: int = 300) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(count)]


def document(words: list[str], name: str):
    return documents.from_text(" ".join(words).capitalize() + ".", name=name)


@pytest.fixture
def family():
    base = prose("base", 1200)
    changed = [word if number % 40 else "changed" for number, word in enumerate(base)]
    return [
        document(base, "base"),
        document(changed, "reprint"),
        document(base[200:350], "shortened"),
        document([*prose("more", 900), *base], "extended"),
        *(document(prose(f"other {number}"), f"other {number}") for number in range(20)),
        document(base[400:460] + prose("quotes", 300), "quotes"),
    ]


def test_a_family(family):
    rows = {row.document: row for row in documents.lineages(family)}
    kin = family[:4]
    assert len({rows[member.id].id for member in kin}) == 1
    assert rows[kin[0].id].id == min(member.id for member in kin)
    assert rows[kin[1].id].relation == "reprint"
    assert rows[kin[2].id].relation == "shortened"
    assert rows[kin[3].id].relation == "extended"
    for alone in family[4:]:
        assert rows[alone.id].relation == "alone"
        assert rows[alone.id].id == alone.id


def test_the_order_does_not_matter(family):
    rows = documents.lineages(family)
    for seed in range(3):
        shuffled = family[:]
        random.Random(seed).shuffle(shuffled)
        assert documents.lineages(iter(shuffled)) == rows
    assert documents.lineages(family + family[:3]) == rows


def test_against_all_pairs():
    """An independent oracle: sets of 5-grams compared pair by pair, grown together by flooding."""
    chance = random.Random(7)
    bases = [prose(f"base {number}", 240) for number in range(8)]
    texts = [
        base[low : low + 120] + prose(f"{n} {low}", chance.randrange(0, 120))
        for n, base in enumerate(bases)
        for low in (0, 40, 110)
    ]
    docs = [document(text, str(number)) for number, text in enumerate(texts)]
    grams = [{tuple(text[at : at + 5]) for at in range(len(text) - 4)} for text in texts]
    kin: dict[str, set[str]] = {doc.id: {doc.id} for doc in docs}
    for (a, one), (b, other) in combinations(zip(docs, grams, strict=True), 2):
        if len(one & other) >= CONTAINED * min(len(one), len(other)):
            joined = kin[a.id] | kin[b.id]
            for member in joined:
                kin[member] = joined
    assert {row.document: row.id for row in documents.lineages(docs)} == {
        id_: min(members) for id_, members in kin.items()
    }


def test_hyphens_and_case_do_not_hide_a_copy():
    words = prose("base", 100)
    one = documents.from_text("The anti-access co-operation " + " ".join(words) + ".")
    other = documents.from_text("THE ANTIACCESS COOPERATION " + " ".join(words).upper() + ".")
    assert len({row.id for row in documents.lineages([one, other])}) == 1


def test_very_short_texts():
    short = [
        documents.from_text(text) for text in ("China and Russia met.", "China and Russia met!", "Japan did not.", "No")
    ]
    rows = documents.lineages(short)
    assert len({row.id for row in rows}) == 3
