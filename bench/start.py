"""What it takes to begin: the codebook, the lexicon, the first sentence, each made anew and as it was compiled, in one run.

Run: ``python bench/start.py``. Each figure is the best of three processes, in seconds.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

SENTENCE = "Russia sold S-400 air defence systems to China in 2015."
INSIDE = f"""
import json, time
marks = [time.perf_counter()]
import comity.flow
from comity import documents
from comity.claims.terms import lexicon
marks.append(time.perf_counter())
from comity.codebook.load import load
load()
marks.append(time.perf_counter())
lexicon()
marks.append(time.perf_counter())
assert comity.flow.code(documents.from_text({SENTENCE!r}))[2]
marks.append(time.perf_counter())
print(json.dumps([later - sooner for sooner, later in zip(marks, marks[1:])]))
"""
STEPS = ("imports", "codebook", "lexicon", "first sentence")
COMMAND = [sys.executable, "-c", "from comity.cli import main; main()", "code", "-"]
ROUNDS = 3


def steps(way: dict[str, str]) -> list[float]:
    """Seconds of each step inside a fresh process."""
    done = subprocess.run([sys.executable, "-c", INSIDE], env=way, capture_output=True, check=True)
    return list(json.loads(done.stdout))


def whole(way: dict[str, str]) -> float:
    """Seconds of ``comity code`` of one sentence, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(COMMAND, env=way, input=SENTENCE.encode(), capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the steps and the whole, with and without what was compiled."""
    with tempfile.TemporaryDirectory() as folder:
        ways = {
            name: {**os.environ, "COMITY_CACHE": place} for name, place in (("made anew", "off"), ("compiled", folder))
        }
        first = whole(ways["compiled"])
        print(f"{'':10}" + "".join(f"{name:>16}" for name in (*STEPS, "comity code")))
        for name, way in ways.items():
            best = [min(each) for each in zip(*(steps(way) for _ in range(ROUNDS)), strict=True)]
            best.append(min(whole(way) for _ in range(ROUNDS)))
            print(f"{name:10}" + "".join(f"{seconds:16.3f}" for seconds in best))
        print(f"comity code where nothing is compiled yet, and is then kept: {first:.3f}")


if __name__ == "__main__":
    main()
