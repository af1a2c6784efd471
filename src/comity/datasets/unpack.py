"""Files as the disk has them: compressed or not, and what the disk or a decompressor says about them as `Refused`."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from comity.model import Refused

_GZIP, _BZIP, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"


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
        elif opening.startswith(_XZ):
            with lzma.open(file) as inner:
                yield cast(IO[bytes], inner)
        else:
            yield file


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """What the disk or a decompressor says, as `Refused`."""
    try:
        yield
    except (EOFError, zlib.error, lzma.LZMAError) as error:
        raise Refused(f"cannot be unpacked, it is cut off or damaged: {error}", where=str(path)) from None
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror or error}", where=str(path)) from None
