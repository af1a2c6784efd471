"""Which files to read, and what is known of each before it is read.

Takes: files and folders. Gives: one `Source` for each file of a kind that can be read, in a fixed order, and one
`Refused` for each that cannot, and for each fault of a ``documents.toml``. Refuses: what is no plain file.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from comity.documents.dates import published_date
from comity.documents.manifest import MANIFEST, manifest
from comity.documents.metadata import Metadata, prefer
from comity.model import Record, Refused

FORMATS = {".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}


class Source(Record, frozen=True):
    """One file to read: where it is, the name its rows carry (the file's stem), its format, and what is known of it."""

    path: str
    name: str
    format: str
    metadata: Metadata = Metadata()


def gather(
    paths: Iterable[str | os.PathLike[str]], options: Metadata | None = None
) -> tuple[tuple[Source, ...], tuple[Refused, ...]]:
    """The sources in `paths`, folders walked in order of name; a file that is reached twice is taken once.

    `options` hold for every file and come before everything else that is known. Raises `Refused` if they are malformed.
    """
    given = checked(options or Metadata())
    refused: list[Refused] = []
    manifests: dict[str, dict[str, Metadata]] = {}
    sources: dict[str, Source] = {}
    for path in paths:
        for file in _files(os.fspath(path), refused):
            real = os.path.realpath(file)
            if real in sources:
                continue
            folder = os.path.dirname(real)  # noqa: PTH120 (a name may hold what Path would tidy away)
            if folder not in manifests:
                manifests[folder], faults = manifest(folder)
                refused.extend(faults)
            path_of = Path(file)
            known = manifests[folder].get(path_of.stem, Metadata())
            sources[real] = Source(
                path=file,
                name=_name(path_of),
                format=FORMATS[path_of.suffix.lower()],
                metadata=prefer(given, known),
            )
    return tuple(sources.values()), tuple(refused)


def shown(path: str | os.PathLike[str]) -> str:
    """A path as one printable line."""
    text = os.fspath(path)
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text)


def _name(path: Path) -> str:
    """The stem, printable; a stem of dots only is no name."""
    return shown(path.stem if path.stem.strip(".") else path.name)


def checked(options: Metadata) -> Metadata:
    """Options as a person gave them, with the date as the codebook writes it. Raises `Refused` if it is none."""
    published = published_date(options.published)
    if options.published and not published:
        raise Refused(
            f"{options.published!r} is no publication date", where="published", hint="write YYYY, YYYY-MM or YYYY-MM-DD"
        )
    return msgspec.structs.replace(options, published=published, published_from="option" if published else "")


def _files(path: str, refused: list[Refused]) -> Iterator[str]:
    """The readable files at `path`; what was named and cannot be read goes to `refused`."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        refused.append(Refused(f"cannot be read: {reason}", where=shown(path)))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, refused)
    elif not stat.S_ISREG(mode):
        refused.append(Refused("is no plain file", where=shown(path)))
    elif Path(path).suffix.lower() not in FORMATS:
        known = " ".join(FORMATS)
        refused.append(Refused("is of a kind that is not read", where=shown(path), hint=f"read are {known}"))
    else:
        yield path


def _walk(folder: str, refused: list[Refused]) -> Iterator[str]:
    """Files of known kinds below `folder`, by name. Links are followed, a folder is entered once."""
    entered: set[tuple[int, int]] = set()

    def failed(error: OSError) -> None:
        refused.append(Refused(f"cannot be read: {error.strerror}", where=shown(error.filename or folder)))

    for here, folders, names in os.walk(folder, onerror=failed, followlinks=True):
        status = os.stat(here)  # noqa: PTH116
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != MANIFEST and Path(name).suffix.lower() in FORMATS:
                yield from _files(os.path.join(here, name), refused)  # noqa: PTH118
