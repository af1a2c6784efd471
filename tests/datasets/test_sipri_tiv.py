from pathlib import Path

import pytest
from layouts import SPOILED, TIV

from comity import datasets
from comity.model import Observation, Refused

TO_CHAD = TIV + (
    "Supplier,2027,2028,2029,2027-2029,Percentage,Sum total years,Percentage of total\n"
    "Norway,4,,0 ,4,80%,4,80%\n"
    "Salt Rebels (Chad)*,1,,,1,20%,1,20%\n"
    "Total exports to Chad,5,,0 ,5,100%,5,\n"
)
WORLD = TIV + (
    "Recipient,1950,1951,1950-1951,Percentage,Sum total years,Percentage of total\n"
    "Chad,4,,4,100%,4,100%\n"
    "Total world import,4,,4,100%,4,\n\n"
)
FORMER = (
    '"TIV of arms exports from Norway, 1950-1951",,,\n'
    "A '0' indicates that the value of deliveries is less than 0.5m,,,\n"
    "Generated: 22 April 2022,,,\n"
    ",1950,1951,Total\n"
    "Chad,3,0,3\n"
    ",,,\n"
    "Total,3,0,3\n"
)
IMPORTS = "recipient,recipient_code,supplier,year,tiv\n"
EXPORTS = "supplier,recipients,year,tiv\n"


def load(path: Path, text: str) -> datasets.Load:
    path.write_bytes(text.encode("cp1252"))
    return datasets.load("sipri_tiv", path)


def cells(found: datasets.Load) -> list[tuple[tuple[str, ...], str, str, float | None, str, int]]:
    return [
        (seen.parties, seen.variable, seen.period, seen.value, seen.flag, seen.line)
        for seen in found.observations
        if seen.parties
    ]


def coverage(found: datasets.Load) -> Observation:
    return next(seen for seen in found.observations if seen.variable == "coverage")


def test_a_table_of_suppliers_to_one_recipient(tmp_path: Path) -> None:
    found = load(tmp_path / "a.csv", TO_CHAD)
    assert cells(found) == [
        (("NOR", "TCD"), "tiv_delivered", "2027", 4, "", 8),
        (("NOR", "TCD"), "tiv_delivered", "2029", 0, "below half a unit", 8),
        (("TCD",), "tiv_imported", "2027", 5, "", 10),
        (("TCD",), "tiv_imported", "2029", 0, "below half a unit", 10),
    ]
    assert all(seen.directed for seen in found.observations if len(seen.parties) == 2)
    assert found.release.unresolved == {"Salt Rebels (Chad)*": 1}
    assert (found.release.part, found.release.release) == ("to Chad by supplier since 2027", "2031-02-05")
    assert (coverage(found).period, coverage(found).flag) == ("2027/2029", "partial")


def test_a_table_of_all_recipients(tmp_path: Path) -> None:
    found = load(tmp_path / "a.csv", WORLD)
    assert cells(found) == [(("TCD",), "tiv_imported", "1950", 4, "", 8)]
    assert [row.reason for row in found.release.aside] == ["the world's total"]
    assert found.release.part == "world by recipient until 1951"


def test_a_table_of_the_former_page(tmp_path: Path) -> None:
    found = load(tmp_path / "a.csv", FORMER)
    assert cells(found)[:2] == [
        (("NOR", "TCD"), "tiv_delivered", "1950", 3, "", 5),
        (("NOR", "TCD"), "tiv_delivered", "1951", 0, "below half a unit", 5),
    ]
    assert (found.release.part, found.release.release) == ("from Norway by recipient until 1951", "2022-04-22")
    imports = load(tmp_path / "a.csv", FORMER.replace("from Norway", "to Norway"))
    assert cells(imports)[0][0] == ("TCD", "NOR")
    everyone = load(tmp_path / "a.csv", FORMER.replace("from Norway", "from all"))
    assert cells(everyone)[0][:2] == (("TCD",), "tiv_exported")


def test_a_list_of_imports(tmp_path: Path) -> None:
    rows = "Chad,TCD,Norway,2001,3\nChad,TCD,Norway,Total,3\nChad,TCD,Total,2001,3\nAll,,Chad,2001,3\nChad,TCD,Norway,2004,0\n"
    found = load(tmp_path / "a.csv", IMPORTS + rows)
    assert cells(found) == [
        (("NOR", "TCD"), "tiv_delivered", "2001", 3, "", 2),
        (("TCD",), "tiv_imported", "2001", 3, "", 4),
        (("NOR", "TCD"), "tiv_delivered", "2004", 0, "below half a unit", 6),
    ]
    assert (found.release.part, found.release.release) == ("list", "to 2004")
    assert "does not tell when it was made" in found.release.notes[0].text
    assert coverage(found).period == "2001/2004"


def test_a_list_of_exports_is_a_part_of_its_own(tmp_path: Path) -> None:
    found = load(tmp_path / "a.csv", EXPORTS + "Norway,Chad,2001,3\nNorway,Chad,1950-2001,3\n")
    assert cells(found) == [(("NOR", "TCD"), "tiv_delivered", "2001", 3, "", 2)]
    assert found.release.part == "list from Norway"
    assert [row.reason for row in found.release.aside] == ["a sum over all years"]


@pytest.mark.parametrize(("change", "says"), SPOILED.values(), ids=list(SPOILED))
def test_what_is_no_table_of_volumes_is_refused(tmp_path: Path, change, says: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(change(TO_CHAD.encode()))
    with pytest.raises(Refused, match=says) as error:
        datasets.load("sipri_tiv", path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TO_CHAD[:-60], "expected a row of totals at the end, found 'Salt Rebels"),
        (TO_CHAD.replace("Data generated", "Made"), "Data generated"),
        (TO_CHAD.replace(",", ";"), "expected a line 'Recipient, 1950, 1951, ...'"),
        (TO_CHAD.replace("Supplier,", "Weapon,"), "expected rows of recipients or suppliers, found 'Weapon'"),
        (TO_CHAD.replace("Norway,4", "Norway,four").replace("*,1,,", "*,1st,,").replace("Chad,5", "Chad,V"), "3 of 3"),
        (IMPORTS.replace("tiv", "value") + "Chad,TCD,Norway,2001,3\n", "column 5 to be 'tiv', found 'value'"),
        (IMPORTS + "Chad,TCD,Norway,2001,3", "cut off"),
        (IMPORTS + "Chad,TCD,Norway,01.01.2001,3\n", "expected rows with a year, found none"),
        (IMPORTS + "Chad,TCD,Norway,2001,30000\n" * 3, "values are not from 0 to 20000"),
    ],
)
def test_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Refused) as error:
        load(tmp_path / "a.csv", text)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_other_datasets_know_a_table_of_volumes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TO_CHAD)
    with pytest.raises(Refused, match="load it as sipri_tiv"):
        datasets.load("sipri_register", path)


def test_a_byte_that_no_encoding_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TO_CHAD.encode().replace(b"Norway", b"Norw\x81y"))
    with pytest.raises(Refused, match="expected utf-8 or cp1252, found the byte 0x81"):
        datasets.load("sipri_tiv", path)
