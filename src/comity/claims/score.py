"""How well coded claims agree with claims coded by reading: section 6 of the coding standard.

Takes: rows (JSON objects as in `rows`), or two paths, each a file of JSON Lines or a folder of them. Gives: a
`Result`. Refuses: a path without rows and a row that cannot be compared, by file and line: a number over half a file
would mislead.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from comity.claims.match import FIELDS, Compared, Miss, Pairs, Row, Wire, match, read
from comity.model import Record, Refused


class Line(Record, frozen=True, kw_only=True):
    """Precision, recall and F1, rounded to three places, and the counts they come from."""

    precision: float
    recall: float
    f1: float
    matched: int
    gold: int
    predicted: int


class Part(Record, frozen=True, kw_only=True):
    """One kind of claim: `fields` are shares of the typed matches that agree; `types` is one line for each type."""

    typed: Line
    untyped: Line
    strict: Line
    fields: dict[str, float]
    types: dict[str, Line]


class Result(Record, frozen=True, kw_only=True):
    """The agreement on claims and on figures."""

    claim: Part
    figure: Part
    misses: tuple[Miss, ...] = ()


def score_paths(gold: Path, predicted: Path) -> Result:
    """The agreement of two files or folders; in a folder, an empty file is a document with nothing to code."""
    rows = list(_rows(gold))
    docs = {file.stem for file in gold.glob("*.jsonl")} if gold.is_dir() else set()
    return score(rows, list(_rows(predicted)), sorted(docs | {str(row["doc"]) for row in rows}))


def score(gold_rows: Iterable[Row], predicted_rows: Iterable[Row], docs: Iterable[str] | None = None) -> Result:
    """The agreement over `docs`, or all documents that gold rows name; one without predictions counts as missed."""
    gold, predicted = [read(row) for row in gold_rows], [read(row) for row in predicted_rows]
    names = sorted({row.doc for row in gold} if docs is None else set(docs))
    parts, misses = {}, []
    for kind in ("claim", "figure"):
        ours = [row for row in gold if row.kind == kind]
        theirs = [row for row in predicted if row.kind == kind and row.doc in set(names)]
        parts[kind], pairs = _part(ours, theirs, names)
        for label, rows, seen in (
            ("missed", ours, {id(g) for g, _ in pairs}),
            ("extra", theirs, {id(p) for _, p in pairs}),
        ):
            left = (row.miss for row in rows if id(row) not in seen and row.doc in set(names))
            misses += [msgspec.structs.replace(miss, label=label) for miss in left]
    return Result(claim=parts["claim"], figure=parts["figure"], misses=tuple(misses))


def render(result: Result, *, types: bool = False, misses: bool = False) -> str:
    """The result as lines of text; with `types` a line for each type, with `misses` what was missed and made up."""
    lines = []
    for kind, part in (("claim", result.claim), ("figure", result.figure)):
        for name, line in (("typed", part.typed), ("untyped", part.untyped), ("strict", part.strict)):
            lines.append(
                f"{kind:6} {name:7} P {line.precision:.3f}  R {line.recall:.3f}  F1 {line.f1:.3f}"
                f"  ({line.matched} of {line.gold} gold, {line.predicted} predicted)"
            )
        lines.append(f"{kind:6} fields  " + "  ".join(f"{name} {share:.3f}" for name, share in part.fields.items()))
        for name, line in part.types.items() if types else ():
            lines.append(
                f"   {name:18} P {line.precision:.2f} R {line.recall:.2f} F1 {line.f1:.2f}"
                f" ({line.matched}/{line.gold} gold, {line.predicted} predicted)"
            )
    for miss in result.misses if misses else ():
        lines.append(f"{miss.label:6} {miss.doc} {miss.type} [{'+'.join(miss.parties)}] {miss.date} :: {miss.quote}")
    return "\n".join(lines)


# ------------------------------------------------------------------------------------------------ reading


def _rows(path: Path) -> Iterable[Row]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise Refused("no .jsonl in it", where=str(path))
    for file in files:
        try:
            lines = file.read_text("utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"cannot be read: {error}", where=str(file)) from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _row(line, file, number)


def _row(line: str, file: Path, number: int) -> Row:
    try:
        row: dict[str, object] = msgspec.json.decode(line, type=dict[str, object])
        msgspec.convert(row, Wire)
    except (ValueError, RecursionError) as error:
        raise Refused(str(error), where=f"{file}:{number}", hint="a row is one JSON object") from error
    return {"doc": file.stem} | row


def _part(gold: Sequence[Compared], predicted: Sequence[Compared], docs: Iterable[str]) -> tuple[Part, Pairs]:
    gold_of, predicted_of = defaultdict(list), defaultdict(list)
    for row in gold:
        gold_of[row.doc].append(row)
    for row in predicted:
        predicted_of[row.doc].append(row)
    pairs: Pairs = []
    untyped = 0
    for doc in docs:
        pairs += match(gold_of[doc], predicted_of[doc], same_type=True)
        untyped += len(match(gold_of[doc], predicted_of[doc], same_type=False))
    strict = sum(
        (g.number == p.number) if g.kind == "figure" else (g.parties, g.date, g.status) == (p.parties, p.date, p.status)
        for g, p in pairs
    )
    wanted = Counter(row.type for doc in gold_of if doc in set(docs) for row in gold_of[doc])
    given, hits = Counter(row.type for row in predicted), Counter(g.type for g, _ in pairs)
    part = Part(
        typed=_line(len(pairs), len(gold), len(predicted)),
        untyped=_line(untyped, len(gold), len(predicted)),
        strict=_line(strict, len(gold), len(predicted)),
        fields={name: round(_ratio(sum(same(g, p) for g, p in pairs), len(pairs)), 3) for name, same in FIELDS.items()},
        types={name: _line(hits[name], wanted[name], given[name]) for name in sorted({*wanted, *given} - {""})},
    )
    return part, pairs


def _line(hits: int, gold: int, predicted: int) -> Line:
    precision, recall = _ratio(hits, predicted), _ratio(hits, gold)
    return Line(
        precision=round(precision, 3),
        recall=round(recall, 3),
        f1=round(_ratio(2 * precision * recall, precision + recall), 3),
        matched=hits,
        gold=gold,
        predicted=predicted,
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
