"""A small case written straight into the store, and a client that asks its application without a network."""

import asyncio
from pathlib import Path

import httpx
from starlette.applications import Starlette

from comity.model import Block, Check, Claim, Conflict, Document, Event, Lineage, Series
from comity.store import Case, create_case, open_case

HOSTILE = "<script>alert(1)</script>"
TEXTS = {
    "d1": "Norway and Chad signed a sledge pact in Oslo on 2 May 2011. <script>alert(1)</script> & more.",
    "d2": "Chad sold Norway 12 sledges in 2012. Norway and Chad signed the pact in 2010.",
}
QUOTES = {
    "c1": ("d1", "signed a sledge pact", 0.9),
    "c2": ("d1", HOSTILE, 0.2),
    "c3": ("d2", "sold Norway 12 sledges", 0.5),
    "c4": ("d2", "signed the pact", None),
}


def claim(id: str) -> Claim:
    document, quote, confidence = QUOTES[id]
    text = TEXTS[document]
    start = text.index(quote)
    return Claim(
        id=id, document=document, doc=f"name-{document}", kind="claim", type="agreement", quote=quote, sentence=text,
        start=start, end=start + len(quote), sentence_start=0, sentence_end=len(text), parties=("NOR", "TCD"),
        date="2011-05-02", place=f"Oslo {HOSTILE}", status="occurred", attributes={"title": HOSTILE}, coder="rules",
        frame="f", confidence=confidence,
    )  # fmt: skip


def document(id: str) -> Document:
    text = TEXTS[id]
    return Document(
        id=id, name=f"name-{id}", path=f"{id}.txt", format="text", size=len(text), text=text,
        title=f"Title {HOSTILE} {id}",
        blocks=(Block(start=0, end=len(text), kind="body"),), publisher="Sledge Post", url="javascript:alert(1)",
        published="2011-05-03", language="en",
    )  # fmt: skip


def event(id: str, *claims: str, date: str = "2011-05-02") -> Event:
    documents = tuple(sorted({QUOTES[one][0] for one in claims}))
    dated = Conflict(field="date", values=("2011-05-02", "2010"), claims=(("c1",), ("c4",)))
    return Event(
        id=id, type="agreement", dimension="commitment", label=f"Sledge pact {HOSTILE}", parties=("NOR", "TCD"),
        date=date, claims=claims, documents=documents, lineages=documents,
        conflicts=(dated,) if "c4" in claims else (),
    )  # fmt: skip


def fill(case: Case, events: list[Event], claims: list[Claim], documents: list[Document]) -> None:
    """The tables of a walk that has ended."""
    versions = {one.id: "1" for one in documents}
    with case.walking() as walk:
        walk.add("documents", versions, documents=documents)
        walk.add("claims", versions, passages=[], claims=claims)
        walk.make("lineages", [Lineage(id=one.id, document=one.id) for one in documents], "1")
        walk.make("events", events, "1")
        rows = [
            Series(dyad="NOR-TCD", year=2010, variable="events.commitment", value=None, reason="no document"),
            Series(dyad="NOR-TCD", year=2011, variable="events.commitment", value=2.0),
        ]
        walk.make("series", rows, "1")
        walk.make("checks", [Check(claim="c3", dataset="sipri_register", verdict="differs", reason=HOSTILE)], "1")
        walk.finish()


def small(path: Path) -> Case:
    case = create_case(path, states=("NOR", "TCD"), title=f"Sledges {HOSTILE}")
    fill(
        case,
        [event("e1", "c1", "c4"), event("e2", "c3", date="2012")],
        list(map(claim, QUOTES)),
        list(map(document, TEXTS)),
    )
    return open_case(path)


class Client:
    """Asks an application as a browser on this machine would, or as `headers` say."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def ask(self, method: str, path: str, **given: object) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
                return await client.request(method, path, **given)  # type: ignore[arg-type]

        return asyncio.run(once())

    def get(self, path: str, **given: object) -> httpx.Response:
        return self.ask("GET", path, **given)

    def post(self, path: str, data: dict[str, str], **given: object) -> httpx.Response:
        return self.ask("POST", path, data={"token": self._app.state.desk.token, **data}, **given)
