"""The walk, from files to measures. Read this second, after `comity.model`.

Takes: a case, and files to add to it. Gives: its tables; each step does only what is not yet walked under its version.
Refuses: one document at a time, with the reason, and goes on with the others.

1. add        files → originals, byte for byte
2. documents  originals → Documents
3. passages   Documents → Passages
4. claims     Passages → Claims
5. lineages   Documents → families of copies
6. events     Claims → Events
7. series     Events and Observations → dyad-years
8. measures   Series → Measures
9. checks     Claims against Observations

Steps 2 to 4 go document by document, on all processors, and can be stopped and resumed anywhere. Steps 5 to 9 look at
all documents at once; each is made anew when what it is made from has changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import as_file, files
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

import msgspec

from comity import __version__, checks, claims, documents, events, measures, passages, series
from comity.codebook.load import load
from comity.documents import Metadata, Source
from comity.engine import Progress, Spread
from comity.model import CaseError, Claim, ComityError, Document, Passage, Record, Refused, key
from comity.report import Made, render

if TYPE_CHECKING:  # the database is loaded by those who open a case, and not to code a sentence
    from comity.store import Case, Walk

T = TypeVar("T")
R = TypeVar("R")

Coded = tuple[Document, Sequence[Passage], Sequence[Claim]]

COMMIT: Final = 1000  # documents written at a time: what a kill may cost


class Outcome(Record, frozen=True, kw_only=True):
    """What a walk did: how many documents it read and coded, and those that could not be (without their texts)."""

    read: int = 0
    coded: int = 0
    aside: tuple[Document, ...] = ()


class Added(Record, frozen=True, kw_only=True):
    """What was added: ids that are new, that are known with other metadata, that were there; and what was refused."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def silent(step: str, done: int, total: int) -> None:
    """Progress nobody asked for."""


def code(document: Document) -> Coded:
    """Steps 3 and 4 for one document. A text in a language the coder does not read has passages only."""
    sentences = passages.split(document)
    return document, sentences, claims.code(document, sentences) if document.status == "read" else ()


def add(case: "Case", paths: Iterable[str | PathLike[str]], known: Metadata | None = None) -> Added:
    """Step 1: keep the files in `paths`, with what is `known` of all of them. Same bytes are one document."""
    sources, refusals = documents.gather(paths, known)
    refused = list(refusals)
    sorts: dict[str, list[str]] = {"new": [], "changed": [], "there": []}
    for source in sources:
        try:
            document, sort = _keep(case, source)
            sorts[sort].append(document)
        except OSError as error:
            refused.append(Refused(f"cannot be read: {error.strerror}", where=source.path))
        except ValueError as error:
            refused.append(Refused(f"cannot be kept: {error}", where=ascii(source.path)))
    return Added(refused=tuple(refused), **{sort: tuple(ids) for sort, ids in sorts.items()})


def _keep(case: "Case", source: Source) -> tuple[str, Literal["new", "changed", "there"]]:
    card = msgspec.to_builtins(source)
    document, new = case.originals.keep(Path(source.path).read_bytes(), Path(source.path).suffix.lower(), card)
    if new:
        return document, "new"
    before = _card(document, case.originals.kept(document).card)
    if source.metadata in (Metadata(), before.metadata) or source.name != before.name:
        return document, "there"
    case.originals.amend(document, msgspec.to_builtins(msgspec.structs.replace(before, metadata=source.metadata)))
    return document, "changed"


def _card(document: str, card: Mapping[str, object]) -> Source:
    try:
        return msgspec.convert(card, Source)
    except msgspec.ValidationError as error:
        raise CaseError(
            f"the card is damaged: {error}", where=document, hint="delete it and add the file again"
        ) from error


def walk(case: "Case", *, jobs: int | None = None, progress: Progress = silent, commit: int = COMMIT) -> Outcome:
    """Steps 2 to 9. Raises `CaseError` if another process walks this case, or the disk is full."""
    spread = Spread(jobs, progress, commit)
    with case.walking() as writer:
        writer.mend()
        read = _read(case, writer, spread)
        coded = _code(writer, spread)
        _derive(case, writer, progress)
        writer.finish()
    aside = {each.id: each for each in (*read, *coded) if each.status != "read"}
    good = [sum(each.status == "read" for each in done) for done in (read, coded)]
    return Outcome(read=good[0], coded=good[1], aside=tuple(aside[each] for each in sorted(aside)))


# ------------------------------------------------------------------------------------------ steps 2 to 4


def _tried(work: Callable[[], R], aside: Callable[[str], R]) -> R:
    """What `work` gives, or where it fails what `aside` makes of the reason. No document may stop the others."""
    try:
        return work()
    except ComityError as error:
        return aside(error.what)
    except Exception as error:  # noqa: BLE001 - the only one: a fault of ours in one document is that document's fate
        return aside(f"a fault in comity: {type(error).__name__}: {error}")


class Original(Record, frozen=True, kw_only=True):
    """A document to be read: its id, the file that was kept of it, and what it came with."""

    id: str
    file: str
    source: Source


def _read_one(original: Original) -> Document:
    """Step 2 for one document, which bears the path it came from."""
    source = original.source
    here = msgspec.structs.replace(source, path=original.file)
    document = _tried(lambda: documents.read(here), partial(_unreadable, original))
    return msgspec.structs.replace(document, path=source.path)


def _unreadable(original: Original, reason: str) -> Document:
    source, place = original.source, Path(original.file)
    size = place.stat().st_size if place.is_file() else 0
    return Document(
        id=original.id, name=source.name, path=source.path, format=source.format, size=size, text="", blocks=(),
        title=source.metadata.title, publisher=source.metadata.publisher, published=source.metadata.published,
        status="failed", reason=reason, version=documents.VERSION,
    )  # fmt: skip


def _code_one(document: Document) -> Coded:
    """Steps 3 and 4 for one document; where they fail it comes back as failed."""
    return _tried(
        lambda: code(document),
        lambda reason: (msgspec.structs.replace(document, status="failed", reason=reason), (), ()),
    )


def _originals(case: "Case") -> dict[str, tuple[Original, str]]:
    """Every document that was added, with the version it is to be read under."""
    found = {}
    for each in case.originals.ids():
        kept = case.originals.kept(each)
        source = _card(each, kept.card)
        version = key(documents.VERSION, msgspec.json.encode(kept.card, order="sorted").decode())
        found[each] = (Original(id=each, file=str(case.originals.path(kept)), source=source), version)
    return found


def _coder() -> str:
    return key(passages.VERSION, claims.VERSION, load().version)


def _read(case: "Case", writer: "Walk", spread: Spread) -> list[Document]:
    """Step 2 for every document that is new, or whose card or reader has changed."""
    marks = writer.marks("documents")
    todo = {
        each: (original, version)
        for each, (original, version) in _originals(case).items()
        if marks.get(each) not in (version, f"{version} {_coder()}")
    }
    stale = sorted(todo.keys() & marks.keys())
    writer.forget("claims", stale)
    writer.forget("documents", stale)
    read: list[Document] = []
    for group in spread("documents", _read_one, (original for original, _ in todo.values()), len(todo)):
        writer.add("documents", {each.id: todo[each.id][1] for each in group}, documents=group)
        read += map(_slim, group)
    return read


def _code(writer: "Walk", spread: Spread) -> list[Document]:
    """Steps 3 and 4 for every document that was read anew, or whose coder has changed."""
    marks, read = writer.marks("claims"), writer.marks("documents")
    versions = {each: f"{version.partition(' ')[0]} {_coder()}" for each, version in read.items()}
    todo = [each for each, version in versions.items() if marks.get(each) != version]
    writer.forget("claims", sorted(marks.keys() & set(todo)))
    coded: list[Document] = []
    stored = chain.from_iterable(writer.batches("documents", {"id": todo}))
    for group in spread("claims", _code_one, stored, len(todo)):
        failed = {document.id: document for document, _, _ in group if document.status == "failed" and document.text}
        _set_aside(writer, failed, versions)
        writer.add(
            "claims",
            {document.id: versions[document.id] for document, _, _ in group},
            passages=[passage for _, found, _ in group for passage in found],
            claims=[claim for _, _, found in group for claim in found],
        )
        coded += (_slim(document) for document, _, _ in group)
    return coded


def _set_aside(writer: "Walk", failed: Mapping[str, Document], versions: Mapping[str, str]) -> None:
    """Documents that were read and could not be coded, under a mark that has them tried again by another coder."""
    if failed:
        writer.forget("documents", sorted(failed))
        writer.add("documents", {each: versions[each] for each in failed}, documents=list(failed.values()))


def _slim(document: Document) -> Document:
    """A document without its text, to be told of."""
    return msgspec.structs.replace(document, text="", blocks=(), pieces=())


# ------------------------------------------------------------------------------------------ steps 5 to 9


def _derive(case: "Case", writer: "Walk", progress: Progress) -> None:
    """Steps 5 to 9: each table made from whole tables, and only where one of them or its maker has changed."""
    steps = _derivations(case, writer)
    for number, (name, (made, make)) in enumerate(steps.items(), 1):
        if writer.made(name) != made():
            fresh = made()
            writer.make(name, make(), fresh)
        progress("derived tables", number, len(steps))


def _derivations(case: "Case", writer: "Walk") -> dict[str, tuple[Callable[[], str], Callable[[], Sequence[Record]]]]:
    """For each derived table: what it is made from, as a key, and how."""
    read, book = writer.records, load().version
    states = case.states

    def made(*inputs: str) -> Callable[[], str]:
        makers = (__version__, documents.VERSION, events.VERSION, book, *states)
        return lambda: key(*makers, *(f"{name}={writer.version(name)}" for name in inputs))

    def cards() -> Iterator[Document]:
        return chain.from_iterable(writer.batches("documents", without=("text", "blocks", "pieces")))

    def family() -> dict[str, str]:
        return {lineage.document: lineage.id for lineage in read("lineages")}

    return {
        "lineages": (made("documents"), lambda: documents.lineages(read("documents"))),
        "events": (made("claims", "lineages"), lambda: events.merge(read("claims"), family())),
        "series": (
            made("events", "documents", "lineages", "observations", "releases"),
            lambda: series.count(
                read("events"), read("claims"), cards(), read("lineages"), states, writer.observed((), states)
            ),
        ),
        "measures": (made("series"), lambda: measures.compute(read("series"))),
        "checks": (
            made("claims", "observations", "releases"),
            lambda: checks.run(read("claims"), writer.observed(checks.DATASETS, ())),
        ),
    }


# ---------------------------------------------------------------------------------------------- without a case


def explain(texts: Iterable[Document]) -> Iterator[str]:
    """How each sentence of the documents was read, as text."""
    for document in texts:
        yield from claims.explain(document, passages.split(document))


# ---------------------------------------------------------------------------------------------- the report


def report(case: "Case", output: Path | None = None, *, command: str = "") -> Path:
    """Render the report of the last finished walk; where it was written."""
    tables = ("documents", "lineages", "passages", "claims", "events", "series", "measures", "checks")
    rows = {name: case.table(name).records() for name in tables}
    page = render(title=case.title, states=case.states, made=_made(command), **rows)
    place = output or case.report / "report.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page, encoding="utf-8")
    return place


def _made(command: str) -> Made:
    versions = {
        "comity": __version__, "codebook": load().version, "documents": documents.VERSION, "passages": passages.VERSION,
        "claims": claims.VERSION, "events": events.VERSION,
    }  # fmt: skip
    return Made(command=command, versions=versions)


class Demo(Record, frozen=True, kw_only=True):
    """What the demonstration found, in a few lines, and where its report is."""

    lines: tuple[str, ...]
    report: Path


def demo(into: Path, progress: Progress = silent) -> Demo:
    """The whole walk on the bundled documents. A case that is already there is used again."""
    from comity.store import create_case, open_case

    if (into / "case.toml").exists():
        case = open_case(into)
    else:
        case = create_case(into, title="China and Russia, 1989-2024", states=("CHN", "RUS"), period="1989/2024")
    with as_file(files("comity.documents") / "bundled") as folder:
        added = add(case, [folder])
        walk(case, jobs=1, progress=progress)
    case = open_case(into)
    place = report(case, command="comity demo")
    counts = {name: len(case.table(name)) for name in ("documents", "passages", "claims", "events")}
    families = len({lineage.id for lineage in case.table("lineages").records()})
    found = f"{counts['documents']} documents ({families} independent) · {counts['passages']} passages · "
    found += f"{counts['claims']} claims · {counts['events']} events"
    aside = tuple(
        f"set aside: {each.name}: {each.reason}" for each in case.table("documents").records() if each.status != "read"
    )
    return Demo(lines=(found, *aside, *map(str, added.refused)), report=place)
