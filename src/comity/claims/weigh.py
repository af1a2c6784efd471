"""How likely a bound frame is a claim: a logistic model over what the frame, its trigger and its clause look like.

The frames propose; this disposes. Its weights are learned from the building half of our own gold texts (`comity codebook learn`) and
shipped as data. A claim's confidence is the probability that comes out, so that it is measured and never a default.

Takes: a `Sentence` and a `Draft`. Gives: the names of its features, and the probability. A feature that was never seen weighs nothing.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping
from itertools import repeat

from comity.claims.draft import Draft
from comity.claims.sense import chance
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN, Mark

DENSE = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0)
"""Words of security in a thousand characters, between which the text around a sentence is told apart."""
TAKEN = ("sentence", "text", "refers", "main", "before")
"""Where parties come from that no role of the trigger gives (`complete`)."""
BIAS, ODDS = "bias", "odds"
_DEFINITE = ("the", "this", "these", "those", "such")
_NUMBERED = (
    "first",
    "second",
    "third",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "another",
)
_OPENERS = ("no", "any", "some", "many", "several", "more", "such", "other", "regular", "annual", "further", "future")


def features(sentence: Sentence, draft: Draft, names: tuple[str, ...]) -> list[str]:
    """What the model looks at, as names. `names` are those of the cues in the order of their bits."""
    found, kind = _standing(sentence, draft), draft.rule.frame.type
    cues = sentence.of_clause(draft.mark.clause)
    while cues:
        low = cues & -cues
        name = names[low.bit_length() - 1]
        found += (f"c:{name}", f"c:{kind}:{name}")
        cues ^= low
    return found


def _standing(sentence: Sentence, draft: Draft) -> list[str]:
    """The features of how the draft's trigger stands in its sentence and text: all but the cues of its clause."""
    frame, mark = draft.rule.frame, draft.mark
    clause = mark.clause
    kind = frame.type
    found = [
        BIAS,
        f"f:{frame.name}",
        f"w:{kind}:{mark.term.lower}",
        f"how:{draft.how}",
        f"s:{kind}:{draft.status}",
        _shape(mark),
    ]
    found.append(f"{kind}:{found[-1]}")
    found.append(f"n:{min(len(draft.parties), 4)}")
    dated = "clause" if sentence.dated(clause.start, clause.end) else "sentence" if sentence.dates else "none"
    found.append(f"date:{dated}:{mark.kind}")
    if mark.kind == NOUN:
        found += _phrase(sentence, mark)
    subject = clause.subject
    if subject is not None and subject.end <= mark.start:
        found.append(f"subj:{mark.kind}:{'person' if subject.person else subject.kind}")
    else:
        found.append(f"subj:{mark.kind}:none")
    if clause.verb is not None and clause.verb is not mark:
        found.append(f"under:{mark.kind}:{clause.verb.form}")
    found.append(f"clause:{clause.kind}:{mark.kind}")
    if "?" in sentence.words[-3:]:
        found.append("question")
    if "“" in sentence.words or '"' in sentence.words:
        found.append(f"quoted:{kind}")
    found += _context(sentence, draft)
    return found


def _context(sentence: Sentence, draft: Draft) -> list[str]:
    """Where the parties were found, and how much the text around the sentence speaks of security, and of them."""
    told = sentence.discourse
    clause, parties = draft.mark.clause, set(draft.parties)
    named = [group for group in sentence.parse.groups if not group.kind.startswith("ref_")]
    inside = {code for group in named if clause.start <= group.start < clause.end for code in group.codes} & parties
    here = {code for group in named for code in group.codes} & parties
    whence = draft.how if draft.how in TAKEN else draft.how.partition(":")[0] if ":" in draft.how else "roles"
    main = "main" if parties <= set(told.main) else "other"
    dense = bisect(DENSE, told.dense)
    return [
        main,
        f"doc:{min(told.security // 4, 5)}",
        f"dense:{dense}",
        f"dense:{dense}:{whence}",
        f"in:{whence}:{min(len(here), 2)}:{min(len(inside), 2)}",
        f"from:{whence}:{main}",
    ]


def _shape(mark: Mark) -> str:
    """How a trigger stands: "v:d:finite", "v:b:bare", "n:p"."""
    if mark.kind == NOUN:
        return f"n:{mark.form}:{'owned' if mark.owner is not None else mark.governed or 'free'}"
    voice = "passive" if mark.passive else "active"
    return f"v:{mark.form}:{voice}:{'finite' if mark.finite else 'bare' if mark.bare else 'loose'}:{mark.mood}"


def _phrase(sentence: Sentence, mark: Mark) -> list[str]:
    """How a noun is introduced: by which word, and whether it is told or only mentioned."""
    words = sentence.text[max(sentence.start, mark.start - 40) : mark.start].lower().split()
    opened = "bare"
    for word in words[-4:]:
        if word in _DEFINITE:
            opened = "the"
        elif word in ("a", "an"):
            opened = "a"
        elif word in _NUMBERED or word.isdigit():
            opened = "number"
        elif word in _OPENERS:
            opened = word
    told = (
        "subject"
        if mark.under is None and mark.clause.verb is not None
        else "object"
        if mark.under is not None
        else "verbless"
    )
    return [f"det:{opened}:{mark.form}", f"told:{told}"]


def probability(weights: Mapping[str, float], found: Iterable[str], odds: float) -> float:
    """The logistic function of the summed weights, in (0, 1). `odds` are the logarithmic odds that the sentence speaks of the type."""
    get = weights.get
    total = get(ODDS, 0.0) * odds
    for name in found:
        total += get(name, 0.0)
    return chance(total)


class Scale:
    """The weights sorted for use: those of cues by type and bit, so that no name is made for the hundred cues of a clause.

    It weighs as `probability` of `features` does, in a quarter of the time.
    """

    def __init__(self, weights: Mapping[str, float], names: tuple[str, ...]) -> None:
        self._weights, self._names = weights, names
        self._cues: dict[str, list[list[float]]] = {}

    def probability(self, sentence: Sentence, draft: Draft, odds: float) -> float:
        """How likely the draft is a claim, in (0, 1)."""
        get = self._weights.get
        total = get(ODDS, 0.0) * odds + sum(map(get, _standing(sentence, draft), repeat(0.0)))
        kind = draft.rule.frame.type
        tables = self._cues.get(kind) or self._of_cues(kind)
        cues = sentence.of_clause(draft.mark.clause).to_bytes(len(tables), "little")
        return chance(total + sum([table[byte] for table, byte in zip(tables, cues, strict=True)]))

    def _of_cues(self, kind: str) -> list[list[float]]:
        """For each eight cues what each choice of them weighs for a type: a table by the byte that their bits make."""
        get = self._weights.get
        weights = [get(f"c:{name}", 0.0) + get(f"c:{kind}:{name}", 0.0) for name in self._names]
        tables = []
        for first in range(0, len(weights), 8):
            table = [0.0]
            for weight in weights[first : first + 8]:
                table += [weight + told for told in table]
            tables.append(table)
        self._cues[kind] = tables
        return tables
