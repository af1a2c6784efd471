"""Outside data: what can be read, reading it into a case, and what a case holds of it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from comity.cli.app import AsJson, Quiet, app, leave, note, say, say_json
from comity.cli.cases import CasePath, walked
from comity.model import ComityError, Refused, Release

if TYPE_CHECKING:
    from comity.datasets import Card

data = typer.Typer(
    help="Outside datasets: what can be read, and what a case holds.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(data, name="data")

Name = Annotated[str, typer.Argument(help="The name of a dataset: comity data list.", metavar="NAME")]
NEWS = {
    "added": "added",
    "supersedes": "added; it supersedes the release before, which stays readable",
    "superseded": "kept as an older release; the newer one that is here still counts",
    "replaced": "replaced another file of the same release",
    "unchanged": "is here already; nothing changed",
}


@data.command("list")
def listed(
    case: Annotated[Path | None, typer.Argument(help="A case, to list what it holds.", metavar="[CASE]")] = None,
    as_json: AsJson = False,
) -> None:
    """List the datasets that can be read; with a case, the releases it holds."""
    from comity import datasets as room
    from comity.store import open_case

    if case is not None:
        releases = open_case(case).releases()
        if as_json:
            say_json([{**msgspec.to_builtins(each), "aside": _aside(each)} for each in releases])
            return
        for each in releases:
            mark = "" if each.current else "  (superseded)"
            say(f"{_named(each):32} {each.release:14} {each.observations:>11,} observations  {each.file}{mark}")
        return
    cards = room.cards()
    if as_json:
        say_json(
            [{"name": card.name, "title": card.title, "origin": card.origin, "terms": card.terms} for card in cards]
        )
        return
    for card in cards:
        say(f"{card.name:18} {card.title}")


@data.command()
def add(
    case: CasePath,
    name: Name,
    file: Annotated[list[Path], typer.Argument(help="Files as their publisher distributes them.", metavar="FILE...")],
    walk: Annotated[bool, typer.Option("--walk/--no-walk", help="Count it and hold claims against it at once.")] = True,
    quiet: Quiet = False,
) -> None:
    """Read an outside dataset into a case."""
    from comity import datasets as room
    from comity.store import open_case

    if name not in room.names():
        raise typer.BadParameter(f"no dataset {name!r}: one of {', '.join(room.names())}", param_hint="NAME")
    opened = open_case(case)
    problems: list[ComityError] = []
    changed = False
    for each in file:
        try:
            loaded = room.load(name, each)
        except Refused as refused:
            problems.append(refused)
            continue
        done = opened.observe(loaded.release, loaded.table)
        changed = changed or done.news != "unchanged"
        for line in _told(done.release, each):
            note(line, quiet)
        note(f"{each}: {NEWS[done.news]}", quiet)
    if changed and walk:
        problems += walked(case, None, quiet)
    leave(problems)


def _told(release: Release, file: Path) -> list[str]:
    """What was read of a file, in a few lines."""
    lines = [f"{file}: {_named(release)}, release {release.release}: {release.observations:,} observations"]
    if release.aside:
        reasons: Counter[str] = Counter()
        for each in release.aside:
            reasons[each.reason] += each.rows
        why = "; ".join(f"{reason} ({count:,})" for reason, count in reasons.most_common(3))
        lines.append(f"{file}: set aside {_aside(release):,} of {release.rows:,} rows: {why}")
    if release.unresolved:
        most = sorted(release.unresolved.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
        names = ", ".join(f"{name} ({count:,})" for name, count in most)
        lines.append(f"{file}: {len(release.unresolved):,} names without a code: {names}")
    return lines


@data.command()
def show(
    name: Name,
    case: Annotated[Path | None, typer.Option("--case", help="A case, to show what it holds of it.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a dataset's card: producer, terms, citation, variables; with a case, its releases and what was set aside."""
    from comity import datasets as room
    from comity.store import open_case

    releases = [each for each in open_case(case).releases() if each.dataset == name] if case is not None else []
    card = next((each for each in room.cards() if each.name == name), None)
    if card is None and not releases:
        known = sorted({*room.names(), *(each.dataset for each in (open_case(case).releases() if case else ()))})
        raise typer.BadParameter(f"no dataset {name!r}: one of {', '.join(known)}", param_hint="NAME")
    if as_json:
        say_json({"card": msgspec.to_builtins(card), "releases": msgspec.to_builtins(releases)})
        return
    if card is None:  # read with a card of its own: what the release kept of it
        for label in ("title", "terms", "covers"):
            say(f"{label:9} {getattr(releases[-1], label)}")
        say(releases[-1].citation.strip())
    else:
        _card(card)
    for each in releases:
        for line in _shown(each):
            say(line)


def _card(card: "Card") -> None:
    for label in ("title", "producer", "origin", "licence", "terms", "covers"):
        say(f"{label:9} {getattr(card, label)}")
    for variable in card.variables:
        unit = f" ({variable.unit})" if variable.unit else ""
        say(f"variable  {variable.name}: {variable.meaning}{unit}")
    say(card.citation.strip())


def _shown(release: Release) -> list[str]:
    current = "current" if release.current else "superseded"
    lines = [f"\n{_named(release)}, release {release.release} ({current}), from {release.file}"]
    lines.append(f"  sha256 {release.lock}")
    lines.append(f"  {release.rows:,} rows, {release.observations:,} observations, {_aside(release):,} set aside")
    lines += [
        f"  line {each.line}{f' and {each.rows - 1:,} more' if each.rows > 1 else ''}: set aside: {each.reason}: {each.text}"
        for each in release.aside[:20]
    ]
    lines += [f"  line {each.line}: {each.text}" for each in release.notes[:20]]
    lines += [f"  no code: {name} ({count:,})" for name, count in release.unresolved.items()]
    return lines


@data.command("card")
def drafted(
    file: Annotated[Path, typer.Argument(help="A table of your own: CSV, Stata or R data.", metavar="FILE")],
) -> None:
    """Draft the card of a table of your own, for you to correct: comity data card trade.csv > trade.yaml."""
    from comity import datasets as room

    say(room.draft(file).rstrip())


@data.command()
def check(case: CasePath, as_json: AsJson = False) -> None:
    """Check what a case holds: each release whole, its values in the card's ranges, superseded releases named."""
    from comity import datasets as room
    from comity.store import open_case

    opened = open_case(case)
    problems: list[Refused] = []
    rows: list[dict[str, Any]] = []
    for each in opened.releases():
        found = room.check(each, opened.observations(each.dataset, release=each.release, part=each.part))
        rows.append({"dataset": each.dataset, "part": each.part, "release": each.release, "problems": found})
        problems += [Refused(text, where=f"{_named(each)} {each.release}") for text in found]
    if as_json:
        say_json(rows)
    else:
        for row in rows:
            say(
                f"{row['dataset']:18} {row['part']:12} {row['release']:14} {'; '.join(row['problems']) or 'as its card says'}"
            )
    leave(problems)


def _aside(release: Release) -> int:
    """How many rows were set aside."""
    return sum(each.rows for each in release.aside)


def _named(release: Release) -> str:
    return f"{release.dataset}/{release.part}" if release.part else release.dataset
