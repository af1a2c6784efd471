"""What is known of a document beside its text."""

import msgspec

from comity.model import Record


class Metadata(Record, frozen=True):
    """Each field is empty where nothing is known; `published_from` says where the date came from."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    published_from: str = ""
    language: str = ""


def prefer(*known: Metadata) -> Metadata:
    """Field by field the first that is known; the date keeps its own origin."""
    merged = Metadata()
    for metadata in known:
        news = {
            field: getattr(metadata, field)
            for field in ("title", "publisher", "author", "url", "language")
            if not getattr(merged, field)
        }
        if not merged.published:
            news |= {"published": metadata.published, "published_from": metadata.published_from}
        merged = msgspec.structs.replace(merged, **news)
    return merged


def one_line(text: object) -> str:
    """A value of metadata as one line of text."""
    return " ".join(str(text).split()) if text is not None else ""
