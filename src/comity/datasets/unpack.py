"""Files as the disk has them: compressed or not, and what the disk or a decompressor says about them as `Refused`."""

import bz2
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from comity.model import Refused

_GZIP, _BZIP, _XZ, _ZIP = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"PK\x03\x04"


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The file opened for reading, decompressed on the way where its first bytes say that it is compressed."""
    with path.open("rb") as file:
        opening = file.read(len(_XZ))
        file.seek(0)
        if opening.startswith(_GZIP):
            with gzip.open(file) as inner:
                yield cast(IO[bytes], inner)
        elif opening.startswith(_BZIP):
            with bz2.open(file) as inner:
                yield cast(IO[bytes], inner)
        elif opening.startswith(_ZIP) and (only := _only_member(file)) is not None:
            with zipfile.ZipFile(file) as archive, archive.open(only) as inner:
                yield inner
        elif opening.startswith(_XZ):
            with lzma.open(file) as inner:
                yield cast(IO[bytes], inner)
        else:
            yield file


def _only_member(file: IO[bytes]) -> str | None:
    """The name of the one file in a zip; None if it is no zip, or holds several files, as a workbook does."""
    try:
        names = [each.filename for each in zipfile.ZipFile(file).infolist() if not each.is_dir()]
    except zipfile.BadZipFile:
        names = []
    file.seek(0)
    return names[0] if len(names) == 1 else None


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """What the disk or a decompressor says, as `Refused`."""
    try:
        yield
    except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
        raise Refused(f"cannot be unpacked, it is cut off or damaged: {error}", where=str(path)) from None
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror or error}", where=str(path)) from None
