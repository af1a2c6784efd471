"""Which group of actors plays which role around a trigger: subject, object, owner, after a preposition."""

from comity.claims.actors import Group
from comity.claims.syntax import NOUN, Clause, Mark, Parse

SPEAKING = frozenset(
    ("media", "research", "industry", "private")
)  # they are of a state, or speak for it; they do not act for it
TRADE = ("arms_transfer", "coproduction")
"""Types in which a state's firms act for it."""
NEAR = 70  # characters: farther away, a group is no object of the trigger
CLOSE = 3  # characters between a noun and the clause that describes it
REACH = 160  # characters a preposition's group may stand from a trigger within its clause


class Roles:
    """The groups of a sentence seen from one trigger."""

    __slots__ = (
        "after",
        "before",
        "clause",
        "groups",
        "high",
        "mark",
        "parse",
        "said",
        "silent",
        "start",
        "stop",
        "swapped",
    )

    def __init__(self, parse: Parse, mark: Mark, kind: str = "", said: int = 0) -> None:
        self.silent = SPEAKING - {"industry"} if kind in TRADE else SPEAKING
        self.said = (
            0 if kind in TRADE else said
        )  # the bits of verbs whose subject only speaks of what their object does
        self.parse, self.mark, self.start, self.stop = parse, mark, mark.start, mark.end
        self.clause = mark.clause
        self.high = _reach(parse, mark)
        groups = [group for group in parse.groups if group.kind not in self.silent]
        self.groups = groups
        self.before = [group for group in reversed(groups) if group.end <= mark.start]
        self.after = [group for group in groups if mark.end <= group.start < self.high]
        self.swapped = mark.kind != NOUN and mark.passive

    def fill(self, role: str) -> Group | None:
        """The group in `role`, or None."""
        if self.swapped:
            if role == "subj":
                return self.governed("by")
            if role == "obj":
                return self.patient()
        finder = _FINDERS.get(role)
        return finder(self) if finder else self.governed(role)

    def governed(self, preposition: str) -> Group | None:
        """The first group after the trigger that `preposition` governs, else one before it in the clause."""
        for group in self.after:
            if group.preposition == preposition and not (
                preposition == "from" and self.parse.spoken_from(self.stop, group.start)
            ):
                return group
        low = self.clause.start if preposition != "by" else self.start
        for group in self.before:
            if group.start < low:
                break
            if (
                group.preposition == preposition
                and group.end + NEAR > self.start
                and not (preposition == "from" and self.parse.spoken_from(low, group.start))
            ):
                return group
        return None

    def subject(self) -> Group | None:
        """Who does it: the subject of the verb, or of the verb that a noun is the object of."""
        mark = self.mark
        if mark.kind == NOUN and mark.under is None and self.clause.verb is not None:
            return None  # it is itself the subject
        if mark.kind == NOUN and mark.under is not None and mark.under.term.bits & self.said:
            return None  # "condemned the exercise"
        if (
            mark.kind != NOUN and mark.governed in _BLAMED and mark.under is not None
        ):  # "accused Rwanda of arming rebels"
            for group in self.before:
                if group.start > mark.under.end and not group.preposition:
                    return group
        clause: Clause | None = self.clause
        while clause is not None:
            subject = clause.subject
            if subject is not None and subject.kind == "private":
                return None
            if subject is not None and subject.end <= self.start and subject.kind not in self.silent:
                return subject
            clause = clause.parent if clause.kind in ("ing", "and", "rel", "sub") else None
        for group in self.before:
            if group.start < self.clause.start and self.clause.kind == "that" and self.mark.kind != NOUN:
                break  # "officials said that the treaty would not come back": what is said has a subject of its own
            if not group.preposition or group.preposition in (
                "between",
                "as",
                "after",
                "before",
                "while",
                "when",
                "since",
            ):
                return group
        return None

    def lead(self) -> Group | None:
        """The subject of the clause, even behind what it is said of: "On a visit to Spain, the French minister ..."."""
        subject = self.clause.subject
        if subject is None and self.clause.next is not None and self.clause.next.kind == "and":
            subject = self.clause.next.subject
        if subject is not None and subject.start > self.stop:
            for other in self.parse.verbs:  # "On a visit to Spain, the envoy said that France ..."
                if self.clause.start <= other.start < subject.start and other.finite:
                    return None
        return subject if subject is None or subject.kind not in SPEAKING else None

    def patient(self) -> Group | None:
        """The subject of a passive: what it is done to."""
        subject = self.clause.subject
        if subject is not None and subject.end <= self.start:
            return subject
        return next((group for group in self.before if group.start >= self.clause.start), None)

    def object(self) -> Group | None:
        """The first group after the trigger that no preposition governs."""
        for group in self.after:
            if group.start - self.stop > NEAR:
                return None
            direct = not group.preposition or (group.preposition == self.mark.term.tail and group is self.after[0])
            if direct and not (group.possessive and group.kind == "ref_one"):  # "his Russian counterpart"
                return group
        return None

    def beside(self) -> Group | None:
        """The object of the verb that the trigger is under: "China" in "joined China in an exercise"."""
        under = self.mark.under
        if under is None or under.passive:
            return None
        for group in reversed(self.before):
            if (
                under.end <= group.start
                and group.start - under.end < NEAR
                and not (group.preposition or group.possessive or group.adjective)
            ):
                return group
        return None

    def relative(self) -> Group | None:
        """The subject of the relative clause that hangs on a noun: "the drills that Poland holds"."""
        clause = hangs(self.mark)
        return (
            clause.subject
            if clause is not None and clause.subject is not None and clause.subject.start >= clause.start
            else None
        )

    def owner(self) -> Group | None:
        """The group whose possessive or adjective stands before the trigger: "Russia's invasion", "Russian arms sales"."""
        return self.mark.owner

    def owner_after(self) -> Group | None:
        """The group whose possessive or adjective stands after the trigger: "backed Beijing's position"."""
        for group in self.after:
            if group.start - self.stop > NEAR:
                return None
            if group.possessive or group.adjective:
                return group
        return None

    def anyone(self, used: list[Group]) -> Group | None:
        """Whoever else stands in the clause: behind the trigger first, then before it."""
        taken = {code for group in used for code in group.codes}
        for group in (*self.after, *self.before):
            if group.start < self.clause.start:
                break
            if group.codes and not taken.issuperset(group.codes):
                return group
        return None

    def state(self, used: list[Group]) -> Group | None:
        """The nearest other state of the sentence, and no organisation: the one a vote was about."""
        taken = {code for group in used for code in group.codes}
        for group in (*self.after, *self.groups):
            if group.codes and group.kind != "org" and not taken.issuperset(group.codes):
                return group
        return None

    def near(self) -> Group | None:
        """The group a threat is near to: "around Taiwan", "near Russia's borders", "off the coast of Oman"."""
        for group in self.after:
            if group.preposition in _NEARNESS:
                return group
        return None


def hangs(mark: Mark) -> Clause | None:
    """The relative clause that follows right behind a noun."""
    clause = mark.clause.next
    return (
        clause
        if clause is not None and clause.kind == "rel" and mark.kind == NOUN and clause.start - mark.end < CLOSE
        else None
    )


def _reach(parse: Parse, mark: Mark) -> int:
    """How far after a trigger its groups may stand: the end of its clause, and of a relative or -ing clause no farther."""
    hanging = hangs(mark)
    if hanging is not None:
        return min(hanging.end, mark.end + REACH)
    high = mark.clause.end
    for verb in parse.verbs:  # another finite verb of the same clause ends it
        if verb.start > mark.end and verb.finite and verb.clause is mark.clause and mark.clause.verb is not verb:
            high = min(high, verb.start)
            break
    after = mark.clause.next
    if high == mark.clause.end and after is not None and after.kind == "and" and after.start - mark.end <= 1:
        high = after.end  # "equips and trains the army"
    return min(high, mark.end + REACH)


_BLAMED = ("of", "for", "from", "against")
_NEARNESS = frozenset(
    [
        "near",
        "around",
        "off",
        "against",
        "toward",
        "towards",
        "opposite",
        "along",
        "at",
        "over",
        "to",
        "of",
        "close to",
        "off the coast of",
        "across",
        "into",
        "in",
    ]
)
_FINDERS = {
    "subj": Roles.subject,
    "agent": Roles.subject,
    "lead": Roles.lead,
    "obj": Roles.object,
    "obj_person": Roles.object,
    "poss": Roles.owner,
    "adj": Roles.owner,
    "adj_right": Roles.owner_after,
    "poss_right": Roles.owner_after,
    "near_target": Roles.near,
    "rel": Roles.relative,
    "verb_obj": Roles.beside,
}
