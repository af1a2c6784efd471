"""The forms of a time expression: one regex for each form, and one that finds any of them in a sentence.

A form is its openers (the words it may begin with) and the rest. `scanner` joins all forms behind one separator,
sorted by their first letter; `opening` gives the forms of one letter, to match at one place; `shapes` keeps each
form's own regex, whose named groups are what `dates_resolve` reads.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from comity.claims.dates_words import times

W = r"\s{1,3}"
WO = r"\s{0,3}"
Y = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
UNIT = r"(?:year|month|week|day|decade|century|fortnight|quarter)"
PART = r"(?:morning|afternoon|evening|night)"
DEICTIC = rf"(?:last|this|next|that|the{W}(?:same|following|previous|next)){W}year"
WAY = rf"(?:ago|earlier|later|previously|prior|hence|from{W}now)"
_LAPSE = rf"{W}(?P<unit>{UNIT})s?{W}(?P<way>before|after)"
_THE = ("last", "past", "next", "same", "following", "previous", "preceding", "coming", "current", "ensuing")
_STRETCH = ("last", "past", "next", "coming", "following", "previous", "preceding", "ensuing")
_INSIDE = ("earlier in", "later in", "late in", "early in", "end of", "rest of", "beginning of", "start of", "half of")
_YEAR_END = ("year’s end", "year's end", "year-end", "year end", "mid-year", "midyear")
_QUARTERS = ("first", "second", "third", "fourth", "last", "final")
_RECURRING = (
    "annually", "biannually", "biennially", "yearly", "regularly", "on a regular basis", "on an annual basis",
    "twice a year", "once a year",
)  # fmt: skip
# What may not follow: more of a word or number, or a unit tied on by a hyphen ("2000-strong").
END = r"(?![\w%]|[.,:]\d|-(?!era|style|vintage|dated|to-|[A-Z0-9])|(?<=\d)/[A-Z])"
BEFORE, AFTER = 28, 36
"""An expression begins at most so many characters before its first sign and ends so many after its last."""
BLANKS, MARKS = " \n\t\r\f\v\xa0\u2002\u2003\u2009\u202f\u3000", "([\"“”‘’'—–/-"
_LONE = (
    rf"(?=\d{{4}}|\d{{1,3}}(?:st|nd|rd|th)?(?:[-–—/.'’s]|,{W}\d|"
    rf"{W}(?:[A-Z–—/-]|year|month|week|day|decade|centur|fortnight|quarter|and\s|or\s|to\s|of\s)))"
)
SEPARATOR = f"[\\s{re.escape(MARKS)}]"


class Form(NamedTuple):
    """Its name, how it may begin (empty: with a digit), and the regex of the rest.

    In an opener a blank is any white space, and a small first letter may be a capital.
    """

    name: str
    openers: tuple[str, ...]
    rest: str


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _written(opener: str) -> str:
    return W.join(re.escape(word) for word in opener.split(" "))


def _spellings(openers: Iterable[str]) -> list[str]:
    """With and without a capital, longest first."""
    return sorted({s for o in openers for s in (o, o[0].upper() + o[1:])}, key=lambda s: (-len(s), s))


def _alternatives(openers: Iterable[str]) -> str:
    return "|".join(map(_written, _spellings(openers)))


def _tail() -> str:
    """The year after a day or month: a number, or "last year"."""
    return rf"(?:,?{W}(?:of{W})?(?P<year>{Y})|,?{W}(?:of{W})?(?P<said>{DEICTIC})\b)?"


def _days() -> str:
    """A day of the month, or two that end a short interval or list."""
    nth = r"(?:st|nd|rd|th)?"
    listed = rf"{W}(?:and|or){W}(?=\d{{1,2}}(?:st|nd|rd|th)?(?:{W}(?:of{W})?[A-Z]|,?{W}{Y}|[,.;)]|$))"
    more = rf"(?:(?P<more>(?:,{W}{DAY}{nth}(?!\d|[.,:]\d)){{1,5}}),?(?={listed}))?"
    to = rf"{WO}[-–—/]{WO}|{W}to{W}|{listed}"
    return rf"(?P<day>{DAY}){nth}(?!\d|[.,:]\d){more}(?:(?P<to>{to})(?P<day2>{DAY}){nth}(?!\d|[.,:]\d))?"


@cache
def forms() -> tuple[Form, ...]:
    """All forms, the more specific before the less."""
    return (*_refused(), *_figures(), *_calendar(), *_told())


def _refused() -> tuple[Form, ...]:
    """What looks like a date and is a label, a count or a name."""
    words = times()
    counted = ("some", "nearly", "almost", "more than", "fewer than", "less than", "total of")
    return (
        Form("label", words.labels, rf"{W}(?:No\.?{WO})?\d{{1,5}}(?:(?:,?{W}and{W}|,{W}|/)\d{{3,4}}(?!\d|{WO}\())*"),
        Form("label", words.names, ""),
        Form("known", tuple(name for name in words.known if not name[0].isdigit()), ""),
        Form("label", counted, rf"{W}{Y}"),
    )


def _figures() -> tuple[Form, ...]:
    """Dates that begin with a digit."""
    words = times()
    month = "(?P<month>" + _any(words.month_names()) + r"\b\.?)"
    return (
        Form("known", (), f"(?P<name>{_any(name for name in words.known if name[0].isdigit())})"),
        Form("iso", (), r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"),
        Form("numeric", (), rf"(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})(?P=mark)(?P<year>{Y})"),
        Form("day", (), rf"{_days()}(?:{W}(?:of{W})?|-){month}(?:-(?P<dashed>{Y})|{_tail()})"),
        Form("years", (), rf"(?P<year>{Y})[-–—/](?P<end>{Y}|\d\d(?!\d))"),
        Form("decade", (), r"(?P<decade>(?:1[5-9]|20)\d0)['’]?s"),
        Form("decade", (), r"(?P<short>[1-9]0)['’]?s"),
        Form("year", (), rf"(?P<year>{Y})"),
        Form("century", (), rf"(?P<number>1\d|20)th(?:{W}|-)century"),
        Form("ago", (), rf"(?P<open>\d{{1,3}}){_ago()}"),
        Form("lapse", (), rf"(?P<open>\d{{1,3}}){_LAPSE}"),
    )


def _calendar() -> tuple[Form, ...]:
    """Dates that begin with a month, weekday, season or part of the year."""
    words = times()
    months = words.month_names()
    return (
        Form("day", months, rf"\.?{W}{_days()}{_tail()}"),
        Form("month", months, rf"\.?{_tail()}"),
        Form("weekday", words.weekdays, r"(?P<many>s)?"),
        Form(
            "season",
            tuple(words.seasons),
            rf"(?:{W}of)?{W}(?:(?P<year>{Y})(?:[-–/](?:{Y}|\d\d(?!\d)))?|(?P<said>{DEICTIC}))",
        ),
        Form(
            "part",
            ("first", "second", "third", "fourth", "last", "final"),
            rf"{W}(?:(?P<part>quarter|half)|(?P<count>\w{{3,8}}|"
            rf"\d{{1,2}}){W}months){W}of{W}(?:(?P<year>{Y})|(?P<said>{DEICTIC}))",
        ),
        Form("part", ("Q1", "Q2", "Q3", "Q4", "H1", "H2"), rf"(?:{W}of)?{WO}(?P<year>{Y})"),
        Form("somepart", tuple(f"in the {word}" for word in _QUARTERS), rf"{W}quarter(?!{W}of\b|{W}century|-)"),
        Form("fiscal", ("fiscal", "fiscal year", "FY"), rf"{WO}(?P<year>{Y}|\d\d(?!\d))(?:[-–/]\d\d(?:\d\d)?)?"),
    )


def _told() -> tuple[Form, ...]:
    """Dates told from another day: that of publication, or the one last spoken of."""
    words = times()
    months = _any(name for names in words.months for name in names)
    seasons, weekdays = _any(words.seasons), _any(words.weekdays)
    thing = rf"{W}(?P<thing>{UNIT}(?!{W}of\b)|year(?!(?<=he last year){W}of\b)|weekend|period|{seasons}|{months}\b\.?|{weekdays}|{PART})"
    count = rf"{W}(?:(?P<count>{_number()})|(?P<vague>few|several|couple{W}of|many)){W}(?P<unit>{UNIT})s"
    the = tuple(f"the {word}" for word in _THE)
    counts = tuple(word for word in words.numbers if word != "hundred")
    inside = tuple(f"{word} the" for word in _INSIDE)
    return (
        Form(
            "deictic",
            ("last", "this", "next", "that", "this past", "this coming", "that same", "the very same", *the),
            thing,
        ),
        Form("stretch", ("last", "past", "next", "coming", *(f"the {word}" for word in _STRETCH)), count),
        Form("vague", ("recent", "the coming", "coming", "the past", "the last"), rf"{W}{UNIT}s"),
        Form("within", inside, rf"{W}(?P<unit>year|month|week|decade)"),
        Form("within", _YEAR_END, rf"(?:{W}(?:of{W})?(?P<year>{Y}))?"),
        Form("weekend", tuple(f"{word} the weekend" for word in ("at", "on", "over", "during")), ""),
        Form("decade", tuple(words.decades), ""),
        Form(
            "beside",
            ("the",),
            rf"{W}(?P<unit>year|month|week|day|{PART}){W}(?P<way>prior|(?:before|after|earlier|later)(?=[.,;:)]|$))",
        ),
        Form("dayoff", ("the day before yesterday", "the day after tomorrow"), ""),
        Form("today", ("today", "yesterday", "tomorrow", "tonight"), ""),
        Form("someseason", ("in the", "over the", "during the"), rf"{W}(?P<season>{seasons})(?!{W}(?:of\b|\d))"),
        Form("then", ("since then", "ever since", "until then", "by then"), ""),
        Form("ago", counts, _ago()),
        Form("ago", ("half a", "half an"), _ago()),
        Form("ago", ("a quarter of a", "a quarter", "quarter of a"), rf"(?:{W}|-)(?P<unit>century){W}(?P<way>{WAY})"),
        Form("hence", ("in",), rf"{W}(?P<count>an?|{_number()}){W}(?P<unit>{UNIT})(?:s['’]|['’]s){W}time"),
        Form("vague", ("several", "a few", "many", "some"), rf"{W}{UNIT}s{W}(?:ago|earlier|later)"),
        Form("recurring", _RECURRING, ""),
        Form(
            "recurring",
            ("every", "each"),
            rf"{W}(?:(?:other|{_number()}){W})?(?:{UNIT}|{seasons}|{months}|{weekdays})s?",
        ),
        Form(
            "duration",
            ("for", "within", "in", "lasting"),
            rf"{W}(?:(?:more{W}than|over|nearly|almost|about|around|at{W}least|some|only){W})?(?:an?|"
            rf"several|many|{_number()}){W}{UNIT}s?",
        ),
        Form("lapse", counts, _LAPSE),
    )


def _number() -> str:
    """A count in figures or words that is no article."""
    words = (word for word in times().numbers if word not in ("a", "an"))
    return rf"(?:\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w{{3,5}}|{_any(words)})"


def _ago() -> str:
    """What follows the count: "years ago", "and a half months later"."""
    half = rf"(?P<half>{W}and{W}a{W}half)?"
    late = half.replace("half>", "late>")
    return rf"{half}{W}(?P<unit>{UNIT})s?{late}{W}(?P<way>{WAY}|on(?=[,;.]|$))"


def told_openers() -> list[str]:
    """What the expressions of a unit of time ("last year") may begin with."""
    return [opener for form in (*_calendar()[4:], *_told()) for opener in form.openers]


@cache
def shapes(first: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of the forms that may begin with a character (``0`` for any figure): the name, and the regex that reads one expression.

    Its opener is the group ``open``.
    """
    return tuple((form.name, _shape(form)) for form in forms() if first in _firsts(form))


@cache
def _firsts(form: Form) -> frozenset[str]:
    return frozenset(spelling[0] for spelling in _spellings(form.openers)) or frozenset("0")


@cache
def _shape(form: Form) -> re.Pattern[str]:
    opener = f"(?P<open>{_alternatives(form.openers)})" if form.openers else ""
    return re.compile(opener + form.rest)


@cache
def scanner() -> re.Pattern[str]:
    """Finds the next expression of any form after a separator, which the match includes."""
    opened, figures = _branches()
    letters = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(opened.items())]
    return re.compile(f"{SEPARATOR}(?:{'|'.join(letters)}|(?=\\d)(?:{'|'.join(figures)})){END}")


@cache
def lone() -> re.Pattern[str]:
    """What a figure must look like to be worth a second look."""
    return re.compile(_LONE)


@cache
def opening(first: str) -> re.Pattern[str]:
    """The regex of the expressions that begin with a character, to match at one place."""
    opened, figures = _branches()
    if first.isdigit():
        return re.compile(f"(?:{'|'.join(figures)}){END}")
    return re.compile(f"{first}(?:{'|'.join(opened[first])}){END}")


@cache
def rests() -> dict[str, re.Pattern[str]]:
    """What may follow a month, a weekday or a season that opens an expression."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in _calendar()[:4]:
        found["month" if form.name == "day" else form.name].append(_unnamed(form.rest))
    return {name: re.compile(f"(?:{'|'.join(each)}){END}") for name, each in found.items()}


def _unnamed(rest: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", rest).replace("(?P=mark)", "[-/.]")


@cache
def _branches() -> tuple[dict[str, list[str]], list[str]]:
    """What may follow each first letter, and what may begin with a figure; without named groups."""
    opened: dict[str, list[str]] = defaultdict(list)
    figures: list[str] = []
    for form in forms():
        rest = _unnamed(form.rest)
        by_letter: dict[str, list[str]] = defaultdict(list)
        for opener in _spellings(form.openers):
            by_letter[opener[0]].append(_written(opener[1:]))
        for letter, openers in by_letter.items():
            opened[letter].append(f"(?:{'|'.join(openers)}){rest}")
        if not form.openers:
            figures.append(rest)
    return opened, figures
