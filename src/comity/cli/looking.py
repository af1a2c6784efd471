"""Commands for outside data: what can be read, and reading it into a case."""

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.app import AsJson, Quiet, app, leave, note, say, say_json
from comity.cli.cases import CasePath, walked


@app.command()
def datasets(as_json: AsJson = False) -> None:
    """List the outside datasets that can be read."""
    from comity import datasets as room

    names = list(room.names())
    if as_json:
        say_json(names)
        return
    for name in names:
        say(name)


@app.command()
def observe(
    case: CasePath,
    dataset: Annotated[str, typer.Argument(help="The name of the dataset: comity datasets lists them.")],
    file: Annotated[Path, typer.Argument(help="The file as its publisher distributes it.")],
    quiet: Quiet = False,
) -> None:
    """Read an outside dataset into a case, to hold the documents against it."""
    from comity import datasets as room
    from comity.store import open_case

    if dataset not in room.names():
        raise typer.BadParameter(f"no dataset {dataset!r}: one of {', '.join(room.names())}", param_hint="DATASET")
    loaded = room.load(dataset, file)
    open_case(case).observe(loaded.dataset, loaded.observations)
    note(f"{loaded.dataset}, release {loaded.release}: {len(loaded.observations):,} observations", quiet)
    note(f"set aside: {len(loaded.aside):,} rows; names not resolved: {len(loaded.unresolved):,}", quiet)
    leave(walked(case, None, quiet))
