"""Claims into events: the pinned floors, and what must hold of every grouping."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from comity.claims.rows import from_rows
from comity.events import merge, to_row
from comity.events.score import Agreement, b_cubed, grouping, pairs
from comity.model import Claim, ComityError, Event

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared" / "gold"


def small() -> tuple[list[Claim], dict[str, str]]:
    """The claims made up for these tests, and the event each is of."""
    lines = (HERE / "gold.jsonl").read_text("utf-8").splitlines()
    claims, refused = from_rows(lines, "gold.jsonl")
    assert not refused
    return claims, {row["id"]: row["event"] for row in map(json.loads, lines)}


def agreement(claims: list[Claim], gold: dict[str, str]) -> tuple[Agreement, Agreement]:
    found = grouping((event.id, event.claims) for event in merge(claims, {}))
    return b_cubed(gold, found), pairs(gold, found)


def event_of(name: str, events: list[Event], gold: dict[str, str]) -> Event:
    (found,) = [event for event in events if {gold[claim] for claim in event.claims} == {name}]
    return found


def claim(name: str, **fields: object) -> Claim:
    row = {
        "id": name,
        "doc": name.partition("-")[0],
        "type": "exercise",
        "parties": ["ESP", "PRT"],
        "quote": "they drilled",
    }
    (one,), refused = from_rows([json.dumps(row | fields)], "made-up")
    assert not refused
    return one


# ------------------------------------------------------------------------------------------ the floors


def test_the_floor_on_our_own_claims() -> None:
    claims, gold = small()
    assert len(claims) >= 40
    by_claim, by_pair = agreement(claims, gold)
    assert by_claim.f1 >= 0.95
    assert by_pair.f1 >= 0.90


@pytest.mark.parametrize("left_out", ["", "000"])
def test_the_floor_on_the_gold_claims(left_out: str) -> None:
    if not (SHARED / "events.jsonl").exists():
        pytest.skip("the gold claims are not beside the repository")
    claims = [
        claim
        for file in sorted(SHARED.glob("dev/*.jsonl"))
        if file.stem != left_out
        for claim in from_rows(file.read_text("utf-8").splitlines(), file.name)[0]
    ]
    rows = map(json.loads, (SHARED / "events.jsonl").read_text("utf-8").splitlines())
    gold = grouping((row["event"], row["claims"]) for row in rows)
    known = {claim.id for claim in claims}
    by_claim, by_pair = agreement(claims, {name: event for name, event in gold.items() if name in known})
    assert by_claim.f1 >= 0.97
    assert by_pair.f1 >= 0.90


# ------------------------------------------------------------------------------- what must always hold


def shapes(events: list[Event]) -> list[dict[str, object]]:
    return [to_row(event) for event in events]


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_claims_changes_nothing(luck: random.Random) -> None:
    claims, _ = small()
    want = shapes(merge(claims, {}))
    luck.shuffle(claims)
    assert shapes(merge(claims, {})) == want


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_telling_a_claim_twice_changes_no_grouping(data: st.DataObject) -> None:
    claims, _ = small()
    twice = data.draw(st.lists(st.sampled_from(claims), max_size=15, unique_by=lambda one: one.id))
    again = [from_rows([json.dumps({**_row(one), "id": f"{one.id}/2"})], one.doc)[0][0] for one in twice]
    want = {frozenset(event.claims) for event in merge(claims, {})}
    got = {
        frozenset(name.removesuffix("/2") for name in event.claims) for event in merge([*claims, *again, *twice], {})
    }
    assert got == want


def _row(one: Claim) -> dict[str, object]:
    from comity.claims.rows import to_row

    return to_row(one)


def test_every_claim_stands_in_one_event() -> None:
    claims, _ = small()
    told = [name for event in merge(claims, {}) for name in event.claims]
    assert sorted(told) == sorted(claim.id for claim in claims)


def test_two_claims_with_one_id_and_an_unknown_type_are_refused() -> None:
    with pytest.raises(ComityError, match="two different claims"):
        merge([claim("a-1"), claim("a-1", quote="other")], {})
    with pytest.raises(ComityError, match="no such type"):
        merge([replace(claim("a-1"), type="picnic")], {})
    assert merge([], {}) == []


def test_a_vague_claim_does_not_tie_two_precise_ones_together() -> None:
    spring = claim("a-1", date="2011-03", quote="a large drill off Cadiz")
    autumn = claim("b-1", date="2011-10", quote="a large drill off Cadiz")
    vague = claim("c-1", date="2011", quote="a large drill off Cadiz")
    undated = claim("d-1", quote="a large drill off Cadiz")
    events = merge([spring, autumn, vague, undated], {})
    assert len(events) == 2
    assert {name for event in events for name in event.claims} == {"a-1", "b-1", "c-1", "d-1"}


# --------------------------------------------------------------------------- values, conflicts and links


def test_the_most_precise_date_wins_and_the_others_are_kept() -> None:
    claims, gold = small()
    treaty = event_of("treaty", merge(claims, {}), gold)
    assert treaty.date == "2008-03-04"
    assert treaty.values["date"] == ("2008-03-04", "2008")
    assert (treaty.place, treaty.dimension, treaty.status) == ("Salamanca", "commitment", "occurred")
    assert not treaty.conflicts


def test_between_equally_precise_values_lineages_decide_not_documents() -> None:
    told = [
        claim("a-1", date="2011-06-01", attributes={"name": "Oar 1"}),
        claim("b-1", date="2011-06-01", attributes={"name": "Oar 1"}, quote="they drilled at sea"),
        claim("c-1", date="2011-06-03", attributes={"name": "Oar 1"}),
        claim("d-1", date="2011-06-03", attributes={"name": "Oar 1"}, quote="drilled they have"),
    ]
    reprint = {told[0].document: "one", told[1].document: "one"}
    (event,) = merge(told, reprint)
    assert event.date == "2011-06-03"
    (conflict,) = event.conflicts
    assert (conflict.field, conflict.values) == ("date", ("2011-06-03", "2011-06-01"))
    assert conflict.claims == (("c-1", "d-1"), ("a-1", "b-1"))
    assert (len(event.documents), len(event.lineages)) == (4, 3)


def test_numbers_that_contradict_each_other_are_conflicts() -> None:
    claims, gold = small()
    events = merge(claims, {})
    conflicts = {name: event_of(name, events, gold).conflicts for name in ("order", "value", "sea-2011", "delivery")}
    assert [(c.field, set(c.values)) for c in conflicts["order"]] == [("quantity", {"6", "8"})]
    assert [(c.field, set(c.values)) for c in conflicts["value"]] == [("value", {"40000000", "44000000"})]
    assert [(c.field, set(c.values)) for c in conflicts["sea-2011"]] == [("sailors", {"900", "1400"})]
    assert not conflicts["delivery"]


def test_what_is_coded_twice_is_one_event_of_the_acts_type() -> None:
    claims, gold = small()
    drill = event_of("drill", merge(claims, {}), gold)
    assert (drill.type, drill.dimension) == ("exercise", "military")
    assert drill.parties == ("DNK", "FIN", "SWE")
    assert drill.label == "exercise Cold Anchor, DNK FIN SWE, 2020-02, near Finland’s coast"


@pytest.mark.parametrize(
    ("one", "relation", "other"),
    [
        ("sea-2015-plan", "step_of", "sea-2015"),
        ("delivery", "step_of", "order"),
        ("meeting", "step_of", "visit-minister"),
        ("treaty-renewed", "renews", "treaty"),
        ("sea-2013", "instance_of", "exercises"),
    ],
)
def test_announced_signed_delivered_renewed_are_steps_of_one_chain(one: str, relation: str, other: str) -> None:
    claims, gold = small()
    events = merge(claims, {})
    links = event_of(one, events, gold).links
    assert [(link.relation, link.event) for link in links] == [(relation, event_of(other, events, gold).id)]


def test_confidence_grows_with_lineages_and_is_unknown_where_no_coder_says() -> None:
    alone, twice = claim("a-1", confidence=0.8), claim("b-1", confidence=0.5)
    (event,) = merge([alone, twice, claim("c-1")], {})
    assert event.confidence == 0.9
    (event,) = merge([alone, twice], {twice.document: alone.document})
    assert event.confidence == 0.8
    (event,) = merge([claim("c-1")], {})
    assert event.confidence is None
