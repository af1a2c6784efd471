from pathlib import Path

import pytest
from layouts import veto, vetoes

from comity import datasets
from comity.model import Refused


def load(path: Path) -> datasets.Load:
    return datasets.load("un_sc_vetoes", path)


def test_a_veto_is_one_observation_of_all_who_cast_it(tmp_path: Path) -> None:
    found = load(
        vetoes(tmp_path / "v.csv", veto("7/4/1991", "S/1991/1", "China", "Russia"), veto("7/9/1990", "S/1", "USSR"))
    )
    first, second, coverage = found.observations
    assert (first.parties, first.period, first.value, first.line) == (("CHN", "RUS"), "1991-07-04", 1.0, 2)
    assert (second.parties, second.period) == (("RUS",), "1990-07-09")
    assert (coverage.period, coverage.flag) == ("1990-07-09/1991-07-04", "complete")
    assert (found.release.notes, found.release.aside, found.release.release) == ((), (), "to 1991-07-04")


def test_names_decide_against_flags_and_each_contradiction_is_noted(tmp_path: Path) -> None:
    row = veto("7/4/1991", "S/1991/1", "China", "Russia", flags="1,,1,0,0,0,0,0,2,0,0,0,0")
    found = load(vetoes(tmp_path / "v.csv", row))
    assert found.observations[0].parties == ("CHN", "RUS")
    assert [note.text for note in found.release.notes] == [
        "members' columns mark China, names say China and Russia",
        "single_veto is 1 with 2 names",
        "multiple_vetoes is empty with 2 names",
        "russia_china is 2, names say China and Russia",
    ]


def test_the_same_row_twice_is_two_vetoes(tmp_path: Path) -> None:
    found = load(vetoes(tmp_path / "v.csv", *[veto("7/9/1990", "S/1", "USSR")] * 2))
    assert len({seen.id for seen in found.observations}) == 3


def test_transcribed_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "date,draft_symbol,meeting_record,topic,vetoed_by\n2031-02-03,S/2,S/PV.2,Moon,China;United States\n"
    )
    found = load(path)
    assert found.observations[0].parties == ("CHN", "USA")
    assert found.observations[1].flag == "partial"


@pytest.mark.parametrize(
    "wrong", [veto("7/9/1990", "S/1", "Norway"), veto("13/9/1990", "S/1", "USSR"), "1990,7/9/1990"]
)
def test_a_wrong_row_among_good_ones_is_set_aside_and_many_refuse_the_file(tmp_path: Path, wrong: str) -> None:
    good = veto("7/9/1990", "S/1", "USSR")
    found = load(vetoes(tmp_path / "v.csv", good, wrong))
    assert [row.line for row in found.release.aside] == [3]
    with pytest.raises(Refused, match="3 of 4 that are not"):
        load(vetoes(tmp_path / "v.csv", good, wrong, wrong, wrong))


def test_a_quote_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = vetoes(tmp_path / "v.csv", veto("7/9/1990", "S/1", "USSR"))
    path.write_bytes(path.read_bytes().replace(b'tides"', b"tides"))
    with pytest.raises(Refused):
        load(path)


def test_a_list_cut_off_in_a_row_is_refused_and_one_without_a_last_line_end_is_not(tmp_path: Path) -> None:
    path = vetoes(tmp_path / "v.csv", *[veto("7/9/1990", "S/1", "USSR")] * 3)
    whole = path.read_bytes()
    path.write_bytes(whole.rstrip())
    assert load(path).release.rows == 3
    path.write_bytes(whole[:-12])
    with pytest.raises(Refused, match="cut off"):
        load(path)


def test_another_publishers_columns_and_a_spreadsheet_are_refused(tmp_path: Path) -> None:
    path = vetoes(tmp_path / "v.csv", veto("7/9/1990", "S/1", "USSR"))
    whole = path.read_text()
    path.write_text(whole.replace("member_veto1", "veto1"))
    with pytest.raises(Refused, match="expected column 9 to be 'member_veto1', found 'veto1'"):
        load(path)
    path.write_text(whole.replace(",", ";"))
    with pytest.raises(Refused, match="a spreadsheet has rewritten it"):
        load(path)
