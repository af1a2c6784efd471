"""Questions that are put again are told by their texts."""

import pytest

from comity import ideal
from comity.model import Refused

TEXTS = [
    "Prohibition of lighthouses on inland canals: resolution 12/34, adopted 1990",
    "Situation of migrating herons in mountain valleys, item 7",
    "Prohibition of lighthouses on inland canals: resolution 13/40, adopted 1991",
    "Budget of the commission for tidal mills",
    "Budget of the commission for tidal mills",
    "Situation of migrating herons in mountain valleys, item 9",
    "Herons",
    "Prohibition of lighthouses on inland canals: resolution 18/2",
]
SESSIONS = [1, 1, 2, 2, 2, 3, 3, 6]


def test_chains_lead_to_the_first_question() -> None:
    chain = ideal.bridges(TEXTS, SESSIONS)
    assert chain[2] == 0  # in the next session, with other numbers
    assert chain[5] == 1  # two sessions later
    assert chain[7] == 7  # put last too long ago
    assert list(chain[[3, 4]]) == [3, 4]  # never within one session
    assert chain[6] == 6  # one word says too little


def test_no_texts() -> None:
    assert len(ideal.bridges([], [])) == 0


def test_bad_input_is_told() -> None:
    with pytest.raises(Refused, match=r"expected \(2,\)"):
        ideal.bridges(["a", "b"], [1])
