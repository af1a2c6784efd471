"""Commands on a case: new, add, walk, status, report, export, serve, demo."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.app import AsJson, Quiet, app, leave, note, say, say_json
from comity.cli.progress import shown
from comity.model import Refused

CasePath = Annotated[Path, typer.Argument(help="The folder of the case.", metavar="CASE")]
Paths = Annotated[list[str], typer.Argument(help="Files or folders of .txt .md .html .pdf .docx.", metavar="PATH...")]


@app.command()
def new(
    case: CasePath,
    states: Annotated[
        list[str], typer.Option("--states", help="ISO codes of the states in question, as in: --states CHN RUS.")
    ],
    more: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    title: Annotated[str, typer.Option("--title", help="What the case is called.")] = "",
    period: Annotated[str, typer.Option("--period", help="The years in question, as in 1989/2024.")] = "",
    quiet: Quiet = False,
) -> None:
    """Make an empty case."""
    from comity.codebook.load import load
    from comity.store import create_case

    codes = [code.upper() for given in (*states, *(more or ())) for code in given.replace(",", " ").split()]
    known = {state.code for state in load().states}
    if unknown := [code for code in codes if code not in known]:
        raise typer.BadParameter(
            f"no state has the code {unknown[0]!r} (ISO 3166 alpha-3, as in CHN)", param_hint="--states"
        )
    create_case(case, title=title, states=codes, period=period)
    note(f"Made {case}. Next: comity add {case} PATH...", quiet)


@app.command()
def add(
    case: CasePath,
    paths: Paths,
    published: Annotated[str, typer.Option("--published", help="The date of publication of all of them.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", help="Their publisher.")] = "",
    title: Annotated[str, typer.Option("--title", help="Their title.")] = "",
    walk: Annotated[bool, typer.Option("--walk/--no-walk", help="Read and code them at once.")] = True,
    jobs: Annotated[int | None, typer.Option("--jobs", help="How many processes; all processors if left out.")] = None,
    quiet: Quiet = False,
) -> None:
    """Add documents to a case, and read them."""
    from comity import flow
    from comity.documents import Metadata
    from comity.store import open_case

    opened = open_case(case)
    known = Metadata(
        title=title, publisher=publisher, published=published, published_from="option" if published else ""
    )
    added = flow.add(opened, paths, known)
    note(f"{len(added.new)} new, {len(added.changed)} with other metadata, {len(added.there)} already there", quiet)
    aside = walked(case, jobs, quiet) if walk else []
    leave([*added.refused, *aside])


@app.command()
def walk(
    case: CasePath,
    jobs: Annotated[int | None, typer.Option("--jobs", help="How many processes; all processors if left out.")] = None,
    quiet: Quiet = False,
) -> None:
    """Do what is not yet done: documents, passages, claims, events, series, measures, checks."""
    leave(walked(case, jobs, quiet))


def walked(case: Path, jobs: int | None, quiet: bool) -> list[Refused]:
    """Walk a case with progress shown; the documents it set aside, each with its reason."""
    from comity import flow
    from comity.store import open_case

    with shown(quiet) as progress:
        outcome = flow.walk(open_case(case), jobs=jobs, progress=progress)
    note(f"read {outcome.read} documents, coded {outcome.coded}, set aside {len(outcome.aside)}", quiet)
    return [Refused(document.reason, where=document.path) for document in outcome.aside]


@app.command()
def status(case: CasePath, as_json: AsJson = False) -> None:
    """Say what a case holds."""
    from comity.store import NOUNS, open_case

    opened = open_case(case)
    counts = {name: len(opened.table(name)) for name in NOUNS if name != "walked"}
    counts["lineages"] = len({lineage.id for lineage in opened.table("lineages").records()})  # families, not rows
    aside = sum(document.status != "read" for batch in opened.table("documents").batches() for document in batch)
    waiting = len(opened.waiting())
    if as_json:
        said = {"title": opened.title, "states": list(opened.states), "tables": counts}
        say_json({**said, "set_aside": aside, "waiting": waiting})
        return
    say(f"{opened.title} ({' '.join(opened.states)})")
    if waiting:
        say(f"{waiting} documents are not walked yet: comity walk {case}")
    for name, count in counts.items():
        say(f"{name:13} {count:8,}")
    if aside:
        say(f"{'set aside':13} {aside:8,}  documents that could not be read or coded; the report says why")


@app.command()
def report(
    case: CasePath,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; CASE/report/report.html if left out.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the report: one HTML file with all evidence in it."""
    from comity import flow
    from comity.store import open_case

    place = flow.report(open_case(case), output, command=f"comity report {case.name}")
    note("The report:", quiet)
    say(str(place))


@app.command()
def tidy(
    case: CasePath,
    keep_days: Annotated[int, typer.Option("--keep-days", min=0, help="Days of history to keep readable.")] = 7,
    quiet: Quiet = False,
) -> None:
    """Delete what only old versions of the tables need; documents, results and decisions stay."""
    from comity.store import open_case

    with open_case(case).walking() as writer:
        note(f"deleted {writer.tidy(keep_days)} files", quiet)


@app.command()
def export(
    case: CasePath,
    table: Annotated[str, typer.Argument(help="documents, passages, claims, events, series, measures, ...")],
    form: Annotated[
        str, typer.Option("--format", help="csv, parquet or jsonl; events also as plover or cameo.")
    ] = "csv",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output if left out.")
    ] = None,
) -> None:
    """Write one table of a case for other programs."""
    from comity.events.schemes import SCHEMES
    from comity.store import open_case
    from comity.store.export import FORMS
    from comity.store.export import export as write

    if form in SCHEMES and table == "events":
        _export_scheme(case, form, output)
        return
    chosen = next((name for name in FORMS if name == form), None)
    if chosen is None:
        known = (*FORMS, *SCHEMES) if table == "events" else FORMS
        raise typer.BadParameter(f"one of {', '.join(known)}", param_hint="--format")
    view = open_case(case).table(table)
    if output is None:
        write(view, chosen, sys.stdout.buffer)
        return
    with output.open("wb") as to:
        write(view, chosen, to)


def _export_scheme(case: Path, scheme: str, output: Path | None) -> None:
    """The events of a case in another scheme, as CSV."""
    import csv
    import io

    from comity.events.schemes import rows
    from comity.store import open_case
    from comity.store.export import cell

    text = io.StringIO()
    found = list(rows(open_case(case).table("events").records(), scheme))
    if found:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(found[0])
        writer.writerows([cell(value) for value in row.values()] for row in found)
    if output is None:
        sys.stdout.write(text.getvalue())
    else:
        output.write_text(text.getvalue(), encoding="utf-8")


@app.command()
def serve(
    case: CasePath,
    port: Annotated[int, typer.Option("--port", help="The port to listen on.")] = 8787,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; only this machine if left out.")
    ] = "127.0.0.1",
) -> None:
    """Open the evidence browser and the review queue on this machine."""
    from comity import web

    def tell(address: str) -> None:
        say(f"Open {address} in a browser; Ctrl-C ends it.")
        sys.stdout.flush()  # it is to be read while the server runs, wherever it is written to

    web.serve(case, host, port, tell)


@app.command()
def demo(
    into: Annotated[Path, typer.Option("--into", help="The folder of the demonstration case.")] = Path("demo-case"),
    quiet: Quiet = False,
) -> None:
    """Run everything on the bundled case, China and Russia 1989-2024, and say where the report is."""
    from comity import flow

    with shown(True) as progress:
        made = flow.demo(into, progress)
    note("Two states, seventeen documents written for this project, read offline:", quiet)
    for line in made.lines:
        say(line)
    say(f"The report: {made.report}")
