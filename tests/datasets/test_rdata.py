import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rfiles import Days, Deferred, Factor, i, rda

from comity.datasets.rdata import frames
from comity.model import Refused

CELLS = st.one_of(
    st.lists(st.text(max_size=4) | st.none(), min_size=3, max_size=3).filter(any),
    st.lists(st.integers(-(2**31) + 1, 2**31 - 1) | st.none(), min_size=3, max_size=3).filter(
        lambda x: x != [None] * 3
    ),
    st.lists(st.floats(allow_nan=False) | st.none(), min_size=3, max_size=3).filter(lambda x: x != [None] * 3),
    st.lists(st.sampled_from(["yes", "no", None]), min_size=3, max_size=3).map(Factor),
)


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.text(min_size=1, max_size=5), CELLS, min_size=1, max_size=4), st.sampled_from([2, 3]))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, columns: dict[str, list[object]], version: int
):
    path = rda(tmp_path_factory.mktemp("r") / "a.rda", "none", version, held=columns)
    assert frames(path.read_bytes(), "here") == {"held": {name: list(cells) for name, cells in columns.items()}}


def test_short_forms_dates_and_several_frames(tmp_path: Path) -> None:
    held = {"number": range(3, 6), "name": Deferred([7, 8, 9]), "day": Days([-1, 0, None]), "x": [1.0, None, 2.5]}
    found = frames(rda(tmp_path / "a.rda", "none", a=held, b={"y": ["é", "漢", None]}).read_bytes(), "here")
    assert found["a"] == {
        "number": [3, 4, 5], "name": ["7", "8", "9"], "day": ["1969-12-31", "1970-01-01", None], "x": [1.0, None, 2.5]
    }  # fmt: skip
    assert found["b"] == {"y": ["é", "漢", None]}
    assert frames(rda(tmp_path / "b.rds", "none", rds={"y": [1]}).read_bytes(), "here") == {"": {"y": [1]}}


def test_every_cut_and_many_changes_are_refused_or_read_in_one_line(tmp_path: Path) -> None:
    held = {"a": [1, 2], "b": ["x", "y"], "f": Factor(["u", "v"]), "d": Deferred([7, 8]), "r": range(2)}
    raw = rda(tmp_path / "a.rda", "none", held=held).read_bytes()
    for end in range(len(raw) - 4):  # the last four only end the list of objects
        with pytest.raises(Refused) as error:
            frames(raw[:end], "here")
        assert "\n" not in str(error.value)
    chance = random.Random(7)
    for _ in range(3000):
        changed = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(raw))] = chance.choice(
                [0, 1, 2, 19, 127, 238, 254, 255, chance.randrange(256)]
            )
        with suppress(Refused):
            frames(bytes(changed), "here")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"RDX2\nA\n2\n", "binary form"),
        (b"X\n" + i(7), "version 2 or 3"),
        (b"X\n" + i(2) + i(0) * 2 + i(3), r"code or another object \(type 3\)"),
        (b"X\n" + i(2) + i(0) * 2 + i(19) + i(2**31 - 1), "before its last value"),
        (b"X\n" + i(2) + i(0) * 2 + (i(19) + i(1)) * 200, "nested deeper"),
        (b"X\n" + i(2) + i(0) * 2 + i(13) + i(1) + i(5), "expected a data frame"),
    ],
)
def test_what_is_no_data_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        frames(raw, "here")
