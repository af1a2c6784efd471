"""Whether a date without a year lies ahead: "will meet in July", "On Saturday the presidents will open"."""

import re

AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:now )?(?:to|due|set|expected|scheduled|planned|slated)|plans? to|planning to"
    r"|intends? to|(?<!was )(?<!were )(?<!been )(?:due|scheduled|expected|planned|slated) (?:for|in|on|to)|"
    r"upcoming)\b"
)
_TOLD = frozenset(("said", "told", "held", "met", "made", "began", "spoke", "wrote", "took", "gave", "went", "came"))
_BE = frozenset(("be", "been", "being", "is", "are", "get", "jointly", "formally", "officially"))
REACH, OPENING = 90, 5
"""How far the words that look ahead may be from the date; a date so early opens its sentence."""


def ahead(sentence: str, start: int, end: int) -> bool:
    """Whether words before the date, or after one that opens the sentence, look ahead, and nothing told comes between."""
    cues = list(AHEAD.finditer(sentence, max(0, start - REACH), start))
    if cues:
        return not _past(sentence[cues[-1].end() : start])
    if start > OPENING:
        return False
    cue = AHEAD.search(sentence, end, end + REACH)
    return cue is not None and not _past(sentence[end : cue.start()])


def _past(between: str) -> bool:
    """Whether a verb of the past stands between, which then has the date: "will honour the pact signed in May"."""
    words = between.lower().replace(",", " ").split()
    return any(
        (word in _TOLD or (word.endswith("ed") and len(word) > 4)) and (not i or words[i - 1] not in _BE)
        for i, word in enumerate(words)
    )
