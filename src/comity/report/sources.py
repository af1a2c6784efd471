"""The documents: how each is cited, whose copy it is, and its text around the evidence."""

import msgspec

from comity.model import Document
from comity.report.citation import plain
from comity.report.evidence import Paragraph, excerpt
from comity.report.index import Index
from comity.report.words import address, anchor, several, visible

_COPIES = {"reprint": "a reprint", "shortened": "a shortened copy", "extended": "an extended copy"}


class Source(msgspec.Struct, frozen=True):
    """One document as it stands among the sources."""

    anchor: str
    citation: str
    href: str
    facts: tuple[str, ...]
    copies: tuple[tuple[str, str], ...]
    copy_note: str
    language: str
    claims: str
    excerpt: tuple[Paragraph, ...]
    skipped: int


class Family(msgspec.Struct, frozen=True):
    """Documents that descend from one text: together they are one source."""

    title: str
    note: str
    members: tuple[tuple[str, str, str], ...]


def sources(index: Index) -> list[Source]:
    """All documents, by date of publication."""
    return [_source(index, document) for document in index.documents]


def _source(index: Index, document: Document) -> Source:
    claims = index.claims_in.get(document.id, ())
    paragraphs = tuple(excerpt(document, claims, index.numbers))
    facts = (
        document.format,
        document.language,
        "" if document.published else "no date of publication",
        "" if document.status == "read" else f"{document.status}: {visible(document.reason)}",
        f"id {visible(document.id)}",
    )
    after = len(document.blocks) - sum(paragraph.skipped + 1 for paragraph in paragraphs)
    return Source(
        anchor=anchor("d", document.id),
        citation=plain(document),
        href=address(document.url),
        facts=tuple(fact for fact in facts if fact),
        copies=tuple(_copies(index, document)),
        copy_note=_note(index, document),
        language=document.language if document.language.isascii() and document.language.isalpha() else "",
        claims=several(len(claims), "passage"),
        excerpt=paragraphs,
        skipped=max(after, 0),
    )


def _name(document: Document) -> str:
    return visible(document.title or document.name)


def _copies(index: Index, document: Document) -> list[tuple[str, str]]:
    family = index.family[index.lineage(document.id)]
    return [(_name(other), "#" + anchor("d", other.id)) for other in family if other.id != document.id]


def _note(index: Index, document: Document) -> str:
    lineage = index.lineages.get(document.id)
    if lineage is None or lineage.relation == "alone":
        return ""
    return f"{_COPIES[lineage.relation]}, {lineage.containment:.0%} of the shorter text's word 5-grams shared"


def families(index: Index) -> list[Family]:
    """The lineages with more than one document."""
    found = []
    for members in index.family.values():
        if len(members) > 1:
            note = f"{several(len(members), 'document')}, 1 independent source"
            rows = tuple((plain(one), "#" + anchor("d", one.id), _note(index, one)) for one in members)
            found.append(Family(_name(members[0]), note, rows))
    return found
