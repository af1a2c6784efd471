"""The codebook: what is in it, and the commands for those who extend it: copy, check, diff, learn, gaps."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.cli.app import AsJson, app, leave, say, say_json, warn
from comity.model import ComityError, Refused

MAIN = "from comity.cli import main; main()"

book = typer.Typer(
    help="List the types of claim with their dimension and definition; copy, check and extend the codebook.",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(book, name="codebook")

Folder = Annotated[
    Path, typer.Argument(help="A folder with the codebook's files, made by codebook copy.", metavar="FOLDER")
]
Gold = Annotated[
    Path,
    typer.Option(
        "--gold",
        help="A folder with documents/ and claims/ (coded by reading), such as tests/gold/building.",
        metavar="GOLD",
    ),
]


@book.callback()
def types(context: typer.Context, as_json: AsJson = False) -> None:
    """List the types of claim with their dimension and definition; copy, check and extend the codebook."""
    if context.invoked_subcommand is not None:
        return
    from comity.codebook.load import load

    kinds = load().types
    if as_json:
        say_json([{"name": kind.name, "dimension": kind.dimension, "definition": kind.definition} for kind in kinds])
        return
    for kind in kinds:
        say(f"{kind.name:17} {kind.dimension:11} {kind.definition}")


@book.command()
def copy(folder: Folder) -> None:
    """Write the codebook's files to a new folder, to be changed there."""
    from comity.codebook.load import source

    if folder.exists():
        raise Refused("is already there", where=str(folder), hint="name a folder that is not")
    folder.mkdir(parents=True)
    for file in source().iterdir():
        if file.name.endswith((".yaml", ".json")):
            (folder / file.name).write_bytes(file.read_bytes())
    say(f"{folder}: change it, then: comity codebook check {folder}")


@book.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A changed copy; the codebook in use if left out.", metavar="FOLDER")
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="Also say how often each frame is right on these texts.", metavar="GOLD"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say whether the codebook holds together, whether every frame codes its examples, and which frames never fire."""
    if folder is not None:
        _again("check", folder, *(["--gold", str(gold)] if gold else []), *(["--json"] if as_json else []))
        return
    import comity
    from comity.codebook.check import check as hold
    from comity.codebook.load import load

    hold(load())
    problems: list[ComityError] = []
    for frame in load().frames:
        for wanted, texts in ((True, frame.examples), (False, frame.counter)):
            for text in texts:
                if (frame.type in {claim.type for claim in comity.code(text, published="2024-06-01")}) is not wanted:
                    said = "is not coded" if wanted else "is coded"
                    problems.append(Refused(f"{said} as {frame.type}: {text}", where=frame.name))
    fired = _fired(gold) if gold is not None else {}
    if as_json:
        say_json({"frames": len(load().frames), "problems": [str(one) for one in problems], "precision": fired})
    else:
        say(
            f"{len(load().frames)} frames, {len(load().cues)} cues, {len(load().leaders)} persons, codebook {load().version}"
        )
        for name, (right, made) in sorted(fired.items(), key=lambda pair: (pair[1][0] / pair[1][1], pair[0])):
            say(f"  {name:34} {right:4} of {made:4} right  {right / made:.2f}")
        if gold is not None:
            idle = sorted({frame.name for frame in load().frames} - set(fired))
            say(f"never fires on {gold}: {', '.join(idle) or 'none'}")
    leave(problems)


@book.command()
def diff(folder: Folder, gold: Gold) -> None:
    """Say what a changed copy of the codebook changes on coded texts: the scores before and after, and each claim that came or went."""
    from comity.claims.score import render, score_paths

    wanted = gold / "claims"
    after = _coded(gold, folder)  # first, as it is this one that may be refused
    before = _coded(gold, None)
    for name, rows in (("before", before), ("after", after)):
        say(f"{name}: {_first(render(score_paths(wanted, rows)))}")
    old, new = _keyed(before), _keyed(after)
    right = {
        (row["doc"], row.get("type") or row.get("concept"), row["sentence"])
        for row in _rows(sorted(wanted.glob("*.jsonl")))
    }
    for sign, one, other in (("-", old, new), ("+", new, old)):
        for place in sorted(one.keys() - other.keys()):
            row = one[place]
            truth = (row["doc"], row.get("type") or row.get("concept"), row["sentence"]) in right
            kind = row.get("type") or row.get("concept")
            say(f"{sign} {'right' if truth else 'wrong'}  {row['doc']}  {kind}  [{row['frame']}]  {row['quote']}")
    for file in (before, after):
        file.unlink()


@book.command()
def learn(
    gold: Gold,
    into: Annotated[
        Path | None,
        typer.Option("--into", help="The codebook folder to write weights.json to; only reported if left out."),
    ] = None,
) -> None:
    """Learn from coded texts how likely a frame's proposal is a claim; write weights.json."""
    from comity.claims.learn import judge
    from comity.claims.trial import trial
    from comity.passages import split

    if into is not None and not into.is_dir():
        raise Refused("is no folder", where=str(into), hint="make one with comity codebook copy FOLDER")
    heard, wanted = [], 0
    for document, rows in _read(gold):
        claims = [row for row in rows if row.kind == "claim"]
        wanted += len(claims)
        heard += list(trial(document, split(document), claims))
    judged = judge(heard, wanted)
    say(
        f"{len(heard)} sentences with {wanted} claims, {judged.examples} proposals: {len(judged.weights)} weights, "
        f"{len(judged.senses)} senses; threshold {judged.threshold}"
    )
    if into is not None:
        (into / "weights.json").write_bytes(msgspec.json.format(msgspec.json.encode(judged), indent=0) + b"\n")
        say(f"written: {into / 'weights.json'}")


@book.command()
def gaps(
    case: Annotated[Path, typer.Argument(help="The folder of a case.", metavar="CASE")],
    most: Annotated[int, typer.Option("--most", help="How many names to list.", min=1)] = 50,
    as_json: AsJson = False,
) -> None:
    """List names in a case's texts that look like actors, weapons or exercises and that the codebook does not hold, by frequency."""
    from comity import open_case
    from comity.claims.gaps import unknown
    from comity.passages import split

    counts: Counter[tuple[str, str]] = Counter()
    for document in open_case(case).table("documents").records():
        if document.status == "read":
            counts.update(unknown(document, split(document)))
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    if as_json:
        say_json([{"looks_like": kind, "name": name, "count": count} for (kind, name), count in rows])
    else:
        for (kind, name), count in rows:
            say(f"{count:6}  {kind:9} {name}")


def _again(command: str, folder: Path, *options: str) -> None:
    """Run a command of this group with the codebook in `folder`: it is compiled once in a process."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "codebook", command, *options],
        env={**os.environ, "COMITY_CODEBOOK": str(folder)},
        check=False,
    )
    if done.returncode:
        raise typer.Exit(done.returncode)


def _read(gold: Path) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Each document of a gold folder with its rows as they are compared."""
    from comity import documents
    from comity.claims.match import read

    sources, refused = documents.gather([gold / "documents"])
    for problem in refused:
        warn(str(problem))
    for source in sources:
        document = documents.read(source)
        yield document, [read(row) for row in _rows([gold / "claims" / f"{document.name}.jsonl"])]


def _fired(gold: Path) -> dict[str, tuple[int, int]]:
    """For each frame how many of its claims are right, and how many it made."""
    from comity import flow
    from comity.claims.trial import by_frame

    total: dict[str, tuple[int, int]] = {}
    for document, rows in _read(gold):
        for name, (right, made) in by_frame(list(flow.code(document)[2]), rows).items():
            before = total.get(name, (0, 0))
            total[name] = (before[0] + right, before[1] + made)
    return total


def _coded(gold: Path, folder: Path | None) -> Path:
    """The texts of a gold folder as coded with the codebook in `folder`; a file of rows that the caller removes."""
    import tempfile

    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl", delete=False) as out:
        env = {**os.environ, **({"COMITY_CODEBOOK": str(folder)} if folder else {})}
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "code", str(gold / "documents"), "--format", "jsonl"],
            env=env,
            stdout=out,
            check=False,
        )
    if done.returncode:
        Path(out.name).unlink()
        raise Refused("cannot be used to code with", where=str(folder or gold), hint="comity codebook check says why")
    return Path(out.name)


def _rows(files: list[Path]) -> Iterator[dict]:  # type: ignore[type-arg]
    for file in files:
        for line in file.read_bytes().splitlines():
            if line.strip():
                row = msgspec.json.decode(line)
                row.setdefault("doc", file.stem)
                yield row


def _keyed(file: Path) -> dict[tuple[str, ...], dict]:  # type: ignore[type-arg]
    return {
        (row["doc"], row.get("type") or row.get("concept", ""), row["quote"], " ".join(row["parties"])): row
        for row in _rows([file])
    }


def _first(text: str) -> str:
    return text.splitlines()[0]
