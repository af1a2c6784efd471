import io
import random
import struct
from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.datasets.stata import table
from comity.model import Refused

VERSIONS = (114, 117, 118, 119)


def stata(frame: pd.DataFrame, version: int) -> bytes:
    held = io.BytesIO()
    frame.to_stata(held, version=version, write_index=False)
    return held.getvalue()


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.integers(-100, 100),
            st.integers(-(10**9), 10**9),
            st.floats(-(2.0**100), 2.0**100, width=32) | st.none(),
            st.floats(-1e300, 1e300) | st.none(),
            st.text("abcé ", max_size=5),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(VERSIONS),
)
def test_what_another_program_writes_is_read(rows: list[tuple[int, int, float, float, str]], version: int) -> None:
    frame = pd.DataFrame(rows, columns=["small", "large", "four", "eight", "words"])
    frame = frame.astype({"small": "int8", "large": "int32", "four": "float32", "eight": "float64"})
    found = table(stata(frame, version), "here").columns
    assert list(found) == ["small", "large", "four", "eight", "words"]
    for name in ("small", "large", "eight"):
        assert found[name] == [None if each != each else each for each in frame[name].tolist()]
    single = [None if each is None else struct.unpack("f", struct.pack("f", each))[0] for each in found["four"]]
    assert single == [None if each != each else each for each in frame["four"].tolist()]
    assert found["words"] == [row[4] for row in rows]


def test_a_float_is_the_shortest_number_it_stands_for() -> None:
    frame = pd.DataFrame({"x": pd.array([0.1, 1.663375, -3.4e10, 1 / 3], dtype="float32")})
    assert table(stata(frame, 118), "here").columns["x"] == [0.1, 1.663375, -3.4e10, 0.33333334]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_cut_and_many_changes_are_refused_or_read(version: int) -> None:
    raw = stata(pd.DataFrame({"a": [1, 2], "t": ["x", "y"]}), version)
    ends = range(0 if version > 114 else 1, len(raw) - (0 if version > 114 else 120), 7)
    for end in ends:
        with pytest.raises(Refused) as error:
            table(raw[:end], "here")
        assert "\n" not in str(error.value)
    chance = random.Random(version)
    for _ in range(300):
        changed = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(min(len(raw), 400))] = chance.randrange(256)
        with suppress(Refused):
            table(bytes(changed), "here")


def test_an_old_format_is_named() -> None:
    with pytest.raises(Refused, match="113 to 119, found 108"):
        table(bytes([108, 2, 1, 0]) + bytes(200), "here")
