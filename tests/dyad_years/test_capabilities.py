"""Capabilities of both states, laid out over the numbers of the state system."""

from pathlib import Path

import comity

HEAD = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc"


def test_each_of_two_germanies_of_one_code_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "nmc.csv"
    numbers = {255: 79, 260: 63, 265: 16, 365: 281}
    rows = [f"{number},{year},1,1,1,1,{people},1,0.1" for year in (1989, 1990) for number, people in numbers.items()]
    path.write_text("\n".join((HEAD, *rows, "")))
    table = comity.dyads(1990, 1990, states=["DEU", "DDR", "RUS"], data={"nmc": path}).add("capabilities").arrow()
    columns = (table.column(name).to_pylist() for name in ("cow_a", "cow_b", "tpop_a", "tpop_b"))
    assert list(zip(*columns, strict=True)) == [
        (255, 365, 79, 281),
        (260, 265, 63, 16),
        (260, 365, 63, 281),
        (265, 365, 16, 281),
    ]
