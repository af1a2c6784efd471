"""The review queue: the least certain claim that nobody has decided on, and what people decide about it.

A decision is on disk before its page is sent: the store commits it and syncs, then the answer points to the next claim.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Literal
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from comity.model import Decision, Refused
from comity.web.amend import FIELDS, amended
from comity.web.desk import Desk, desk
from comity.web.guard import form
from comity.web.highlight import around
from comity.web.shelf import Index

PLAIN: Mapping[str, Literal["accept", "reject"]] = {"accept": "accept", "reject": "reject"}
SHOWN = 100
"""Decisions on one page of the history."""


def show(request: Request) -> Response:
    """One claim with the forms to decide on it: the one asked for, or the first that is undecided."""
    here, index = desk(request), desk(request).index()
    standing = here.standing()
    asked = request.query_params
    id = asked.get("claim", "") or _next(index, standing, after=asked.get("after", ""))
    found = index.claims([id]) if id else []
    if id and not found:
        raise HTTPException(404, "There is no such claim (a later walk may have changed it).")
    decisions = here.decisions.list()
    claim = found[0] if found else None
    document = index.documents([claim.document]).get(claim.document) if claim else None
    return here.page(
        "review.html",
        claim=claim,
        document=document,
        context=around(document, claim) if claim and document else [],
        event=index.event_of.get(id, ""),
        left=len(index.queue) - sum(id in standing for id in index.queue),
        standing=standing.get(id),
        history=[each for each in decisions if each.id == id],
        last=_last(here, decisions),
        checks=index.checks([id]).get(id, []),
        fields=FIELDS,
        types=[kind.name for kind in here.codebook.types],
        said=asked.get("problem", "")[:300],
    )


def _next(index: Index, standing: Mapping[str, Decision], after: str = "") -> str:
    """The first undecided claim of the queue; behind `after`, if that is given and one is left there."""
    behind = islice(index.queue, index.place(after) + 1, None) if after else iter(())
    undecided = (id for part in (behind, index.queue) for id in part if id not in standing)
    return next(undecided, "")


def _last(here: Desk, decisions: list[Decision]) -> Decision | None:
    """This person's last decision that still holds, which the key u takes back."""
    stack: list[Decision] = []
    for each in decisions:
        if each.user != here.user:
            continue
        if each.verdict != "undo":
            stack.append(each)
        elif (before := next((kept for kept in reversed(stack) if kept.id == each.id), None)) is not None:
            stack.remove(before)
    return stack[-1] if stack else None


async def decide(request: Request) -> Response:
    """Writes one decision down, then points to the next claim, or back to the claim whose decision was taken back."""
    here = desk(request)
    fields = await form(request, here.token)
    return RedirectResponse(await run_in_threadpool(_decide, here, fields), status_code=303)


def _decide(here: Desk, fields: Mapping[str, str]) -> str:
    """The address to go on to."""
    index, id, verdict = here.index(), fields.get("claim", ""), fields.get("verdict", "")
    if index.place(id) < 0:
        raise HTTPException(404, "There is no such claim (a later walk may have changed it).")
    if verdict in PLAIN:
        here.decisions.append("claim", id, PLAIN[verdict], user=here.user, note=fields.get("note", "")[:1000])
        return "/review?" + urlencode({"after": id})
    if verdict == "amend":
        field = fields.get("field", "")
        try:
            value = amended(field, fields.get("value", ""), here.codebook)
        except Refused as refused:
            return "/review?" + urlencode({"claim": id, "problem": str(refused)})
        here.decisions.append("claim", id, "amend", field=field, value=value, user=here.user)
        return "/review?" + urlencode({"claim": id})
    if verdict == "undo" and id in here.standing():
        here.decisions.append("claim", id, "undo", user=here.user)
        return "/review?" + urlencode({"claim": id})
    raise HTTPException(400, "There is nothing to undo." if verdict == "undo" else "There is no such decision.")


def history(request: Request) -> Response:
    """The last decisions, the newest first."""
    here, index = desk(request), desk(request).index()
    decisions = here.decisions.list()
    return here.page(
        "history.html",
        decisions=decisions[: -SHOWN - 1 : -1],
        total=len(decisions),
        event_of=index.event_of,
        shown=SHOWN,
    )
