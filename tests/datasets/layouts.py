"""Small files in the layouts of the datasets. Every row is made up."""

from pathlib import Path

DEALS = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
DELIVERIES = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production"
)
VETOES = (
    "year,date,month,draft,meeting_record,agenda_item,crisis_topic,region,member_veto1,member_veto2,member_veto3,"
    "single_veto,multiple_vetoes,China,France,Russia,USSR,USA,UK,russia_china,usa_uk,usa_france,usa_france_uk,france_uk"
)
PREAMBLE = (
    "Transfers of major conventional arms from Norway to Chad . Deals with deliveries made for the year range "
    "'1990' to '2030' ",
    "A '?' in a column indicates uncertain data.",
    "",
    "Data generated: 5 Feb 2031 1:02:03 AM",
)
SNOWPLOUGH = "Chad,Norway,2010,?,12,,Snøplog-2,armoured snowplough,9,?,2012; 2014,New,For the salt pans,1.5,18,13.5"
BROKEN = "Chad,Norway,2011,,3,,Elg,amphibious sledge,3,,2012,Second hand,Second-hand; aid\r\n,0.5,1.5,1.5"
UNKNOWN = "Salt Rebels (Chad)*,Norway,2011,,1,,Elg,amphibious sledge,1,,2012,New,,0.5,0.5,0.5"


def deals(path: Path, *rows: str, header: str = DEALS, end: str = "\n") -> Path:
    """A register of deals, in the encoding of the real one."""
    path.write_bytes(("\n".join((*PREAMBLE, header, *rows)) + end).encode("cp1252"))
    return path


def deliveries(path: Path, *rows: str) -> Path:
    """A register of deliveries."""
    path.write_bytes("\n".join((*PREAMBLE, DELIVERIES, *rows, "")).encode("cp1252"))
    return path


def veto(day: str, draft: str, *names: str, flags: str = "") -> str:
    """A row of the list of vetoes; its flags agree with the names unless they are given."""
    month, _, year = day.split("/")
    one = set(names)
    members = ("China", "France", "Russia", "USSR", "USA", "UK")
    groups = ({"Russia", "China"}, {"USA", "UK"}, {"USA", "France"}, {"USA", "France", "UK"}, {"France", "UK"})
    single = [int(len(one) == 1), int(len(one) > 1)]
    marks = [*single, *(int(member in one) for member in members), *(int(one == group) for group in groups)]
    columns = (*names, "", "", "")[:3]
    text = (
        f'{year},{day},{month},{draft},S/PV.1,"The question of the moon, and of tides",Moon,Space,{",".join(columns)},'
    )
    return text + (flags or ",".join(map(str, marks)))


def vetoes(path: Path, *rows: str) -> Path:
    """A list of vetoes."""
    path.write_bytes("\r\n".join((VETOES, *rows, "")).encode())
    return path


SPOILED = {
    "nothing": (lambda raw: b"", "found an empty file"),
    "a saved web page": (lambda raw: b"<!DOCTYPE html><html><body>503</body></html>", "found a web page"),
    "a zip": (lambda raw: b"PK\x03\x04" + raw, "found a zip or Excel file"),
    "utf-16": (lambda raw: raw.decode("latin-1").encode("utf-16"), "found a UTF-16 file"),
    "another dataset": (
        lambda raw: ("\r\n".join((VETOES, veto("2/16/1946", "S/1", "USSR"), ""))).encode(),
        "found (Vetoes|text)",
    ),
}
"""What may be wrong with a file of any dataset, and what is said then."""

TIV = (
    "Volume of transfers of major arms\n"
    "Figures are in millions of SIPRI trend-indicator values (TIVs).\n"
    "\n"
    "Source: SIPRI Arms Transfers Database (c) SIPRI.\n"
    "Data generated: 5 Feb 2031 1:02:03 AM\n"
    "\n"
)
