"""What holds of what a trigger says: it occurred, goes on, is planned, is denied, may be."""

from comity.claims.parts import MAY, NOT, WILL
from comity.claims.syntax import NOUN, VERB, Mark


class Moods:
    """The bits of the cues that a status is read from, where no verb tells it."""

    __slots__ = ("cancelled", "carry", "going", "habit", "planned", "possible", "regular")

    def __init__(self, bits: dict[str, int]) -> None:
        self.habit, self.regular, self.going = bits["habit"], bits["regular"], bits["going"]
        self.planned, self.possible = bits["plan"], bits["modal"]
        self.cancelled, self.carry = bits["cancelled"], bits["carry"]


def status(mark: Mark, cues: int, beside: int, moods: Moods, default: str, dated: bool) -> str:
    """The status of the interaction at `mark`.

    `cues` are those of its clause, `beside` those that describe a noun; `default` is what its frame holds without a word that says
    otherwise; `dated` says that its clause names a date, so that a present tense tells a story.
    """
    told = mark if mark.kind == VERB else _carrier(mark, moods)
    mood = _mood(mark, told, beside, moods)
    if mood & NOT:
        return "occurred" if default == "not_occurred" else "not_occurred"
    if default == "not_occurred":
        return default
    if mood & MAY or mark.clause.kind == "if":
        return "possible"
    if mood & WILL:
        return "planned"
    if told is not None and told.going and told.finite:
        return "ongoing"
    if default == "ongoing" and told is mark and _told_once(mark) and not cues & moods.habit:
        return "occurred"
    if default == "ongoing" or cues & moods.habit or (mark.kind == NOUN and beside & (moods.regular | moods.going)):
        return "ongoing"
    return "ongoing" if told is not None and _present(told) and not dated else default


def _mood(mark: Mark, told: Mark | None, beside: int, moods: Moods) -> int:
    """What lies on the interaction: of the verb that tells it, and of the words beside a noun."""
    mood = told.mood if told is not None else 0
    if told is not None and not told.finite and told.under is not None and not mood and told.bare:
        mood = told.under.mood
    if mark.kind != NOUN:
        return mood
    verb = mark.clause.verb
    mood |= mark.mood if told is None else 0
    if verb is not None and (verb is mark.under or mark.under is None):
        mood |= (0 if verb.mood & NOT else verb.mood & WILL) | (NOT if verb.term.bits & moods.cancelled else 0)
    for cue, laid in ((moods.cancelled, NOT), (moods.possible, MAY), (moods.planned, WILL)):
        if beside & cue:
            mood |= laid
    return mood


def denied(mark: Mark) -> bool:
    """Whether a verb, or the verb that carries a noun, is denied."""
    told = mark if mark.kind == VERB else mark.under
    if told is None:
        return bool(mark.mood & NOT)
    mood = told.mood
    if not told.finite and told.under is not None and not mood and told.bare:
        mood = told.under.mood
    return bool(mood & NOT)


def _present(verb: Mark) -> bool:
    """Whether a verb is in the present tense or the progressive."""
    return verb.finite and not verb.past and (verb.form in "bs" or verb.going or verb.passive)


def _told_once(verb: Mark) -> bool:
    """Whether a verb is in the simple past."""
    return verb.finite and verb.form == "d" and not (verb.perfect or verb.passive)


def _carrier(mark: Mark, moods: Moods) -> Mark | None:
    """The verb that carries a noun: "held" of "held a joint exercise", "will take place" of "the exercise will take place"."""
    if mark.under is not None:
        return mark.under if mark.under.term.bits & moods.carry else None
    verb = mark.clause.verb
    return verb if verb is not None and verb.term.bits & moods.carry else None
