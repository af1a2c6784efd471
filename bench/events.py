"""How fast claims become events, and whether ten times the claims take ten times as long.

    python bench/events.py [CLAIMS]

The claims are made up: pairs of states, years, exercises, deals, visits and remarks, each told one to six times in
words that vary, a third without a date. One pair of states has a fifth of all, as in a case about one pair.
"""

import random
import resource
import sys
import time

from comity.events import merge
from comity.model import Claim

STATES = (
    "CHN",
    "RUS",
    "USA",
    "IND",
    "JPN",
    "FRA",
    "DEU",
    "GBR",
    "BRA",
    "TUR",
    "IRN",
    "PAK",
    "VNM",
    "KOR",
    "AUS",
    "EGY",
)
THINGS = ("frigates", "radars", "missiles", "helicopters", "engines", "tanks", "drones", "submarines")
PLACES = ("Baltic Sea", "Black Sea", "Gulf of Aden", "Sea of Japan", "Caspian Sea", "")
KINDS = ("exercise", "visit", "arms_transfer", "agreement", "support", "characterisation", "pressure", "meeting")


def made_up(count: int) -> list[Claim]:
    """So many claims, the same on every machine."""
    luck = random.Random(7)
    claims: list[Claim] = []
    while len(claims) < count:
        a, b = ("CHN", "RUS") if luck.random() < 0.2 else luck.sample(STATES, 2)
        kind, year, number = luck.choice(KINDS), luck.randint(1990, 2024), luck.randint(1, 999)
        name, thing = f"{luck.choice(THINGS).title()} Shield {number}", f"K-{number} {luck.choice(THINGS)}"
        date, place = luck.choice(["", f"{year}", f"{year}-{luck.randint(1, 12):02}"]), luck.choice(PLACES)
        directed = kind in ("visit", "arms_transfer", "support", "characterisation", "pressure")
        slots = {
            "exercise": {"name": name},
            "arms_transfer": {"weapon": thing},
            "agreement": {"title": f"plan {number}"},
        }
        for _ in range(luck.randint(1, 6)):
            document, told = f"d{luck.randint(0, count // 8)}", len(claims)
            words = luck.sample(("both", "fleets", "held", "signed", "minister", "large", "joint", name, thing), 5)
            quote = f"{' '.join(words)} number {number}"
            claims.append(
                Claim(
                    id=f"{told:08}", document=document, doc=document, kind="claim", type=kind, quote=quote,
                    sentence=f"It said that {quote} in {place or year}.", start=told, end=told + len(quote),
                    sentence_start=told, sentence_end=told, parties=(a, b), source=(a,) if directed else (),
                    target=(b,) if directed else (), date=luck.choice([date, date[:4]]), place=place, status="occurred",
                    speaker=f"Speaker {number}" if kind == "characterisation" else "",
                    attributes=slots.get(kind, {}), coder="bench",
                )
            )  # fmt: skip
    return claims[:count]


def main() -> None:
    """Print claims a second for a tenth of the claims and for all, the growth between them, and the memory."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    took = []
    merge(made_up(100), {})
    for size in (count // 10, count):
        claims = made_up(size)
        start = time.perf_counter()
        events = merge(claims, {})
        took.append(time.perf_counter() - start)
        print(f"{size:>8,} claims  {len(events):>8,} events  {took[-1]:6.1f} s  {size / took[-1]:>9,.0f} claims/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"growth: ten times the claims take {took[1] / took[0]:.1f} times as long; peak memory {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
