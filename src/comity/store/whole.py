"""Writing a small file so that it is there whole or not at all.

Takes: a path and bytes. Gives: the file, on disk before it has its name. Refuses: what the disk refuses (`CaseError`).
"""

import os
from pathlib import Path
from secrets import token_hex

from comity.store.tables import trouble


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new, a killed writer changes neither."""
    passing = path.with_name(f".new-{token_hex(8)}")
    with trouble(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with passing.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            passing.replace(path)
        except BaseException:
            passing.unlink(missing_ok=True)
            raise
