from pathlib import Path

import pytest
from casefile import Client, small

from comity.store import open_case
from comity.web import app


@pytest.fixture
def path(tmp_path: Path) -> Path:
    small(tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def client(path: Path) -> Client:
    return Client(app(open_case(path), user="Ann"))


def test_the_least_certain_comes_first_and_decided_ones_leave(client: Client, path: Path) -> None:
    for id, left in (("c4", 4), ("c2", 3), ("c3", 2), ("c1", 1)):
        page = client.get("/review").text
        assert f'name="claim" value="{id}"' in page
        assert f"{left} claim" in page
        answer = client.post("/decisions", {"claim": id, "verdict": "accept"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/review?after={id}")
    assert "Every claim has been decided on" in client.get("/review").text
    decisions = open_case(path).decisions.list()
    assert [(each.id, each.verdict, each.user, each.subject) for each in decisions] == [
        (id, "accept", "Ann", "claim") for id in ("c4", "c2", "c3", "c1")
    ]


def test_skip_leads_on_and_round(client: Client) -> None:
    assert 'name="claim" value="c2"' in client.get("/review?after=c4").text
    assert 'name="claim" value="c4"' in client.get("/review?after=c1").text


def test_undo_is_another_row(client: Client, path: Path) -> None:
    client.post("/decisions", {"claim": "c3", "verdict": "reject"})
    page = client.get("/review").text
    assert "Stored as number 1" in page
    assert "rejected" in page
    answer = client.post("/decisions", {"claim": "c3", "verdict": "undo"})
    assert answer.headers["location"] == "/review?claim=c3"
    case = open_case(path)
    assert [each.verdict for each in case.decisions.list()] == ["reject", "undo"]
    assert case.decisions.latest() == {}
    assert "Stored as" not in client.get("/review").text
    assert client.post("/decisions", {"claim": "c3", "verdict": "undo"}).status_code == 400


def test_amending(client: Client, path: Path) -> None:
    client.post("/decisions", {"claim": "c3", "verdict": "amend", "field": "parties", "value": "nor, usa"})
    (stored,) = open_case(path).decisions.list()
    assert (stored.verdict, stored.field, stored.value) == ("amend", "parties", "NOR USA")
    assert "parties is NOR USA" in client.get("/events/e2").text
    assert "parties to “NOR USA” by Ann" in client.get("/review?claim=c3").text
    assert "NOR USA" in client.get("/decisions").text


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("date", "last+May", "is no date"),
        ("date", "2011-13", "is no date"),
        ("type", "war", "is no type"),
        ("status", "perhaps", "is no status"),
        ("parties", "NOR XXX", "no party has the code XXX"),
        ("quote", "x", "no field"),
        ("place", "x" * 501, "at most 500"),
    ],
)
def test_a_value_the_field_cannot_hold_is_not_stored(
    client: Client, path: Path, field: str, value: str, says: str
) -> None:
    answer = client.post("/decisions", {"claim": "c3", "verdict": "amend", "field": field, "value": value})
    page = client.get(answer.headers["location"]).text
    assert "Not stored:" in page
    assert says in page
    assert open_case(path).decisions.list() == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"claim": "nothing", "verdict": "accept"}, 404),
        ({"claim": "c1", "verdict": "maybe"}, 400),
        ({"claim": "c1"}, 400),
        ({}, 404),
        ({"claim": "c1", "verdict": "accept", "token": "wrong"}, 403),
    ],
)
def test_what_cannot_be_decided(client: Client, path: Path, fields: dict[str, str], status: int) -> None:
    assert client.post("/decisions", fields).status_code == status
    assert open_case(path).decisions.list() == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, 303),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9000"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"content-type": "text/plain"}, 400),
        ({"host": "evil.example"}, 421),
        ({"host": "localhost:8000"}, 303),
        ({"host": "[::1]:8000"}, 303),
        ({"host": "127.0.0.1.evil.example"}, 421),
        ({"host": "evil@127.0.0.1"}, 421),
    ],
)
def test_who_may_decide(client: Client, path: Path, headers: dict[str, str], status: int) -> None:
    answer = client.post("/decisions", {"claim": "c1", "verdict": "accept"}, headers=headers)
    assert answer.status_code == status
    assert len(open_case(path).decisions.list()) == (status == 303)


def test_too_large_a_form_and_bytes_that_are_none(client: Client) -> None:
    assert client.post("/decisions", {"claim": "x" * 70_000}).status_code == 413
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.ask("POST", "/decisions", content=b"token=%ff&claim=\xff", headers=headers).status_code == 400


def test_every_answer_is_dressed(client: Client) -> None:
    for page in ("/", "/nothing", "/static/keys.js"):
        headers = client.get(page).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.ask("DELETE", "/decisions").status_code == 405


def test_another_name_is_served_only_if_asked_for(path: Path) -> None:
    named = Client(app(open_case(path), hosts=["desk.example"]))
    assert named.get("/", headers={"host": "desk.example:8000"}).status_code == 200
