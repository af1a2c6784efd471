"""The application: its commands by group, and how all of them speak."""

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

from comity import __version__

app = typer.Typer(
    name="comity",
    help="Measures how close two states are in security, and shows the evidence for every number.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only the result and what is wrong.")]


class Form(StrEnum):
    """The forms of printed rows."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def say(text: str) -> None:
    """A line of the result, on standard output."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """A line about what is wrong, on standard error."""
    sys.stderr.write(f"comity: {text}\n")


def note(text: str, quiet: bool) -> None:
    """A line about what was done, on standard error, unless nobody wants it."""
    if not quiet:
        sys.stderr.write(text + "\n")


def say_json(value: Any) -> None:
    """A value as JSON, on standard output."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def leave(problems: Iterable[object]) -> None:
    """Say each problem, and end with status 1 if there was one."""
    found = list(problems)
    for problem in found:
        warn(str(problem))
    if found:
        raise typer.Exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"comity {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that come before any command."""


from comity.cli import cases, codebook, coding, data, dyads, scoring  # noqa: E402, F401 - each adds its commands to `app`
