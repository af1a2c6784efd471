"""What was made from a codebook, kept for the next process in the user's folder for such things.

Takes: a noun, a key that tells all that something was made from, and its bytes. Gives: the bytes that were kept under just that key, else
None. Refuses nothing: where nothing can be kept everything is made anew, and the log says why.

The bytes are data and are only ever read as data. A file is used if it belongs to this user, bears the key, and its hash is right. It is
written whole under another name first, so that no process ever sees a part of one. The variable ``COMITY_CACHE`` names another folder, or
says ``off``.
"""

import logging
import os
import stat
import sys
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

log = logging.getLogger(__name__)

FORM = b"comity cache 1\n"
KEEP = 4
"""Files of one noun that stay: those of two codebooks that are compared, before and after a change."""


def key(digest: str, *rooms: str) -> str:
    """The key of what the code of some `rooms` makes from files of this `digest`, with what it runs on."""
    told = (digest, sys.version, msgspec.__version__, _code(rooms))
    return sha256("\0".join(told).encode()).hexdigest()


def get(noun: str, key: str) -> bytes | None:
    """What was kept under `key`."""
    place = _place(noun, key)
    if place is None:
        return None
    try:
        with open(place, "rb", opener=_opened) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                log.info("%s is no file", place)
                return None
            if hasattr(os, "geteuid") and about.st_uid != os.geteuid():
                log.info("%s belongs to another user", place)
                return None
            found = file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        log.info("%s cannot be read: %s", place, error)
        return None
    head = len(FORM) + sha256().digest_size
    content = found[head:]
    if found[:head] != _head(key, content):
        log.info("%s is broken", place)
        return None
    return content


def put(noun: str, key: str, content: bytes) -> None:
    """Keep `content` under `key`, if that can be done."""
    place = _place(noun, key)
    if place is None:
        return
    part = ""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f"{noun}-", suffix=".part", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(_head(key, content))
            file.write(content)
        Path(part).replace(place)
        part = ""
        _prune(place.parent, noun)
    except OSError as error:
        log.info("%s cannot be kept: %s", place, error)
        if part:
            with suppress(OSError):  # a folder may let files be made and not be taken away
                Path(part).unlink(missing_ok=True)


def _opened(path: str, flags: int) -> int:
    """What is opened so does not wait: a pipe in the place of a file would, for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _prune(folder: Path, noun: str) -> None:
    """Take the oldest files of a noun away."""
    dated = sorted((file.stat().st_mtime_ns, file) for file in folder.glob(f"{noun}-*"))
    for _, file in dated[:-KEEP]:
        file.unlink(missing_ok=True)


def _head(key: str, content: bytes) -> bytes:
    return FORM + sha256(key.encode() + content).digest()


def _place(noun: str, key: str) -> Path | None:
    folder = _folder()
    return None if folder is None else folder / f"{noun}-{key[:32]}.bin"


def _folder() -> Path | None:
    """The folder for what can be made again, by the custom of the system; None where there is none."""
    named = os.environ.get("COMITY_CACHE", "")
    if named:
        return None if named == "off" else Path(named)
    system = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if Path(system).is_absolute():
        return Path(system) / "comity"
    try:
        home = Path.home()
    except RuntimeError:
        log.info("there is no home folder to keep anything in")
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "comity"


@cache
def _code(rooms: tuple[str, ...]) -> str:
    """The hash of the code of some rooms, and of the package's first file, which names its version."""
    package = files("comity")
    modules = [("", package / "__init__.py")]
    for room in rooms:
        modules += _modules(package / room, room)
    digest = sha256()
    for name, file in sorted(modules, key=lambda module: module[0]):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _modules(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _modules(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(".py"):
            found.append((f"{name}/{entry.name}", entry))
    return found
