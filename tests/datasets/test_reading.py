from hypothesis import given, settings
from hypothesis import strategies as st

from comity.codebook.load import load
from comity.datasets.card import shipped
from comity.datasets.outfile import Outfile
from comity.datasets.reading import Reading, Row

CODEBOOK = load()
CARD = shipped("un_ga_votes")
ROWS = st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=2)), max_size=6)


def reading() -> Reading:
    return Reading(Outfile(path="here", lock=""), CARD, "votes", "2031", CODEBOOK)


@settings(deadline=None, max_examples=30)
@given(ROWS, ROWS)
def test_many_rows_at_once_are_the_same_as_one_by_one(
    first: list[tuple[str, str]], then: list[tuple[str, str]]
) -> None:
    slow, fast = reading(), reading()
    for line, cells in enumerate((*first, *then), start=1):
        row = Row(key=slow.key(*cells), line=line, parties=("TCD",), text=cells[1])
        slow.observe(row, "vote", "2031", 1.0, flag="seen")
    for start, rows in ((1, first), (1 + len(first), then)):
        n = len(rows)
        fast.extend(
            "vote",
            fast.keys([[row[0] for row in rows], [row[1] for row in rows]]),
            parties=[("TCD",)] * n,
            periods=["2031"] * n,
            values=[1.0] * n,
            flags=["seen"] * n,
            texts=[row[1] for row in rows],
            lines=list(range(start, start + n)),
        )
    assert fast.rows == slow.rows
    assert fast._columns == slow._columns
