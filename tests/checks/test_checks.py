"""Made-up claims against made-up observations: what agrees, what differs, and what nobody can tell."""

import pytest

from comity import checks
from comity.model import Check, Claim, Observation, key


def deal(
    what: str, *, year: str = "2010", number: float | None = 12, flag: str = "", comment: str = "", line: int = 9
) -> list[Observation]:
    years, delivered, pair = "2012; 2014", 12.0, ("NOR", "TCD")
    text = f"{what} | sledge | New | ordered {year} | delivered {years} | {comment}"
    period = f"{years[:4]}/{years[-4:]}" if ";" in years else years
    cells = (("arms_ordered", year, number), ("arms_delivered", period, delivered))
    return [
        Observation(
            id=key(what, line, name),
            dataset="sipri_register",
            release="2031-02-05",
            parties=pair,
            directed=True,
            period=when,
            variable=name,
            value=value,
            flag=flag,
            text=text,
            line=line,
        )
        for name, when, value in cells
    ]


def coverage(dataset: str, period: str, flag: str = "partial") -> Observation:
    return Observation(
        id=key(dataset, period),
        dataset=dataset,
        release="2031-02-05",
        parties=(),
        period=period,
        variable="coverage",
        value=None,
        flag=flag,
    )


def veto(day: str, *parties: str, topic: str = "Moon") -> Observation:
    return Observation(
        id=key(day, *parties),
        dataset="un_sc_vetoes",
        release="x",
        parties=parties,
        period=day,
        variable="veto",
        value=1,
        text=f"S/1 | {topic}",
    )


def claim(**fields: object) -> Claim:
    base = {
        "id": "c1",
        "document": "d",
        "doc": "d",
        "kind": "claim",
        "type": "arms_transfer",
        "quote": "q",
        "sentence": "q",
        "start": 0,
        "end": 1,
        "sentence_start": 0,
        "sentence_end": 1,
        "parties": ("NOR", "TCD"),
        "source": ("NOR",),
        "target": ("TCD",),
        "status": "occurred",
        "coder": "t",
    }
    return Claim(**(base | fields))  # type: ignore[arg-type]


REGISTER = [coverage("sipri_register", "1990/2030"), *deal("Elg-7M")]


def one(of: Claim, observations: list[Observation]) -> Check:
    (found,) = checks.run([of], observations)
    return found


@pytest.mark.parametrize(
    ("date", "attributes", "verdict", "reason"),
    [
        ("2010", {"weapon": "Elg-7 sledges", "quantity": "12", "stage": "order"}, "agrees", "number"),
        ("2010", {"weapon": "Elg-7 sledges", "quantity": "13", "stage": "order"}, "differs", "is not 13"),
        ("2009", {"weapon": "Elg-7 sledges", "stage": "order"}, "differs", "no order in 2009"),
        ("2009/..", {"weapon": "Elg-7 sledges", "stage": "order"}, "agrees", ""),
        ("", {"weapon": "Elg-7 sledges", "stage": "order"}, "agrees", "no date"),
        ("2012-06", {"weapon": "Elg-7M", "stage": "delivery"}, "agrees", ""),
        ("2012", {"weapon": "Elg-7M", "quantity": "5", "stage": "delivery"}, "agrees", "no number for the single year"),
        ("2012", {"weapon": "Elg-7M", "quantity": "50", "stage": "delivery"}, "differs", "is not 50"),
        ("2013", {"weapon": "Elg-7M", "stage": "delivery"}, "differs", "no delivery in 2013"),
        ("2035", {"weapon": "Elg-7M", "stage": "delivery"}, "cannot_tell", "no release covers 2035"),
        ("2010", {"weapon": "Elg-75", "stage": "order"}, "cannot_tell", "no order for Elg-75 from NOR to TCD"),
        ("2010", {"weapon": "advanced sledges", "stage": "order"}, "cannot_tell", "designation"),
        ("2010", {"stage": "order"}, "cannot_tell", "designation"),
        ("2010", {"weapon": "Elg-7", "stage": "negotiation"}, "cannot_tell", "no negotiation"),
    ],
)
def test_transfers(date: str, attributes: dict[str, str], verdict: str, reason: str) -> None:
    found = one(claim(date=date, attributes=attributes), REGISTER)
    assert found.verdict == verdict, found
    assert reason in found.reason
    assert bool(found.observations) == (verdict != "cannot_tell")


def test_estimates_never_differ() -> None:
    rough = [REGISTER[0], *deal("Elg-7M", flag="year: estimate; number: estimate")]
    for date, quantity in (("2009", "12"), ("2010", "13")):
        attributes = {"weapon": "Elg-7", "quantity": quantity, "stage": "order"}
        assert one(claim(date=date, attributes=attributes), rough).verdict == "cannot_tell"


def test_unknown_numbers_never_differ() -> None:
    unknown = [REGISTER[0], *deal("Elg-7M", number=None)]
    attributes = {"weapon": "Elg-7", "quantity": "3", "stage": "order"}
    assert one(claim(date="2010", attributes=attributes), unknown).verdict == "cannot_tell"


def test_a_weapon_for_another_weapon_is_not_it() -> None:
    engines = [REGISTER[0], *deal("X-1", comment="For Elg-7 sledges"), *deal("Ren", comment="Elg-9B version", line=10)]
    assert one(claim(attributes={"weapon": "Elg-7"}), engines).verdict == "cannot_tell"
    assert one(claim(attributes={"weapon": "Elg-9B"}), engines).verdict == "agrees"


def test_denials_and_possibilities() -> None:
    attributes = {"weapon": "Elg-7", "stage": "order"}
    assert one(claim(status="not_occurred", date="2010", attributes=attributes), REGISTER).verdict == "differs"
    assert one(claim(status="not_occurred", date="2011", attributes=attributes), REGISTER).verdict == "cannot_tell"
    assert one(claim(status="possible", date="2010", attributes=attributes), REGISTER).verdict == "cannot_tell"
    assert one(claim(status="planned", date="2011", attributes=attributes), REGISTER).verdict == "cannot_tell"


def test_several_recipients_cannot_be_told() -> None:
    found = one(claim(target=("TCD", "MLI"), attributes={"weapon": "Elg-7"}), REGISTER)
    assert (found.verdict, found.observations) == ("cannot_tell", ())


VETOES = [
    coverage("un_sc_vetoes", "2000-01-01/2010-12-31", "complete"),
    coverage("un_sc_vetoes", "2011-01-01/2012-12-31"),
    veto("2004-05-06", "CHN", "RUS"),
    veto("2005-05-06", "RUS", topic="Mars"),
]


@pytest.mark.parametrize(
    ("date", "parties", "verdict"),
    [
        ("2004-05-06", ("CHN", "RUS"), "agrees"),
        ("2004", ("RUS",), "agrees"),
        ("2004", ("CHN", "RUS", "USA"), "agrees"),
        ("2004-05-07", ("CHN", "RUS"), "differs"),
        ("2005-05-06", ("CHN", "RUS"), "cannot_tell"),
        ("2011-05-06", ("CHN", "RUS"), "cannot_tell"),
        ("1999", ("CHN", "RUS"), "cannot_tell"),
        ("", ("CHN", "RUS"), "cannot_tell"),
        ("2004", ("NOR", "TCD"), "cannot_tell"),
    ],
)
def test_vetoes(date: str, parties: tuple[str, ...], verdict: str) -> None:
    of = claim(type="un_vote", source=(), target=(), parties=parties, date=date, attributes={"action": "veto"})
    assert one(of, VETOES).verdict == verdict


def test_a_veto_in_two_releases_counts_once() -> None:
    import msgspec

    twice = [*VETOES, *(msgspec.structs.replace(seen, release="y", id=seen.id + "y") for seen in VETOES)]
    of = claim(
        kind="figure",
        type="",
        concept="event_count",
        value=2,
        unit="vetoes",
        parties=("RUS",),
        date="2000/2010",
        source=(),
        target=(),
        status="",
    )
    assert one(of, twice).verdict == "agrees"
    assert one(msgspec.structs.replace(of, value=3.0), twice).verdict == "differs"
    assert one(msgspec.structs.replace(of, date="2000/2011"), twice).verdict == "cannot_tell"


def figure(**fields: object) -> Claim:
    return claim(**({"kind": "figure", "type": "", "status": "", "concept": "arms_value", "unit": "USD"} | fields))


def test_worth_of_a_deal_and_pieces() -> None:
    priced = [REGISTER[0], *deal("Elg-7M", comment="$1.5-2 b deal; Elg-7MX version")]
    quote = "a contract for Elg-7 sledges"
    assert one(figure(value=1.9e9, quote=quote, date="2010"), priced).verdict == "agrees"
    assert one(figure(value=3e9, quote=quote, date="2010"), priced).verdict == "differs"
    assert one(figure(value=3e9, quote="arms sales", date="2010"), priced).verdict == "cannot_tell"
    assert one(figure(value=34.0, concept="arms_share", unit="percent", date="2010"), priced).verdict == "cannot_tell"
    pieces = {"concept": "arms_count", "unit": "sledges", "quote": quote}
    assert one(figure(value=12.0, date="2010/2015", **pieces), priced).verdict == "agrees"
    assert one(figure(value=20.0, date="2010/2015", **pieces), priced).verdict == "differs"
    assert one(figure(value=12.0, date="2012", **pieces), priced).verdict == "cannot_tell"


def test_other_claims_and_absent_datasets_have_no_check() -> None:
    assert checks.run([claim(type="exercise"), claim(attributes={"weapon": "Elg-7"})], []) == []
    assert checks.run([claim(type="un_vote", attributes={"action": "abstain"})], VETOES) == []


def test_order_does_not_matter() -> None:
    claims = [claim(id=str(n), date=str(2008 + n), attributes={"weapon": "Elg-7"}) for n in range(5)]
    assert checks.run(claims, REGISTER) == checks.run(claims[::-1], REGISTER[::-1])
