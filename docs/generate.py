"""Writes the pages of the manual that are made from the code: tables, commands, types, frames, datasets.

Run as ``python docs/generate.py``. The same code gives the same bytes; a test holds the pages to it.
"""

import re
from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path
from typing import Any, get_args

import typer

from comity.cli.app import app
from comity.codebook.entries import Frame, Type
from comity.codebook.load import load
from comity.datasets import Card, Variable, cards
from comity.dyad_years import JOINS
from comity.store import KEYS, NOUNS

DOCS = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py; a change made here is lost. -->"


def pages() -> dict[str, str]:
    """Each generated page by its path below docs/."""
    made = {
        "reference/tables.md": tables(),
        "reference/commands.md": commands(),
        "reference/joins.md": joins(),
        "datasets/index.md": dataset_index(),
        **{f"datasets/{card.name}.md": dataset(card) for card in cards()},
        "codebook/types.md": types(),
        "codebook/frames.md": frame_index(),
        **{f"codebook/frames-{kind.name}.md": frames(kind.name) for kind in load().types},
    }
    return {name: "\n".join((MADE, *lines)).rstrip() + "\n" for name, lines in made.items()}


def tables() -> Iterator[str]:
    """Every table of a case with its columns."""
    yield "# Tables\n"
    yield "`comity export CASE TABLE` writes one of these; `case.table(NAME)` reads it. Lists are kept as lists in"
    yield "Parquet and JSON lines. Dates are text: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `A/B`, `A/..`, `../B`; empty is unknown."
    for name, noun in NOUNS.items():
        yield f"\n## {name}\n"
        yield f"One row is one `{noun.__name__}`; rows are in the order of {_codes(KEYS[name])}.\n"
        yield from _paragraphs(noun.__doc__ or "")
        yield "| column | holds |\n|---|---|"
        for column in noun.__struct_fields__:
            yield f"| `{column}` | {_holds(noun, column)} |"


def joins() -> Iterator[str]:
    """Every join of a dyad-year table with its columns and options."""
    yield "# Joins\n"
    yield "`comity.dyads(1946, 2019, data=CASE).add(NAME)`, or `comity dyads 1946 2019 --case CASE --add NAME`. Each join also has a"
    yield "column `NAME_reason`: why a value is missing in a row. Options are written as keywords, or `--add NAME:option=value`."
    for join in sorted(JOINS.values(), key=lambda join: join.name):
        yield f"\n## {join.name}\n"
        yield f"{join.title}. From {_codes(join.datasets)}.\n"
        if join.options:
            yield "Options: " + ", ".join(f"`{name}={value!r}`" for name, value in join.options.items()) + ".\n"
        yield "| column | holds | unit |\n|---|---|---|"
        for column in join.columns:
            yield f"| `{column.name}` | {column.meaning} | {column.unit} |"


def _holds(noun: type, column: str) -> str:
    hint = get_annotations(noun)[column]
    if isinstance(hint, type) and not get_args(hint):
        return f"`{hint.__name__}`"
    return "`" + re.sub(r"\b(?:collections\.abc|typing|comity\.model)\.", "", str(hint)).replace("|", "\\|") + "`"


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    yield "# Commands\n"
    yield "Results go to standard output, all else to standard error. Exit status: 0, or 1 where something was set aside"
    yield "or failed, or 2 where the command was not understood. `comity --install-completion` sets up the shell.\n"
    yield "`comity --version` prints the version; every command has `--help`."
    group: Any = typer.main.get_command(app)
    for name, command in every(group):
        yield from _command(name, command)


def every(group: Any) -> Iterator[tuple[str, Any]]:
    """Each command by the words that call it; those of a group after the group."""
    for name, command in group.commands.items():
        yield name, command
        yield from ((f"{name} {inner}", each) for inner, each in getattr(command, "commands", {}).items())


def _command(name: str, command: Any) -> Iterator[str]:
    shown = [each for each in command.params if not getattr(each, "hidden", False)]
    arguments = [each for each in shown if each.param_type_name == "argument"]
    options = [each for each in shown if each.param_type_name == "option" and each.name != "help"]
    yield f"\n## comity {name}\n"
    yield " ".join((command.help or "").split()) + "\n"
    usage = " ".join(("comity", name, *(_argument(each) for each in arguments)))
    yield f"    {usage}{' [OPTIONS]' if options else ''}\n"
    rows = [(_argument(each), each) for each in arguments]
    rows += [(", ".join((*each.opts, *each.secondary_opts)), each) for each in options]
    if rows:
        yield "| argument or option | says |\n|---|---|"
    for label, each in rows:
        yield f"| `{label}` | {_says(each)} |"


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name or "").upper()


def _says(parameter: Any) -> str:
    said = getattr(parameter, "help", "") or ""
    if parameter.required:
        return f"{said} Required.".strip()
    default = parameter.default
    if default in (None, "", False, True) or callable(default):
        return said
    return f"{said} If left out: `{getattr(default, 'value', default)}`."


def types() -> Iterator[str]:
    """The coding standard: every type of claim."""
    book = load()
    yield "# Types of claim\n"
    yield "Every example is invented. In a directed type `source` acts on `target`; in the others only `parties` are used.\n"
    yield "| type | dimension | directed | attributes |\n|---|---|---|---|"
    for kind in book.types:
        yield f"| [{kind.name}](#{kind.name}) | {kind.dimension} | {_yes(kind)} | {', '.join(kind.attributes)} |"
    for kind in book.types:
        yield f"\n## {kind.name}\n"
        yield f"{kind.definition}\n"
        for label, lines in (("Includes", kind.includes), ("Excludes", kind.excludes), ("Examples", kind.examples)):
            yield f"{label}:\n"
            yield from (f"- {line}" for line in lines)
            yield ""


def _yes(kind: Type) -> str:
    return "yes" if kind.directed else "no"


def frame_index() -> Iterator[str]:
    """The frames of each type, counted, with the way to their page."""
    book = load()
    yield "# Frames\n"
    yield "A frame says how one kind of interaction is told. `~v` stands for all forms of the verb, `~n` for singular and"
    yield "plural, `{cue}` for the words of a class. *Needs* and *blocks* name classes of words in `cues*.yaml`: `>a` among what the"
    yield "trigger acts on, `^a` before it, `s:a` anywhere in the sentence. The roles say where a slot is filled from.\n"
    yield "| type | frames | words |\n|---|---|---|"
    for kind in book.types:
        own = [frame for frame in book.frames if frame.type == kind.name]
        yield f"| [{kind.name}](frames-{kind.name}.md) | {len(own)} | {sum(len(frame.words) for frame in own):,} |"


def frames(kind: str) -> Iterator[str]:
    """Every frame of one type."""
    yield f"# Frames of {kind}\n"
    yield "How to read this: [frames](frames.md).\n"
    for frame in load().frames:
        if frame.type == kind:
            yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    yield f"## {frame.name}\n"
    yield f"- words: {_codes(frame.words)}"
    roles = [(each, getattr(frame, each)) for each in ("parties", "source", "target")]
    for label, values in (("needs", frame.need), ("blocks", frame.block), *roles, ("slots", frame.slots)):
        if values:
            yield f"- {label}: {_codes(values)}"
    if frame.sets:
        yield f"- sets: {_codes(tuple(f'{key}={value}' for key, value in sorted(frame.sets.items())))}"
    yield f"- status unless a word says otherwise: `{frame.status}`; at least {frame.min} parties; weight {frame.weight}"
    yield from (f"- yes: {line}" for line in frame.examples)
    yield from (f"- no: {line}" for line in frame.counter)
    yield ""


def dataset_index() -> Iterator[str]:
    """Every dataset that can be read, with the way to its page."""
    yield "# Outside datasets\n"
    yield "No data ship with Comity: get the file from its publisher, on its terms, and load it as it comes. A table of your own"
    yield "needs only a card: [add a dataset](../howto/add-dataset.md).\n"
    yield "| dataset | what it is | variables |\n|---|---|---|"
    for card in cards():
        yield f"| [{card.name}]({card.name}.md) | {_cell(card.title)} | {len(card.variables) or ''} |"


def dataset(card: Card) -> Iterator[str]:
    """All that a card says."""
    yield f"# {card.title}\n"
    yield f"`{card.name}`, by {card.producer}.\n"
    for label, said in (
        ("Where it is", card.origin),
        ("Licence", card.licence),
        ("Terms", card.terms),
        ("What it does not cover, and what to beware of", card.covers),
    ):
        if said:
            yield f"**{label}.** {said.strip()}\n"
    yield "## Load it\n"
    yield f"    comity data add CASE {card.name} FILE\n"
    yield f'In Python: `comity.datasets.load("{card.name}", FILE)`.\n'
    yield "## Cite it\n"
    yield f"```bibtex\n{card.citation.strip()}\n```\n"
    if card.variables:
        yield "## Variables\n"
        yield "`filled` is the share of cells that have a value in the releases we know, rounded down.\n"
        yield "| variable | meaning | unit | range | filled |\n|---|---|---|---|---|"
        yield from (_variable(each) for each in card.variables)
        yield ""
    yield "## Files\n"
    yield from _files(card)


def _variable(variable: Variable) -> str:
    ends = ("any" if end is None else f"{end:g}" for end in (variable.least, variable.most))
    known = variable.least is not None or variable.most is not None
    span = " to ".join(ends) if known else ""
    filled = f"{variable.least_filled:.0%}" if variable.least_filled else ""
    return f"| `{variable.name}` | {_cell(variable.meaning)} | {_cell(variable.unit)} | {span} | {filled} |"


FORMS = {"text": "text (plain or compressed)", "xlsx": "Excel", "stata": "Stata", "rdata": "R data"}


def _files(card: Card) -> Iterator[str]:
    yield f"Read as {', '.join(FORMS[form] for form in card.forms)}.\n"
    for layout in card.layouts:
        between = {",": "commas", "\t": "tabs", ";": "semicolons"}.get(layout.delimiter, layout.delimiter)
        if layout.needs:
            held = f"needs the columns {_codes(layout.needs)}, in any order and among others"
        elif layout.columns:
            held = f"{len(layout.columns)} columns{' and more' if layout.open else ''}: {_codes(layout.columns)}"
        else:
            held = (
                f"begins with {_codes((layout.opening,))}" if layout.opening else "known by other signs than its header"
            )
        yield f"- *{layout.name}* ({between}): {held}".replace("``", "blank")
    for name, code in sorted(card.names.items()):
        if name == min(card.names):
            yield "\nSpellings that only this dataset uses:\n"
        yield f"- {name}: {code}"


def _cell(text: str) -> str:
    """Text for one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _codes(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`".replace("|", "\\|") if "|" in word else f"`{word}`" for word in words)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        yield " ".join(paragraph.split()).replace("``", "`") + "\n"


if __name__ == "__main__":
    for place, text in pages().items():
        (DOCS / place).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / place).write_text(text, encoding="utf-8")
