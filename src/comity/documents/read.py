"""One file as a document: its format's reader gives clean text and what the file says of itself; the rest is alike.

Takes: a `Source`, or a text. Gives: a `Document`. Refuses (`Refused`): what cannot be read, with the reason.
"""

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from comity.documents.clean import Clean, Extract
from comity.documents.dates import header_month, printed_date
from comity.documents.language import language
from comity.documents.metadata import Metadata, prefer
from comity.documents.sources import Source, checked, shown
from comity.model import Document, Refused

VERSION = "1"
LANGUAGES_READ = frozenset({"en"})
MEGABYTE = 1 << 20
_LARGEST = 256 * MEGABYTE  # of any file; a reader may hold less
_LOOK = 20_000  # characters of body that tell the language
_UNTOLD = 400  # a body this long in no language known here is none the coder reads

# format -> the module whose `extract(data, format, where)` reads it; imported when first needed, as some load slowly
_READERS = {"txt": "text", "md": "text", "html": "html", "pdf": "pdf", "docx": "docx"}


def read(source: Source) -> Document:
    """The document in a file. Raises `Refused` if it cannot be read, is empty or holds no text."""
    where = shown(source.path)
    data = _bytes(source.path, where)
    extract: Callable[[bytes, str, str], Extract] = import_module(f"comity.documents.{_READERS[source.format]}").extract
    return _document(data, extract(data, source.format, where), source)


def from_text(text: str, name: str = "-", published: str = "") -> Document:
    """The document in a plain text, cleaned as a file of it would be; its id is that of the text in UTF-8.

    Raises `Refused` if `text` is blank or `published` is no date.
    """
    data = text.encode("utf-8", "surrogatepass")
    metadata = checked(Metadata(published=published))
    from comity.documents.text import plain

    if not text.strip():
        raise Refused("there is no text", where=shown(name))
    return _document(data, plain(text), Source(path="-", name=name, format="txt", metadata=metadata))


def _bytes(path: str, where: str) -> bytes:
    try:
        size = Path(path).stat().st_size
        if size > _LARGEST:
            limit = f"the limit is {_LARGEST // MEGABYTE} MB"
            raise Refused(f"the file is too large ({size // MEGABYTE} MB)", where=where, hint=limit)
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Refused(f"cannot be read: {reason}", where=where) from error
    if not data:
        raise Refused("the file is empty", where=where)
    return data


def _document(data: bytes, extract: Extract, source: Source) -> Document:
    clean = extract.clean
    known = prefer(source.metadata, extract.metadata, _printed(clean), extract.stamp)
    spoken = known.language or language(_body(clean))
    reason = _unread(spoken, clean)
    return Document(
        id=sha256(data).hexdigest()[:16],
        name=source.name,
        path=source.path,
        format=source.format,
        size=len(data),
        text=clean.text,
        blocks=clean.blocks,
        pieces=clean.pieces,
        title=known.title,
        publisher=known.publisher,
        author=known.author,
        url=known.url,
        published=known.published,
        published_from=known.published_from,
        language=spoken,
        status="unread" if reason else "read",
        reason=reason,
        version=VERSION,
    )


def _body(clean: Clean) -> str:
    parts: list[str] = []
    length = 0
    for block in clean.blocks:
        if block.kind == "body":
            parts.append(clean.text[block.start : min(block.end, block.start + _LOOK)])
            length += len(parts[-1])
            if length >= _LOOK:
                break
    return "\n".join(parts)


def _unread(spoken: str, clean: Clean) -> str:
    """Why the coder does not read this text; empty where it does."""
    if spoken in LANGUAGES_READ:
        return ""
    if spoken:
        return f"written in {spoken!r}; what is read is {', '.join(sorted(LANGUAGES_READ))}"
    return "its language cannot be told" if len(_body(clean)) >= _UNTOLD else ""


def _printed(clean: Clean) -> Metadata:
    """What the text itself prints: its first heading, the date near its top, the month in its page headers."""
    title = ""
    for block in clean.blocks:
        if block.kind == "body":
            break
        if block.kind == "heading":
            title = " ".join(clean.text[block.start : block.end].split())
            break
    lines = (clean.text[block.start : min(block.end, block.start + 400)] for block in clean.blocks)
    furniture = [
        clean.text[b.start : b.end] for b in clean.blocks if b.kind == "boilerplate" and b.end - b.start <= 120
    ]
    top = printed_date([line for _, line in zip(range(40), lines, strict=False)])
    header = "" if top else header_month(furniture)
    origin = "date line" if top else "page header" if header else ""
    return Metadata(title=title, published=top or header, published_from=origin)
