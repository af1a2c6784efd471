"""Which group of actors plays which role around a trigger: subject, object, after a preposition, before a noun."""

import re

from comity.claims.actors import Group

SPEAKING = frozenset(("media", "research", "industry"))  # they speak for a state; they do not act for it
NEAR = 60  # characters: farther away, a group is no object of the trigger
_NOMINAL_GAP = re.compile(r"(?:['’´]s?)? ?(?:[\w’'“”\"()-]+ ){0,5}")


class Roles:
    """The groups of a sentence seen from one trigger, within its clause first and then the whole sentence."""

    __slots__ = ("after", "before", "clause", "start", "stop", "swapped", "text")

    def __init__(
        self, text: str, groups: list[Group], start: int, stop: int, clause: tuple[int, int], swapped: bool
    ) -> None:
        self.text, self.start, self.stop, self.clause = text, start, stop, clause
        acting = [group for group in groups if group.kind not in SPEAKING]
        self.before = [group for group in reversed(acting) if group.end <= start]
        self.after = [group for group in acting if group.start >= stop]
        self.swapped = swapped

    def fill(self, role: str) -> Group | None:
        """The group in `role`, or None."""
        if self.swapped and role in ("subj", "obj"):
            role = "obj" if role == "subj" else "subj"
        finder = _FINDERS.get(role)
        return finder(self) if finder else self._governed(role)

    def _governed(self, preposition: str) -> Group | None:
        low, high = self.clause
        for group in self.after:
            if group.preposition == preposition and group.start < high:
                return group
        for group in self.before:
            if group.preposition == preposition and group.start >= low:
                return group
        return None

    def subject(self) -> Group | None:
        """The nearest group before the trigger that no preposition governs and that owns nothing, in the clause if it can be."""
        low = self.clause[0]
        second = None
        for group in self.before:
            if group.preposition and group.preposition != "between":
                continue
            if group.start >= low and not group.possessive:
                return group
            second = second or group
        return second

    def object(self) -> Group | None:
        """The first group after the trigger that no preposition governs."""
        for group in self.after:
            if group.start - self.stop > NEAR or group.start >= self.clause[1]:
                return None
            if not group.preposition:
                return group
        return None

    def possessor(self) -> Group | None:
        """The group whose possessive or adjective stands before the trigger: "Russia's invasion", "Russian arms sales"."""
        for group in self.before:
            if _NOMINAL_GAP.fullmatch(self.text, group.end, self.start) and (
                group.possessive or group.adjective or group.paired
            ):
                return group
            return None
        return None

    def right_possessor(self) -> Group | None:
        """The group whose possessive stands right after the trigger: "backed Beijing's position"."""
        for group in self.after:
            if group.start - self.stop > NEAR:
                return None
            if group.possessive or group.adjective:
                return group
        return None

    def near(self) -> Group | None:
        """The group a threat is near to: "around Taiwan", "near Russia's borders", "off the coast of Oman"."""
        for group in self.after:
            if group.preposition in _NEARNESS:
                return group
        return None


_NEARNESS = frozenset(
    ["near", "around", "off", "against", "toward", "towards", "opposite", "along", "at", "over", "to", "of"]
)
_FINDERS = {
    "subj": Roles.subject,
    "obj": Roles.object,
    "obj_person": Roles.object,
    "poss": Roles.possessor,
    "adj": Roles.possessor,
    "adj_right": Roles.right_possessor,
    "poss_right": Roles.right_possessor,
    "near_target": Roles.near,
}
