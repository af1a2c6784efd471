"""Commands that show what the program knows: types, datasets."""

from comity.cli.app import AsJson, app, say, say_json


@app.command()
def codebook(as_json: AsJson = False) -> None:
    """List the types of claim with their dimension and definition."""
    from comity.codebook.load import load

    book = load()
    if as_json:
        say_json(
            [{"name": kind.name, "dimension": kind.dimension, "definition": kind.definition} for kind in book.types]
        )
        return
    for kind in book.types:
        say(f"{kind.name:17} {kind.dimension:11} {kind.definition}")


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
