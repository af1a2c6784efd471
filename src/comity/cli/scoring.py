"""Commands that measure: score."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.cli.app import AsJson, app, say, say_json


@app.command()
def score(
    gold: Annotated[
        Path, typer.Argument(help="Claims coded by reading: a .jsonl file or a folder of them.", metavar="GOLD")
    ],
    predicted: Annotated[Path, typer.Argument(help="Claims to be scored, in the same form.", metavar="PREDICTED")],
    types: Annotated[bool, typer.Option("--types", help="A line for each type.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what was made up.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say how well coded claims agree with claims coded by reading."""
    from comity.claims.score import render, score_paths

    result = score_paths(gold, predicted)
    if as_json:
        say_json(msgspec.to_builtins(result))
    else:
        say(render(result, types=types, misses=misses).rstrip("\n"))
