"""The application and how it is served: routes, guards, and what a page is told when something goes wrong."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from comity.model import ComityError
from comity.store import Case, open_case
from comity.web import pages, review
from comity.web.desk import Desk, desk
from comity.web.guard import Guard

STATIC = {"comity.css": "text/css", "keys.js": "text/javascript"}


def app(case: Case, *, user: str = "", hosts: Sequence[str] = ()) -> Starlette:
    """The evidence browser and the review queue over `case`.

    `user` signs the decisions (by default the account that runs the server). `hosts` are names, besides those of this
    machine's loopback, under which pages may be asked for.
    """
    application = Starlette(
        routes=[
            Route("/", pages.overview),
            Route("/events", pages.events),
            Route("/events/{id}", pages.event),
            Route("/documents", pages.documents),
            Route("/documents/{id}", pages.document),
            Route("/review", review.show),
            Route("/decisions", review.decide, methods=["POST"]),
            Route("/decisions", review.history, methods=["GET"]),
            Route("/static/{name}", static),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: _refused, ComityError: _failed},
    )
    application.state.desk = Desk(case.path, user=user, token=token_urlsafe(32))
    return application


def serve(
    case_path: str | Path, host: str = "127.0.0.1", port: int = 8000, tell: Callable[[str], None] = lambda _: None
) -> None:
    """Serves the case until it is stopped; first `tell` gets the address. Raises `CaseError` before that, if the case cannot be opened."""
    import uvicorn

    case = open_case(case_path)
    tell(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    uvicorn.run(app(case, hosts=[host]), host=host, port=port, log_level="warning", server_header=False)


def static(request: Request) -> Response:
    """One of the files named in `STATIC`, and no other."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    content = (files("comity.web") / "static" / name).read_bytes()
    return Response(content, media_type=STATIC[name], headers={"cache-control": "max-age=3600"})


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    return desk(request).page("error.html", status=status, title=f"{status}", detail=detail)


def _failed(request: Request, error: Exception) -> Response:
    return desk(request).page("error.html", status=503, title="The case cannot be read", detail=str(error))
