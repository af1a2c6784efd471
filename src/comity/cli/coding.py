"""Commands that need no case: code and fuse."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.cli.app import Form, app, leave, say, warn
from comity.cli.cases import Paths
from comity.model import Claim, ComityError, Document, Refused


@app.command()
def code(
    paths: Paths,
    form: Annotated[Form, typer.Option("--format", help="How claims are printed.")] = Form.table,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the spans and frames of every sentence that was tried.")
    ] = False,
    published: Annotated[str, typer.Option("--published", help="The date of publication, as in 2018-06-08.")] = "",
) -> None:
    """Code documents without a case; - reads standard input."""
    from comity import flow

    problems: list[ComityError] = []
    documents = _documents(paths, published, problems)
    if explain:
        for text in flow.explain(documents):
            say(text)
    else:
        _print((claim for _, _, claims in map(flow.code, documents) for claim in claims), form)
    leave(problems)


def _documents(paths: list[str], published: str, problems: list[ComityError]) -> Iterator[Document]:
    """The documents in `paths`; what cannot be read goes to `problems`."""
    from comity import documents
    from comity.documents.decode import decode

    known = documents.Metadata(published=published, published_from="option" if published else "")
    files = [path for path in paths if path != "-"]
    if "-" in paths:
        yield documents.from_text(decode(sys.stdin.buffer.read(), "-"), name="-", published=published)
    sources, refused = documents.gather(files, known)
    problems.extend(refused)
    for source in sources:
        try:
            document = documents.read(source)
        except Refused as error:
            problems.append(error)
            continue
        if document.status != "read":
            problems.append(Refused(document.reason, where=document.path))
        yield document


def _print(claims: Iterable[Claim], form: Form) -> None:
    from comity.claims.rows import to_row

    if form is Form.jsonl:
        for claim in claims:
            say(msgspec.json.encode(to_row(claim)).decode())
    elif form is Form.csv:
        _print_csv(claims)
    else:
        _print_table(claims)


def _print_csv(claims: Iterable[Claim]) -> None:
    """One row a claim; lists are joined by ``;`` and a cell that a spreadsheet would run gets an apostrophe."""
    import csv

    from comity.store.export import cell

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(Claim.__struct_fields__)
    for claim in claims:
        out.writerow(cell(value) for value in msgspec.to_builtins(claim).values())


def _print_table(claims: Iterable[Claim]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("document", "date", "type", "parties", "status", "quote"):
        table.add_column(name, overflow="fold" if name == "quote" else "ellipsis", no_wrap=name != "quote")
    for claim in claims:
        arrow = (
            f"{' '.join(claim.source)}>{' '.join(claim.target)}"
            if claim.source or claim.target
            else " ".join(claim.parties)
        )
        row = (claim.doc, claim.date, claim.type or claim.concept, arrow, claim.status, claim.quote)
        table.add_row(*(Text(_plain(cell)) for cell in row))
    width = None if sys.stdout.isatty() else 160
    Console(width=width).print(table)


def _plain(text: str) -> str:
    """Text that a terminal only prints: a document must not steer it."""
    return "".join(character if character.isprintable() else " " for character in text)


@app.command()
def fuse(
    claims: Annotated[
        Path,
        typer.Argument(
            help="Claims as JSON lines, or a folder of such files; - reads standard input.", metavar="CLAIMS"
        ),
    ],
    form: Annotated[Form, typer.Option("--format", help="How events are printed.")] = Form.table,
) -> None:
    """Put claims about the same interaction together, and print the events."""
    from comity import events
    from comity.claims.rows import from_rows

    found: list[Claim] = []
    problems: list[ComityError] = []
    for where, lines in _lines(claims):
        read, refused = from_rows(lines, where)
        found += read
        problems += refused
    rows = [events.to_row(event) for event in events.merge(found, {})]
    if form is Form.jsonl:
        for row in rows:
            say(msgspec.json.encode(row).decode())
    elif form is Form.csv:
        warn("events are printed as a table or as JSON lines; a case exports them as CSV")
        raise typer.Exit(2)
    else:
        for row in rows:
            say(f"{row['event']}  {len(row['claims']) if isinstance(row['claims'], list) else 0:3}  {row['label']}")
    leave(problems)


def _lines(place: Path) -> Iterator[tuple[str, list[bytes]]]:
    if str(place) == "-":
        yield "standard input", sys.stdin.buffer.read().splitlines()
        return
    files = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
    if not files:
        raise Refused("holds no .jsonl file", where=str(place))
    for file in files:
        try:
            yield str(file), file.read_bytes().splitlines()
        except OSError as error:
            raise Refused(f"cannot be read: {error.strerror}", where=str(file)) from error
