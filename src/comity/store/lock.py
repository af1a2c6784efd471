"""One walker at a time: a lock the system lets go of when its owner ends, however it ends.

Takes: the lock's file. Gives: the lock for the length of a ``with``. Refuses: a lock another process holds, by name.
"""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from comity.model import CaseError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at `path`. What a dead owner left is taken over, since the system freed it with the process."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CaseError(str(error.strerror), where=str(path)) from error
    try:
        try:
            _take(handle)
        except OSError as error:
            os.lseek(handle, 1, os.SEEK_SET)
            owner = os.read(handle, 200).decode("utf-8", "replace").strip() or "another process"
            raise CaseError(f"is being walked by {owner}", where=str(path.parent), hint="wait until it ends") from error
        # The first byte is what Windows locks; the owner stands after it, for people and for the message above.
        started = datetime.now(UTC).isoformat(timespec="seconds")
        os.ftruncate(handle, 0)
        os.write(handle, f"\nprocess {os.getpid()} on {socket.gethostname()} since {started}\n".encode())
        yield
    finally:
        os.close(handle)
