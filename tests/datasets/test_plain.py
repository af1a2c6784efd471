"""Plain tables, in the layouts of their publishers and of the R package peacesciencer. Every row is made up."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfiles import rda

from comity import datasets
from comity.datasets.plain import span, tidied
from comity.datasets.register import READERS
from comity.model import Observation, Refused

NMC = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version"
STATES = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"
MAJORS = "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version"
MIDA = (
    "dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,"
    "numa,numb,ongo2014,version"
)
MIDB = (
    "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,"
    "hiact,hostlev,orig,version"
)
DYADIC = (
    "disno,dyindex,statea,stateb,namea,nameb,strtday,strtmnth,strtyr,year,endday,endmnth,endyear,outcome,settlmnt,fatlev,"
    "highact,hihost,recip,noinit,notarg,sideaa,revstata,revtypea,fatleva,highmcaa,hihosta,orignata,sideab,revstatb,"
    "revtypeb,fatlevb,highmcab,hihostb,orignatb"
)
TRADE = (
    "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,spike1,spike2,dip1,dip2,"
    "trdspike,tradedip,bel_lux_alt_flow1,bel_lux_alt_flow2,china_alt_flow1,china_alt_flow2,source1,source2,version"
)


def load(name: str, path: Path, *lines: str, end: str = "\n") -> datasets.Load:
    path.write_bytes((end.join(lines) + end).encode("cp1252"))
    return datasets.load(name, path)


def seen(found: datasets.Load) -> list[Observation]:
    return [each for each in found.observations if each.variable != "coverage"]


def coverage(found: datasets.Load) -> str:
    return next(each.flag for each in found.observations if each.variable == "coverage")


@pytest.mark.parametrize(
    ("lines", "layout", "release"),
    [
        ([NMC, "USA,2,1950,10,-9,20,30,40,50,.25,2025", "RUS,365,1950,5,6,7,8,9,0,.2,2025"], "", ", version 2025"),
        (["ccode,year,milex,milper,irst,pec,tpop,upop,cinc", "2.0,1950.0,10.0,,20.0,30.0,40.0,50.0,0.25",
          "365.0,1950.0,5.0,6.0,7.0,8.0,9.0,0.0,0.2"], "", ""),
        (["statenme,stateabb,ccode,year,milex,milexsource,milper,irst,pec,tpop,upop,cinc,version",
          '"United States, of America",USA,2,1950,10,a,-9,20,30,40,50,.25,7', "Russia,RUS,365,1950,5,b,6,7,8,9,0,.2,7"],
         "", ", version 7"),
    ],
)  # fmt: skip
def test_capabilities_in_every_layout(tmp_path: Path, lines: list[str], layout: str, release: str) -> None:
    found = load("nmc", tmp_path / "a.csv", *lines)
    cells = {(each.parties, each.variable): each for each in seen(found)}
    assert found.release.release == f"to 1950{release}"
    assert cells[("USA",), "milex"].value == 10
    assert (cells[("USA",), "milper"].value, bool(cells[("USA",), "milper"].flag)) == (None, True)
    assert cells[("RUS",), "upop"].value == 0
    assert (cells[("USA",), "cinc"].value, cells[("USA",), "cinc"].period, cells[("USA",), "cinc"].line) == (
        0.25,
        "1950",
        2,
    )
    assert cells[("USA",), "tpop"].unit == "thousands"


def test_the_same_table_as_r_data(tmp_path: Path) -> None:
    columns = {"ccode": [2.0, 365.0], "year": [1950.0, 1950.0], "milex": [10.0, None], "milper": [1, 2], "irst": [1.0, 2.0],
               "pec": [1.0, 2.0], "tpop": [3.5, 2.0], "upop": [1.0, 2.0], "cinc": [0.25, 0.5]}  # fmt: skip
    held = datasets.load("nmc", rda(tmp_path / "cow_nmc.rda", cow_nmc=columns))
    lines = [",".join(columns), "2,1950,10,1,1,1,3.5,1,0.25", "365,1950,NA,2,2,2,2,2,0.5"]
    text = load("nmc", tmp_path / "a.csv", *lines)
    cells = [(each.parties, each.variable, each.period, each.value, bool(each.flag)) for each in seen(held)]
    assert cells == [(each.parties, each.variable, each.period, each.value, bool(each.flag)) for each in seen(text)]
    assert held.release.release == "to 1950"


def test_lines_that_end_as_on_an_old_mac(tmp_path: Path) -> None:
    found = load(
        "nmc", tmp_path / "a.csv", NMC, "USA,2,1950,1,2,3,4,5,6,.25,5", "UKG,200,1950,1,2,3,4,5,6,.25,5", end="\r"
    )
    assert {(each.parties, each.line) for each in seen(found)} == {(("USA",), 2), (("GBR",), 3)}


def test_a_number_that_no_state_has_is_set_aside_and_counted(tmp_path: Path) -> None:
    found = load("nmc", tmp_path / "a.csv", NMC, "USA,2,1950,1,2,3,4,5,6,.5,5", "ATL,999,1950,1,2,3,4,5,6,.25,5")
    assert [row.reason for row in found.release.aside] == ["no state has the cow number '999' in 1950"]
    assert found.release.unresolved == {"cow 999": 1}


def test_what_is_no_number_is_set_aside_and_much_of_it_refused(tmp_path: Path) -> None:
    good, bad = "USA,2,1950,1,2,3,4,5,6,.5,5", "USA,2,1951,few,2,3,4,5,6,.5,5"
    found = load("nmc", tmp_path / "a.csv", NMC, good, bad)
    assert [(row.line, row.reason) for row in found.release.aside] == [(3, "'few' is no number (column milex)")]
    with pytest.raises(Refused, match="3 of 4 that are not"):
        load("nmc", tmp_path / "a.csv", NMC, good, bad, bad, bad)
    with pytest.raises(Refused, match="cinc: 2 of 2 values are not from 0 to 1"):
        load("nmc", tmp_path / "a.csv", NMC, good.replace(".5", "50"), good.replace(".5", "40"))


def test_spells_of_membership(tmp_path: Path) -> None:
    rows = [f"USA,2,United States,{year},1,1,{year},12,31,2031" for year in range(1816, 2015)]
    found = load(
        "cow_states", tmp_path / "s.csv", STATES, *rows, "GFR,260,German Federal Republic,1955,5,5,1990,10,2,2031"
    )
    last = seen(found)[-1]
    assert (last.parties, last.period, last.value, last.text) == (
        ("DEU",),
        "1955-05-05/1990-10-02",
        1.0,
        "GFR | German Federal Republic",
    )
    assert found.release.release == "to 2014, version 2031"
    assert coverage(found) == "partial"
    assert found.release.notes[0].text.startswith("200 rows, the whole table has 240 or more")
    more = [row.replace("USA,2,United States", "RUS,365,Russia") for row in rows[:40]]
    assert (
        coverage(load("cow_states", tmp_path / "t.csv", STATES, *rows, *more, "UKG,200,UK,1816,1,1,2014,12,31,2031"))
        == "complete"
    )


@pytest.mark.parametrize("opening", [[], ["statenumber\tabb\tname\tstart\tend"]])
@pytest.mark.parametrize(("first", "last"), [("05:05:1955", "02:10:1990"), ("1955-05-05", "1990-10-02")])
def test_independent_states_as_their_authors_publish_them(
    tmp_path: Path, opening: list[str], first: str, last: str
) -> None:
    rows = [f"2\tUSA\tUnited States\t01:01:{year}\t31:12:{year}" for year in range(1816, 2016)]
    found = load(
        "gw_states", tmp_path / "s.txt", *opening, *rows, f"271\tWRT\tWürttemberg\t{first}\t{last}", end="\r\n"
    )
    state = seen(found)[-1]
    assert (state.parties, state.period, state.text) == (("WRT",), "1955-05-05/1990-10-02", "WRT | Württemberg")
    assert state.line == 201 + len(opening)
    assert found.release.release == "to 2015"


def test_major_powers_are_not_all_states(tmp_path: Path) -> None:
    found = load("majors", tmp_path / "m.csv", MAJORS, *["AUH,300,1816,1,1,1918,11,3,2016"] * 5)
    assert (seen(found)[0].parties, seen(found)[0].period) == (("AUH",), "1816-01-01/1918-11-03")
    with pytest.raises(Refused, match="load it as cow_states"):
        load("majors", tmp_path / "s.csv", STATES, "USA,2,United States,1816,1,1,2016,12,31,2016")
    with pytest.raises(Refused, match="load it as majors"):
        load("cow_states", tmp_path / "m.csv", MAJORS, *["AUH,300,1816,1,1,1918,11,3,2016"] * 5)


def test_both_lists_of_rivalries_are_parts_of_one_dataset(tmp_path: Path) -> None:
    head = "rivalryno,rivalryname,ccode1,ccode2,styear,endyear,region,type1,type2,type3"
    one = load(
        "rivalries", tmp_path / "a.csv", head, *["1.0,China-Russia,365.0,710.0,1958.0,1989.0,East,positional,,"] * 50
    )
    head = "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary,principal,aprin"
    two = load("rivalries", tmp_path / "b.csv", head, *["1,China-Russia,365.0,710.0,1958.0,,1.0,,1.0,,1.0,"] * 50)
    assert (one.release.part, two.release.part) == ("td", "tss")
    assert (seen(one)[0].parties, seen(one)[0].period) == (("CHN", "RUS"), "1958/1989")
    assert (seen(two)[0].period, seen(two)[0].text) == ("1958/..", "China-Russia | positional | ideological")


def test_flows_run_from_the_exporter_to_the_importer(tmp_path: Path) -> None:
    rest = ",".join(["-9"] * 15 + ["4"])
    found = load("trade", tmp_path / "t.csv", TRADE, f"365,710.,2010,Russia,China,39124,-9,{rest}")
    flows = {each.parties: each for each in seen(found)}
    assert flows["CHN", "RUS"].value == 39124
    assert (flows["RUS", "CHN"].value, flows["RUS", "CHN"].flag) == (None, "missing")
    assert len({each.id for each in found.observations}) == 3
    assert (found.release.part, found.release.release) == ("dyads", "to 2010, version 4")
    head = "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2,version"
    national = load("trade", tmp_path / "n.csv", head, "2,United States,USA,2010,3,-9,,,a,b,4")
    assert [(each.variable, each.value) for each in seen(national)] == [("imports", 3), ("exports", None)]


def test_disputes_and_who_took_part(tmp_path: Path) -> None:
    found = load("mids", tmp_path / "a.csv", MIDA, "7,-9,7,1902,24,1,1903,6,-9,0,0,208,178,7,3,0,1,1,0,5")
    cells = {each.variable: each for each in seen(found)}
    assert (cells["dispute"].parties, cells["dispute"].period, cells["dispute"].text) == ((), "1902-07/1903-01-24", "7")
    assert (cells["settlement"].value, cells["hostility"].value) == (None, 3)
    found = load("mids", tmp_path / "b.csv", MIDB, '7,"USA",2,-9,-9,1902,24,1,1903,1,1,1,-9,0,-9,7,3,1,5')
    cells = {each.variable: each for each in seen(found)}
    assert (cells["participant"].parties, cells["participant"].period) == (("USA",), "1902/1903-01-24")
    assert (cells["deaths"].value, cells["side_a"].value, cells["revisionist"].value) == (None, 1, 1)
    assert (found.release.part, found.release.release) == ("participants", "to 1903, version 5")


def test_disputes_of_earlier_releases(tmp_path: Path) -> None:
    head, row = (
        MIDA.replace("dispnum", "DispNum3,DispNum4").replace("ongo2014", "Link1,Link2,Link3,Ongo2010"),
        "7,-9,-9,7,1902,24,1,1903",
    )
    found = load("mids", tmp_path / "a.csv", head, f"{row},6,-9,0,0,208,178,7,3,0,1,1,,,,0,4.3")
    assert (seen(found)[0].text, seen(found)[0].period, found.release.release) == (
        "7",
        "1902-07/1903-01-24",
        "to 1903, version 4.3",
    )
    head = MIDB.replace("dispnum", "dispnum3,dispnum4")
    found = load("mids", tmp_path / "b.csv", head, '7,-9,"USA",2,-9,7,1902,24,1,1903,1,1,1,-9,0,0,7,3,1,4.3')
    assert (seen(found)[0].text, seen(found)[0].parties, found.release.part) == ("7", ("USA",), "participants")


def test_dyadic_disputes_tell_both_directions_once(tmp_path: Path) -> None:
    row = "7,7.01,{},{},a,b,-9,7,1902,{},24,1,1903,6,1,0,7,3,0,0,0,{},{}"
    one, other = "1,1,1,0,7,3,1", "0,0,0,-9,0,1,1"
    there = [row.format(2, 200, year, one, other) for year in (1902, 1903)]
    back = [row.format(200, 2, year, other, one) for year in (1902, 1903)]
    single = load("mids", tmp_path / "a.csv", DYADIC, *there)
    double = load("mids", tmp_path / "b.csv", DYADIC, *there, *back)
    cells = [(each.parties, each.period, each.variable, each.value, each.flag) for each in seen(single)]
    assert cells == [(each.parties, each.period, each.variable, each.value, each.flag) for each in seen(double)]
    assert (("GBR", "USA"), "1903", "fatality", None, "missing") in cells
    assert (("USA", "GBR"), "1902", "hostility", 3, "") in cells
    assert sum(name == "dispute_ongoing" for _, _, name, _, _ in cells) == 4
    assert len({each.id for each in single.observations}) == len(single.observations)


def test_directed_dispute_years(tmp_path: Path) -> None:
    head = (
        "dispnum,ccode1,ccode2,year,dispongoing,disponset,sidea1,sidea2,fatality1,fatality2,fatalpre1,fatalpre2,hiact1,hiact2,"
        "hostlev1,hostlev2,orig1,orig2"
    )
    row = "7.0,2.0,200.0,1902.0,1.0,1.0,1.0,0.0,-9.0,0.0,0.0,0.0,7.0,0.0,3.0,1.0,1.0,1.0"
    cells = {each.variable: each for each in seen(load("mids", tmp_path / "d.csv", head, row))}
    assert (cells["hostility"].parties, cells["hostility"].directed, cells["hostility"].value) == (
        ("USA", "GBR"),
        True,
        3,
    )
    assert (cells["fatality"].value, cells["fatality"].flag) == (None, "missing")


def test_memberships_are_counted_where_each_organisation_has_a_column(tmp_path: Path) -> None:
    found = load("igos", tmp_path / "i.csv", "ccode,year,state,AAAID,EU,UN,WHO,Wassen", "2,1990,usa,-1,3,1,1,-9")
    cells = {each.variable: each for each in seen(found)}
    assert {name: each.value for name, each in cells.items()} == {
        "igos_full": 2,
        "igos_associate": 0,
        "igos_observer": 1,
        "igos_any": 3,
    }
    assert (cells["igos_full"].flag, found.release.part) == ("membership in 1 more is not known", "states")
    with pytest.raises(Refused, match="'7' is no kind of membership"):
        load("igos", tmp_path / "i.csv", "ccode,year,state,AAAID,UN", *["2,1990,usa,-1,7"] * 3)


def test_shared_memberships(tmp_path: Path) -> None:
    found = load("igos", tmp_path / "i.csv", "ccode1,ccode2,year,dyadigos", "710.0,365.0,2014.0,55.0", "2,20,2014,")
    assert [(each.parties, each.value) for each in seen(found)] == [(("CHN", "RUS"), 55), (("CAN", "USA"), None)]


@given(st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28), st.integers(0, 3000))
def test_spans_are_as_exact_as_what_is_known(year: int, month: int, day: int, later: int) -> None:
    start = [str(year), str(month), str(day)]
    assert span(start, []) == f"{year}-{month:02}-{day:02}"
    assert span([*start[:2], "-9"], []) == f"{year}-{month:02}"
    assert span([start[0], "-9", start[2]], [""]) == f"{year}/.."
    assert span(start, [str(year), "-9", "-9"]) == f"{year}-{month:02}-{day:02}/{year}"
    if year + later < 10_000:
        assert span([str(year)], [str(year + later)]) == (f"{year}/{year + later}" if later else str(year))


@pytest.mark.parametrize("written", ["2", "2.0", "2.", " 2.00 "])
def test_numbers_that_a_conversion_made_floats(written: str) -> None:
    assert tidied(written) == "2"


@pytest.mark.parametrize(("start", "end"), [(["1903"], ["1902"]), (["1903", "5", "2"], ["1903", "5", "1"])])
def test_a_span_that_ends_before_it_begins(start: list[str], end: list[str]) -> None:
    with pytest.raises(ValueError, match="before it begins"):
        span(start, end)


def test_every_variable_of_a_plain_table_is_on_its_card_and_every_dataset_has_a_card() -> None:
    cards = {card.name: card for card in datasets.cards()}
    assert set(READERS) <= set(cards)
    for card in cards.values():
        known = {variable.name for variable in card.variables}
        for form in (layout.plain for layout in card.layouts if layout.plain):
            assert {cell.variable for cell in form.cells} | ({form.presence} if form.presence else set()) <= known
