"""What all pages share: the index, the decisions, the names of parties, the templates."""

import getpass
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from comity.codebook.load import load
from comity.model import Decision
from comity.report.words import address, number, party_names, plain, several, visible, when
from comity.store.decisions import Decisions
from comity.web.shelf import Index, Shelf


class Desk:
    """One for each application."""

    def __init__(self, path: Path, *, user: str, token: str) -> None:
        self.user = user or _account()
        self.token = token
        self._shelf = Shelf(path)
        self.decisions = Decisions(path / "decisions.sqlite")
        self.codebook = load()

    def index(self) -> Index:
        """The index of the case as it is now."""
        return self._shelf.index()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of parties by code."""
        return party_names(self.codebook)

    def standing(self) -> Mapping[str, Decision]:
        """The decision that holds for each claim that has one."""
        return {id: found for (subject, id), found in self.decisions.latest().items() if subject == "claim"}

    def page(self, template: str, status: int = 200, **content: object) -> HTMLResponse:
        """A page from a template."""
        shared = {"user": self.user, "token": self.token}
        return HTMLResponse(self._templates.get_template(template).render(**shared, **content), status_code=status)

    @cached_property
    def _templates(self) -> Environment:
        templates = Environment(
            loader=PackageLoader("comity.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.filters.update(
            visible=visible, when=when, number=number, plain=plain, address=address, party=self._party, several=several
        )
        return templates

    def _party(self, code: str) -> str:
        return visible(self.names.get(code, code))


def desk(request: Request) -> Desk:
    """The desk of the application that a request came to."""
    found: Desk = request.app.state.desk
    return found


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no account has this number, and no variable names one
        return "unnamed"
