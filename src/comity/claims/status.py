"""What holds of what a trigger says: it occurred, goes on, is planned, is denied, may be."""

from comity.claims.parse import NOUN, VERB, Mark
from comity.claims.parts import MAY, NOT, WILL


class Moods:
    """The bits of the cues that a status is read from, where no verb tells it."""

    __slots__ = ("cancelled", "carry", "habit", "planned", "possible")

    def __init__(self, bits: dict[str, int]) -> None:
        self.habit, self.planned, self.possible = bits["habit"], bits["plan"], bits["modal"]
        self.cancelled, self.carry = bits["cancelled"], bits["carry"]


def status(mark: Mark, cues: int, beside: int, moods: Moods, default: str, dated: bool) -> str:
    """The status of the interaction at `mark`.

    `cues` are those of its clause, `beside` those right before it; `default` is what its frame holds without a word that says
    otherwise; `dated` says that its clause names a date, so that a present tense tells a story.
    """
    told = mark if mark.kind == VERB else _carrier(mark, moods)
    mood = mark.mood if mark.kind == VERB else (told.mood if told is not None else mark.mood)
    if mark.kind == VERB and mark.bare and mark.under is not None and not mood:
        mood = mark.under.mood
    if mood & NOT:
        return "occurred" if default == "not_occurred" else "not_occurred"
    if default == "not_occurred":
        return default
    if mark.kind == NOUN and beside & moods.cancelled:
        return "not_occurred"
    if beside & moods.possible or mood & MAY:
        return "possible"
    if mood & WILL or beside & moods.planned:
        return "planned"
    if default == "ongoing" or cues & moods.habit:
        return "ongoing"
    if told is not None and _present(told) and not dated:
        return "ongoing"
    return default


def _present(verb: Mark) -> bool:
    """Whether a verb is in the present tense or the progressive."""
    return verb.finite and (verb.form in "bs" or verb.going)


def _carrier(mark: Mark, moods: Moods) -> Mark | None:
    """The verb that carries a noun: "held" of "held a joint exercise", "will take place" of "the exercise will take place"."""
    if mark.under is not None:
        return mark.under if mark.under.term.bits & moods.carry else None
    verb = mark.clause.verb
    return verb if verb is not None and verb.term.bits & moods.carry else None
