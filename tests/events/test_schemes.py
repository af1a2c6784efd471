"""Our events in the words of PLOVER and CAMEO: every type and status has a rule, and nothing is lost."""

import pytest

from comity.codebook.load import load
from comity.events.schemes import SCHEMES, rows
from comity.model import STATUSES, Event

TYPES = [kind.name for kind in load().types]
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "DEMAND", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION",
    "MOBILIZE", "COERCE", "ASSAULT", "",
}  # fmt: skip


def event(
    kind_: str, status: str, source: tuple[str, ...] = (), target: tuple[str, ...] = (), **attributes: str
) -> Event:
    return Event(
        id="e", type=kind_, dimension="x", label="", parties=("CHN", "RUS"), source=source, target=target, status=status,
        attributes=attributes, claims=("c",), documents=("d",), lineages=("d",), date="2019-05",
    )  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("status", STATUSES)
def test_every_type_and_status_has_a_row_with_a_code_or_a_gap(scheme: str, kind: str, status: str) -> None:
    found = list(rows([event(kind, status)], scheme))
    assert found
    for row in found:
        assert (row.get("event") or row.get("code")) or row["gap"]
        assert row.get("event", "") in PLOVER
        assert row["event_id"] == "e"
        assert row["comity_type"] == kind


def test_a_reciprocal_act_has_a_row_each_way_and_a_directed_one_only_its_own() -> None:
    assert [(row["source"], row["target"]) for row in rows([event("exercise", "occurred")], "cameo")] == [
        ("CHN", "RUS"),
        ("RUS", "CHN"),
    ]
    assert [
        (row["source"], row["target"]) for row in rows([event("visit", "occurred", ("CHN",), ("RUS",))], "cameo")
    ] == [("CHN", "RUS")]


def test_what_is_planned_is_of_the_future_and_what_was_refused_is_no_event() -> None:
    (row,) = rows([event("visit", "planned", ("CHN",), ("RUS",))], "plover")
    assert (row["event"], row["context"]) == ("AGREE", "diplomatic;future")
    (row,) = rows([event("visit", "not_occurred", ("CHN",), ("RUS",))], "plover")
    assert row["event"] == ""
    assert row["gap"]


def test_attributes_choose_the_rule() -> None:
    (row,) = rows([event("pressure", "occurred", ("CHN",), ("RUS",), kind="sanction")], "cameo")
    assert (row["code"], row["root"]) == ("163", "16")
