"""The verb: all tables of a case as one page."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from comity.codebook.load import load
from comity.model import Check, Claim, Document, Event, Lineage, Measure, Passage, Series
from comity.report import aside, ledger, sources, summary
from comity.report.charts import charts, colours
from comity.report.citation import bibliography
from comity.report.dyads import dyads, pair, variables
from comity.report.index import Index
from comity.report.words import anchor, listed, plain, visible

if TYPE_CHECKING:
    from jinja2 import Environment

#: What draws the charts, in the order the browser needs it.
DRAWING = ("vendor/vega.min.js", "vendor/vega-lite.min.js", "vendor/vega-interpreter.js", "templates/draw.js")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """How a report came about: the command, the version of each part, and when (left out unless given)."""

    command: str = ""
    versions: Mapping[str, str] = msgspec.field(default_factory=dict)
    at: str = ""


def render(
    *,
    title: str,
    states: Sequence[str],
    documents: Iterable[Document],
    lineages: Iterable[Lineage],
    passages: Iterable[Passage],
    claims: Iterable[Claim],
    events: Iterable[Event],
    series: Iterable[Series],
    measures: Iterable[Measure],
    checks: Iterable[Check] = (),
    made: Made | None = None,
) -> str:
    """One HTML document that needs nothing else: styles, scripts, data and the text around all evidence are in it.

    `states` are codes; an empty `title` is made from their names. Without a script the page reads the same,
    without its charts. Of each document only the paragraphs that hold evidence and their neighbours are embedded.
    """
    index = Index(load(), states, documents, lineages, passages, claims, events, series, measures)
    pairs = dyads(index)
    drawn = {dyad.code: list(charts(index, dyad)) for dyad in pairs}
    page: dict[str, Any] = {
        "title": visible(title) or listed(map(index.party, index.states)) or "A case",
        "states": listed(map(index.party, index.states)),
        "read": summary.read(index),
        "dyads": pairs,
        "silent": [pair(index, code) for code in _silent(index, [dyad.code for dyad in pairs])],
        "findings": {dyad.code: list(summary.findings(index, dyad)) for dyad in pairs},
        "across": list(summary.across(index)),
        "columns": [plain(name.split(".")[1]) for name in variables(index)],
        "charts": drawn,
        "colours": {plain(name): colour for name, colour in colours(index).items()},
        "chapters": ledger.chapters(index),
        "events": len(index.events),
        "conflicts": [entry for chapter in ledger.chapters(index) for entry in chapter.entries if entry.conflicts],
        "sources": sources.sources(index),
        "families": sources.families(index),
        "back": _back(index),
        "bibliography": bibliography(index.documents),
        "refused": aside.refused(index),
        "kinds": aside.kinds(index),
        "stated": list(aside.stated(index)),
        "loose": aside.loose(index),
        "compared": aside.compared(index, checks),
        "counts": aside.counts(index),
        "made": made or Made(),
    }
    page["groups"] = script_json(index.figures.groups())
    page["specs"] = script_json({chart.id: chart.spec for found in drawn.values() for chart in found})
    return _page(page)


def _silent(index: Index, known: Sequence[str]) -> list[str]:
    """The pairs of which no document tells."""
    names = [f"{a}-{b}" for place, a in enumerate(index.states) for b in index.states[place + 1 :]]
    return [name for name in names if name not in known]


def _back(index: Index) -> dict[int, tuple[str, str, str]]:
    """For the number of each claim: its anchor, and the link and name of the event it tells of (empty for none)."""
    found = {}
    for claim in index.claims:
        event = index.event_of.get(claim.id)
        href = "#" + anchor("e", event.id) if event else ""
        label = visible(event.label) or plain(event.type) if event else ""
        found[index.numbers[claim.id]] = (anchor("c", claim.id), href, label)
    return found


def script_json(value: object) -> str:
    """`value` as JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _page(page: Mapping[str, Any]) -> str:
    """The template filled in. Its scripts are named by their hashes, and the browser is told to run no others."""
    needed = (*(DRAWING if any(page["charts"].values()) else ()), "templates/page.js")
    scripts, hashes = scripted(needed)
    style = resource("templates/page.css")
    return environment().get_template("page.html").render(**page, scripts=scripts, hashes=hashes, style=style)


def scripted(paths: Sequence[str]) -> tuple[list[str], str]:
    """Scripts of this room, and their hashes as a content security policy names them."""
    scripts = [resource(path) for path in paths]
    return scripts, " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)


@cache
def resource(path: str) -> str:
    """A file of this room as text."""
    return (files("comity.report") / path).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """The templates; whatever is put into one is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("comity.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
