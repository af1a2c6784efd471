"""Names that look like something the codebook should hold and does not: what to add next, by how often it is met.

Takes: a document with its passages. Gives: pairs of what a name looks like (``actor``, ``weapon``, ``exercise``) and the name, one for
each time it stands in the body. A name whose every word the lexicon holds, or that opens a sentence alone, is none.
"""

import re
from collections.abc import Iterator, Sequence

from comity.claims.terms import lexicon
from comity.model import Document, Passage

_NAME = re.compile(r"(?<![.!?“\"] )\b[A-Z][\w’'-]*[a-z0-9](?: (?:of |al-|bin )?[A-Z0-9][\w’'-]*)*")
_WEAPON = re.compile(r"^(?:[A-Z][A-Za-z]{0,5}-?\d{1,4}[A-Z]{0,3}|.*-class|Type \d+\w*|Project \d+\w*)$")
_ACTS = re.compile(
    r" (?:said|says|told|signed|agreed|announced|visited|met|sold|bought|ordered|delivered|ministry|"
    r"government|navy|army|air force|minister|president)\b"
)
_DRILL = re.compile(r" (?:exercise|drill|manoeuvre|maneuver|war game)s?\b|(?: |-)20\d\d\b")
_BEFORE = re.compile(r"(?:exercise|drill|drills|exercises|manoeuvres|maneuvers)s? [“\"‘']?$")


def unknown(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Each unknown name with what it looks like."""
    text = document.text
    held = [(start, end) for start, end, term in lexicon().scan(text) if term.text[:1].isupper() or term.weapon]
    place = 0
    for passage in passages:
        if passage.kind != "body":
            continue
        for found in _NAME.finditer(text, passage.start, passage.end):
            start, end = found.span()
            while place < len(held) and held[place][1] <= start:
                place += 1
            if place < len(held) and held[place][0] < end:
                continue
            kind = _kind(text, start, end, found.group())
            if kind:
                yield kind, found.group()


def _kind(text: str, start: int, end: int, name: str) -> str:
    if _WEAPON.match(name):
        return "weapon"
    if _DRILL.match(text, end) or _BEFORE.search(text, max(0, start - 14), start):
        return "exercise"
    return "actor" if _ACTS.match(text, end) else ""
