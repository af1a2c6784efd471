"""The forms of a codebook word: ``take~v part in`` is take, takes, took, taken, taking part in.

A form is marked with one letter, which the coder reads tense and voice from: ``b`` base, ``s`` third person,
``d`` past or participle, ``g`` -ing, ``n`` noun, ``p`` plural noun, ``-`` as written.
"""

import re
from collections.abc import Iterator, Mapping

Verbs = Mapping[str, tuple[str, str, str, str]]

_VOWEL_Y = re.compile(r"[^aeiou]y$")
_DOUBLE = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")  # one syllable, one vowel, one consonant: plan, stop
_AMERICAN = re.compile(r"[aeiou][^aeiou]*[aeo]lled$")  # travelled, cancelled, signalled: one l in America
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


def forms(word: str, verbs: Verbs) -> Iterator[tuple[str, str]]:
    """Every form of `word` with its letter."""
    head, mark, tail = word.partition("~")
    if not mark:
        yield word, "-"
        return
    before, _, base = head.rpartition(" ")
    before = f"{before} " if before else ""
    kind, rest = tail[:1], tail[1:]
    inflected = _verb(base, verbs) if kind == "v" else _noun(base)
    for form, letter in inflected:
        yield f"{before}{form}{rest}", letter


def _noun(base: str) -> Iterator[tuple[str, str]]:
    yield base, "n"
    if _VOWEL_Y.search(base):
        yield base[:-1] + "ies", "p"
    else:
        yield base + ("es" if _SIBILANT.search(base) else "s"), "p"


def _verb(base: str, verbs: Verbs) -> Iterator[tuple[str, str]]:
    prefix = ""
    stem = base
    if base not in verbs and base[:3] in ("re-", "co-") and base[3:] in verbs:
        prefix, stem = base[:3], base[3:]
    third, past, participle, ing = verbs[stem] if stem in verbs else _regular(stem)
    yield base, "b"
    if base == "be":
        yield from (("are", "s"), ("were", "d"))
    yield prefix + third, "s"
    yield prefix + past, "d"
    if participle != past:
        yield prefix + participle, "d"
    yield prefix + ing, "g"
    if _AMERICAN.search(past) and not base.endswith("ll"):
        yield prefix + past[:-3] + "ed", "d"
        yield prefix + ing[:-4] + "ing", "g"


def _regular(base: str) -> tuple[str, str, str, str]:
    if _VOWEL_Y.search(base):
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if _SIBILANT.search(base) else "s")
    if base.endswith("e"):
        return third, base + "d", base + "d", base[:-1] + "ing"
    if _DOUBLE.match(base):
        base += base[-1]
    return third, base + "ed", base + "ed", base + "ing"
