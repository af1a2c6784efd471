"""What happens to files on their way: each is refused in one line that says what was expected and found, and nothing is used."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from comity import datasets
from comity.model import Refused

WHOLE = {
    "un_ga_votes": "rcid,ccode,vote\n" + "".join(f"{n},710,1\n" for n in range(100, 300)),
    "un_ideal_points": "ccode,session,NVotes,IdealPoint\n" + "".join(f"710,{n},9,0.5\n" for n in range(26, 76)),
    "atop": "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"
    + "".join(f"710,365,{year},0,0,0,1,0\n" for year in range(1950, 2000)),
    "un_sc_vetoes": "date,draft_symbol,meeting_record,topic,vetoed_by\n"
    + "".join(f"2031-02-{day:02d},S/{day},S/PV.{day},Moon,China\n" for day in range(1, 29)),
    "tidy": "who,year,dust\n" + "".join(f"China,{year},1\n" for year in range(1950, 2000)),
}
CARD = {
    **dict.fromkeys(("title", "producer", "origin", "licence", "terms", "citation"), "x"),
    "name": "moon",
    "tidy": {"release": "1", "parties": ["who"], "period": "year", "values": [{"column": "dust", "variable": "dust"}]},
}
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing came": (lambda raw: b"", "found an empty file"),
    "a page came in its place": (lambda raw: b"\r\n<!DOCTYPE html><title>403 Forbidden</title>\n", "found a web page"),
    "a page of a service": (lambda raw: b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "found a web page"),
    "packed and cut off": (lambda raw: gzip.compress(raw)[:-30], "cut off or damaged"),
    "packed and changed": (lambda raw: gzip.compress(raw)[:-8] + bytes(8), "damaged"),
    "saved as UTF-16": (lambda raw: raw.decode().encode("utf-16"), "found a UTF-16 file"),
    "bytes of another encoding": (lambda raw: raw.replace(b"710", b"7\x810").replace(b"China", b"Ch\x81na"), "found the byte 0x81"),
    "saved by a spreadsheet": (lambda raw: b"PK\x03\x04" + raw, "a zip or Excel file"),
    "with other columns": (lambda raw: b"colour," + raw.partition(b",")[2], "found"),
    "of another dataset": (lambda raw: b"Recipient,Supplier,Year of order\nChad,Norway,2010\n", "expected"),
    "without rows": (lambda raw: raw.partition(b"\n")[0] + b"\n", "found"),
}  # fmt: skip


def put(folder: Path, name: str, raw: bytes) -> Path:
    (folder / "file.yaml").write_text(yaml.safe_dump(CARD))
    path = folder / "file.csv"
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", WHOLE)
def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path, name: str, damage: str) -> None:
    change, says = DAMAGE[damage]
    with pytest.raises(Refused) as error:
        datasets.load(name, put(tmp_path, name, change(WHOLE[name].encode())))
    assert says in str(error.value)
    assert "file.csv" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_file_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    raw = WHOLE[name].encode()
    plain = datasets.load(name, put(tmp_path, name, raw))
    packed = datasets.load(name, put(tmp_path, name, gzip.compress(raw)))
    assert plain.release.rows == raw.count(b"\n") - 1
    assert plain.table.column("id").to_pylist() == packed.table.column("id").to_pylist()


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "tidy"])
def test_a_text_cut_off_in_a_row_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="cut off"):
        datasets.load(name, put(tmp_path, name, WHOLE[name].encode()[:-5].rpartition(b",")[0]))
