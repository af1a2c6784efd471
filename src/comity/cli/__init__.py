"""The command line. Each command is a thin door to a verb of a room; what it prints for people goes to standard error.

Takes: arguments. Gives: results on standard output; exit status 0, 1 (something was set aside or failed), 2 (usage).
Refuses: with one line that says what is wrong, where, and what to do.
"""

import gc
import os
import sys

from comity.model import ComityError

SELDOM = (50_000, 20, 50)
"""How many objects more, and how many rounds, before garbage is looked for: at Python's own 700, 10, 10 a sixth of the time of
``comity demo`` went into that, most of it among modules and classes that stay."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*SELDOM)
    from comity.cli.app import app, warn

    try:
        app()
    except ComityError as error:
        warn(str(error))
        sys.exit(1)
    except BrokenPipeError:  # the reader has had enough, as in `comity code .. | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        warn(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        warn("stopped; what was finished is kept")
        sys.exit(130)


__all__ = ["main"]
