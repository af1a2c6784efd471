from pathlib import Path

import pytest
from casefile import HOSTILE, Client, small

from comity.web import app

PAGES = [
    "/",
    "/events",
    "/events/e1",
    "/events/e2",
    "/documents",
    "/documents/d1",
    "/documents/d2",
    "/review",
    "/decisions",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(app(small(tmp_path_factory.mktemp("web") / "case"), user="Ann"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_and_escapes(client: Client, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert HOSTILE not in answer.text
    assert "javascript:" not in answer.text
    assert " style=" not in answer.text
    assert " on" + "click" not in answer.text


def test_an_event_has_its_quotes_in_context_lineages_conflicts(client: Client) -> None:
    page = client.get("/events/e1").text
    assert "Norway and Chad <mark>signed a sledge pact</mark> in Oslo" in page
    assert "2 documents, 2 independent sources" in page
    assert "2 May 2011" in page
    assert 'id="c-c4"' in page
    assert "Conflicts" in page


def test_a_check_is_told(client: Client) -> None:
    assert "Differs from sipri_register" in client.get("/events/e2").text


def test_a_document_marks_claims_and_leads_to_events(client: Client) -> None:
    page = client.get("/documents/d1").text
    assert "<mark>signed a sledge pact</mark>" in page
    assert 'href="/events/e1"' in page
    assert "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>" in page
    assert 'href="/review?claim=c2"' in page


def test_a_claim_of_a_long_document_is_led_to(tmp_path: Path) -> None:
    import msgspec
    from casefile import claim, document, fill

    from comity.store import create_case

    text = "A sentence. " * 20_000 + "Norway and Chad signed"
    at = len(text) - len("signed")
    case = create_case(tmp_path / "long", states=("NOR", "TCD"))
    replaced = msgspec.structs.replace(claim("c1"), start=at, end=len(text), sentence_start=at, sentence_end=len(text))
    fill(case, [], [replaced], [msgspec.structs.replace(document("d1"), text=text, blocks=())])
    client = Client(app(case))
    assert 'id="c-c1"' not in client.get("/documents/d1").text
    assert 'id="c-c1"' in client.get("/documents/d1?claim=c1").text


def test_unknown_years_are_not_drawn_as_0(client: Client) -> None:
    page = client.get("/").text
    assert "2010: unknown, no document" in page
    assert "2011: 2" in page


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["e1", "e2"]),
        ("order=newest", ["e2", "e1"]),
        ("year=2012", ["e2"]),
        ("party=NOR&type=agreement", ["e1", "e2"]),
        ("party=USA", []),
        ("text=SLEDGE+pact+signed", ["e1"]),
        ("dimension=arms", []),
        ("page=99", ["e1", "e2"]),
    ],
)
def test_filters(client: Client, query: str, ids: list[str]) -> None:
    page = client.get(f"/events?{query}").text
    found = [
        id
        for _, id in sorted((page.index(f'href="/events/{id}"'), id) for id in ("e1", "e2") if f"/events/{id}" in page)
    ]
    assert found == ids


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events/nothing", 404),
        ("/documents/nothing", 404),
        ("/review?claim=nothing", 404),
        ("/nothing", 404),
        ("/static/server.py", 404),
        ("/static/..%2fserver.py", 404),
        ("/static/%2e%2e/server.py", 404),
        ("/documents/..%2f..%2fcase.toml", 404),
        ("/events?page=x", 400),
        ("/events?page=-1", 400),
        ("/documents/d1?part=1e9", 400),
    ],
)
def test_what_is_not_there(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_static_files(client: Client) -> None:
    assert client.get("/static/comity.css").headers["content-type"].startswith("text/css")
    assert client.get("/static/keys.js").status_code == 200


def test_a_new_walk_is_seen(tmp_path: Path) -> None:
    from casefile import claim, document, event

    case = small(tmp_path / "case")
    client = Client(app(case))
    assert "2 events" in client.get("/events").text
    with case.walking() as walk:
        walk.make("events", [event("e9", "c1")], "2")
        walk.finish()
    page = client.get("/events").text
    assert "1 event." in page
    assert (claim("c1").document, document("d1").id) == ("d1", "d1")


def test_a_case_that_has_gone_is_told_in_one_line(tmp_path: Path) -> None:
    client = Client(app(small(tmp_path / "case")))
    (tmp_path / "case" / "case.toml").unlink()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "is no case" in answer.text
