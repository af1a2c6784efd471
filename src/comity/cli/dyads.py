"""Dyad-year tables on the command line."""

import sys
from collections import Counter
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from comity.cli.app import AsJson, Quiet, app, note, say, say_json

if TYPE_CHECKING:
    from comity.dyad_years import Dyads

Form = Literal["csv", "parquet", "jsonl"]
_FORMS: dict[str, Form] = {".csv": "csv", ".parquet": "parquet", ".jsonl": "jsonl"}


class System(StrEnum):
    """The state systems."""

    cow = "cow"
    gw = "gw"


@app.command()
def dyads(
    first: Annotated[int | None, typer.Argument(help="The first year.", metavar="FIRST")] = None,
    last: Annotated[int | None, typer.Argument(help="The last year.", metavar="LAST")] = None,
    join: Annotated[
        list[str] | None,
        typer.Option("--add", help="A join, as in: --add alliances --add arms:silent_is_zero=yes.", metavar="JOIN"),
    ] = None,
    case: Annotated[Path | None, typer.Option("--case", help="The case whose datasets are joined.")] = None,
    data: Annotated[
        list[str] | None,
        typer.Option("--data", help="A dataset from its file, as in: --data nmc=NMC.csv.", metavar="NAME=FILE"),
    ] = None,
    states: Annotated[
        list[str] | None, typer.Option("--states", help="Only dyads among these, as in: --states CHN,RUS,USA.")
    ] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Each dyad in both directions.")] = False,
    system: Annotated[System, typer.Option("--system", help="State system.")] = System.cow,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this .csv, .parquet or .jsonl; else CSV is printed.")
    ] = None,
    cite: Annotated[
        Path | None, typer.Option("--cite", help="Write the BibTeX of what was joined to this file.")
    ] = None,
    plot: Annotated[
        str,
        typer.Option("--plot", help="Draw these columns, for few --states, as in: --plot s,votes_s", metavar="COLUMNS"),
    ] = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make a dyad-year table and join datasets to it. Without years: list the joins."""
    import comity

    if first is None:
        _list(as_json)
        return
    if last is None:
        raise typer.BadParameter("say the last year too, as in: 1946 2019", param_hint="LAST")
    if case is not None and data:
        raise typer.BadParameter("take datasets from a case or from files, not from both", param_hint="--data")
    form = _FORMS.get((output or Path("rows.csv")).suffix.lower())
    if form is None and not plot:
        raise typer.BadParameter(f"{output} is none of .csv .parquet .jsonl", param_hint="--output")
    codes = [code for given in states or () for code in given.upper().replace(",", " ").split()]
    table = comity.dyads(
        first, last, directed=directed, system=system.value, states=codes, data=case if case is not None else _files(data or ())
    )  # fmt: skip
    for each in join or ():
        name, options = _parsed(each)
        table = table.add(name, **options)
    if plot:
        _draw(table, plot, output, quiet)
    else:
        _write(table, output, form or "csv", as_json, quiet)
    if cite is not None:
        cite.write_text(comity.cite(table), encoding="utf-8")


def _draw(table: "Dyads", columns: str, output: Path | None, quiet: bool) -> None:
    """The columns as a page of charts."""
    if output is None or output.suffix.lower() != ".html":
        raise typer.BadParameter("say where to, as in: -o chart.html", param_hint="--output")
    output.write_text(table.plot(*columns.replace(",", " ").split()), encoding="utf-8")
    note(f"drawn: {output}", quiet)


def _write(table: "Dyads", output: Path | None, form: Form, as_json: bool, quiet: bool) -> None:
    """The rows, and to people how many there are and why values are missing."""
    from comity.store import export_table

    rows = table.arrow()
    if output is None and as_json:
        lines = BytesIO()
        export_table(rows, "jsonl", lines)
        say("[\n" + ",\n".join(lines.getvalue().decode().splitlines()) + "\n]")
    elif output is None:
        export_table(rows, "csv", sys.stdout.buffer)
    else:
        with output.open("wb") as file:
            export_table(rows, form, file)
    note(f"{rows.num_rows:,} dyad-years, {rows.num_columns} columns", quiet)
    for name in (name for name in rows.column_names if name.endswith("_reason")):
        why = Counter(reason for reason in rows.column(name).to_pylist() if reason)
        for reason, count in why.most_common(3):
            note(f"{name.removesuffix('_reason')}: {count:,} rows lack a value: {reason}", quiet)


def _list(as_json: bool) -> None:
    from comity.dyad_years import JOINS

    joins = sorted(JOINS.values(), key=lambda join: join.name)
    if as_json:
        say_json([{"name": each.name, "title": each.title, "datasets": list(each.datasets)} for each in joins])
        return
    for each in joins:
        say(f"{each.name:20} {each.title} [{', '.join(each.datasets)}]")


def _files(given: list[str] | tuple[()]) -> dict[str, list[str]]:
    files: dict[str, list[str]] = {}
    for each in given:
        name, equals, file = each.partition("=")
        if not equals or not file:
            raise typer.BadParameter(f"{each!r} is not NAME=FILE", param_hint="--data")
        files.setdefault(name, []).append(file)
    return files


def _parsed(join: str) -> tuple[str, dict[str, str | bool | int]]:
    """``un_votes:by=session,self=no`` is the join and its options."""
    name, _, rest = join.partition(":")
    options: dict[str, str | bool | int] = {}
    for each in filter(None, rest.split(",")):
        key, equals, value = each.partition("=")
        if not equals:
            raise typer.BadParameter(f"{each!r} is not OPTION=VALUE", param_hint="--add")
        yes_no = {"yes": True, "no": False, "true": True, "false": False}
        options[key] = yes_no[value.lower()] if value.lower() in yes_no else int(value) if value.isdigit() else value
    return name, options
