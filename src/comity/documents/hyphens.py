"""Whether a hyphen at the end of a line belongs to the word or to the line.

No large lexicon is shipped: the document's own words decide first ("Sino-Rus-/sian" is joined because "Russian" stands
elsewhere, "so-/called" is kept because "so-called" does), then capitals and figures, then short lists of word parts that
take or refuse a hyphen in English.
"""

import re
from collections.abc import Iterable
from enum import Enum

HYPHENS = "-\u2010\u00ad\ufffe"  # the last two are marks of a break that layout programs and pdfium write
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE = re.compile(rf"(\S*?)([^\W_]*)[{HYPHENS}]")
_AFTER = re.compile(r"([^\W_]*)(\S*)")

_SUSPENDED = frozenset({"and", "or", "und", "et"})  # "US- and EU-initiated"
# Words that make compounds as first part, and are no syllable of a longer word.
_FIRST = frozenset(
    [
        "self",
        "well",
        "high",
        "low",
        "long",
        "short",
        "mid",
        "medium",
        "full",
        "half",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "first",
        "second",
        "third",
        "large",
        "small",
        "near",
        "far",
        "land",
        "sea",
        "air",
        "ship",
        "state",
        "anti",
        "non",
        "quasi",
        "sino",
        "russo",
        "franco",
        "anglo",
        "indo",
        "euro",
        "afro",
        "cross",
        "cyber",
        "double",
        "single",
        "dual",
        "hard",
        "soft",
        "heavy",
        "light",
        "fast",
        "slow",
        "open",
        "closed",
        "deep",
        "free",
        "world",
        "war",
        "peace",
        "western",
        "eastern",
        "northern",
        "southern",
        "nuclear",
        "decision",
        "policy",
        "law",
        "arms",
        "oil",
        "gas",
        "man",
        "year",
        "day",
        "month",
        "week",
        "all",
        "one",
        "much",
    ]
)
_REFUSES = frozenset(
    [
        "antibody",
        "antibodies",
        "anticipate",
        "anticipated",
        "anticipates",
        "anticipating",
        "anticipation",
        "antique",
        "antiquity",
        "antibiotic",
        "antibiotics",
        "nonsense",
        "nonetheless",
        "manage",
        "managed",
        "manager",
        "managers",
        "management",
        "manages",
        "mandate",
        "mandated",
        "mankind",
        "manner",
        "manual",
        "many",
        "manufacture",
        "manufactured",
        "manufacturer",
        "manufacturers",
        "manufacturing",
        "airport",
        "airports",
        "airline",
        "airlines",
        "aircraft",
        "airborne",
        "airfield",
        "airfields",
        "airspace",
        "airstrike",
        "airstrikes",
        "seaport",
        "seaports",
        "seabed",
        "seafood",
        "landing",
        "landed",
        "landscape",
        "landmark",
        "statement",
        "statements",
        "stateless",
        "shipment",
        "shipments",
        "shipping",
        "shipyard",
        "shipyards",
        "shipbuilding",
        "shipped",
        "warfare",
        "warship",
        "warships",
        "warhead",
        "warheads",
        "warning",
        "warnings",
        "warned",
        "warrant",
        "warranted",
        "lawyer",
        "lawyers",
        "lawmakers",
        "lawmaker",
        "lawful",
        "allow",
        "allowed",
        "allows",
        "allowing",
        "alliance",
        "alliances",
        "allied",
        "allies",
        "ally",
        "almost",
        "already",
        "also",
        "always",
        "although",
        "altogether",
        "onerous",
        "daytime",
        "daily",
        "lately",
        "lower",
        "lowest",
        "longer",
        "longest",
        "lowered",
        "highlight",
        "highlights",
        "highlighted",
        "highlighting",
        "highway",
        "higher",
        "highest",
        "highly",
        "shorter",
        "shortage",
        "shortages",
        "shortly",
        "midst",
        "midnight",
        "tension",
        "tensions",
        "tenth",
        "tensed",
        "worldwide",
        "openly",
        "opening",
        "opened",
        "selfish",
        "armsman",
        "nonproliferation",
        "sealed",
        "season",
        "seasons",
        "seasonal",
        "search",
        "searched",
        "fullest",
        "fully",
        "freely",
        "freedom",
        "freedoms",
        "freeze",
        "freezing",
        "frozen",
        "crossing",
        "crossed",
        "doubled",
        "singled",
        "hardly",
        "hardware",
        "harder",
        "softly",
        "software",
        "lightly",
        "slowly",
        "oneself",
        "fired",
        "firstly",
        "secondly",
        "thirdly",
        "largely",
        "larger",
        "largest",
        "smaller",
        "smallest",
        "nearly",
        "nearby",
        "neared",
        "farther",
        "farmer",
        "farmers",
        "deeply",
        "deeper",
        "deepest",
        "deepen",
        "deepened",
        "deepening",
        "yearly",
        "monthly",
        "weekly",
        "peaceful",
        "peacefully",
        "peacetime",
        "peacekeeping",
        "peacekeepers",
        "gasoline",
        "muchness",
        "weekend",
        "weekends",
        "halfway",
    ]
)
# Second parts that hardly ever end a plain word.
_SECOND = frozenset(
    [
        "based",
        "led",
        "backed",
        "level",
        "term",
        "range",
        "scale",
        "made",
        "owned",
        "run",
        "sponsored",
        "related",
        "driven",
        "oriented",
        "style",
        "type",
        "class",
        "wide",
        "old",
        "day",
        "year",
        "month",
        "hour",
        "calibre",
        "caliber",
        "speed",
        "profile",
        "ranking",
        "ready",
        "friendly",
        "sized",
        "winged",
        "armed",
        "funded",
        "trained",
        "built",
        "produced",
        "controlled",
        "occupied",
        "aligned",
        "dominated",
        "initiated",
        "equipped",
        "capable",
        "powered",
        "propelled",
        "launched",
        "guided",
        "tech",
        "power",
        "lift",
        "making",
        "keeping",
        "building",
        "sharing",
        "sufficient",
        "sufficiency",
        "called",
        "known",
        "being",
        "proliferation",
        "terrorism",
        "terrorist",
        "piracy",
        "submarine",
        "aircraft",
        "ship",
        "tank",
        "missile",
        "access",
        "area",
        "denial",
        "to",
        "up",
        "off",
        "in",
        "down",
        "over",
        "out",
    ]
)
# Prefixes that mostly grow together with their word, and the words they do not grow together with.
_GROWN = {
    "co": "production produced produce develop developed development chair chaired host hosted author sponsor founder",
    "pre": "war emptive existing date dates positioned planned eminent election",
    "pro": "government western democracy independence war",
    "post": "war conflict election invasion crisis",
    "ex": "president minister soviet leader officer colonel general",
    "multi": "year domain role vector billion million purpose party dimensional",
    "counter": "terrorism terrorist piracy narcotics insurgency attack space drone",
    "inter": "state agency service parliamentary continental",
    "semi": "annual official autonomous automatic",
    "no": "fly first limits confidence go one man",
    "so": "called",
    "by": "election product",
    "in": "depth house kind flight person country theatre theater service",
    "on": "site demand board the",
    "off": "the limits site",
    "up": "to and",
    "re": "entry export exports election elected",
    "sub": "continent saharan",
    "ultra": "modern high",
    "vice": "president premier minister chairman foreign admiral",
    "de": "facto jure escalation escalate",
}
_NOT_GROWN = {prefix: frozenset(words.split()) for prefix, words in _GROWN.items()}


_TOKEN = 80  # characters; a longer token is no word


class Break(Enum):
    """What becomes of a hyphen at the end of a line."""

    JOIN = "the hyphen goes, the word is whole"
    KEEP = "the hyphen is the word's"
    SPACE = "the hyphen stands for a part named later"


class Lexicon:
    """The words of one document that no line end has cut."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        cut = False
        for line in lines:
            words = _WORD.findall(line.lower())
            last = line[-1:] in HYPHENS and line != ""
            whole = words[int(cut and line[:1].isalpha()) : len(words) - int(last)]
            self.words.update(whole)
            for word in whole:
                if "-" in word:
                    self.words.update(word.split("-"))
            cut = last

    def at_break(self, line: str, following: str) -> Break:
        """What to do with the hyphen that ends `line`, given the line that follows."""
        before, after = _BEFORE.fullmatch(line[-_TOKEN:].split()[-1]), _AFTER.match(following[:_TOKEN])
        if not before or not after or not before[2] or not after[1]:
            return Break.KEEP if before and before[1] else Break.SPACE
        if "/" in before[1] or "@" in before[1] or before[1].startswith("www."):
            return Break.KEEP  # an address: its hyphens are its own
        first, second = before[2], after[1]
        if second.lower() in _SUSPENDED and not after[2].startswith("-"):
            return Break.SPACE
        return Break.KEEP if self._keeps(first, second) else Break.JOIN

    def _keeps(self, first: str, second: str) -> bool:
        low, then = first.lower(), second.lower()
        joined, hyphened = low + then in self.words, f"{low}-{then}" in self.words
        if joined or hyphened:
            return hyphened
        if first[-1].isdigit() or second[0].isdigit():
            return True
        if second[0].isupper():
            return not (first.isupper() and second.isupper()) or {low, then} <= self.words or low in _FIRST
        if first.isupper() and len(first) > 1:
            return True  # "NATO-/led"
        if low in _NOT_GROWN:
            return then in _NOT_GROWN[low]
        if low in _FIRST:
            return low + then not in _REFUSES and (
                low in ("self", "anti", "non") or then in self.words or then in _SECOND
            )
        return then in _SECOND and low in self.words and len(low) > 2
