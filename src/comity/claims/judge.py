"""Weighs what the frames propose, and keeps what is likely enough.

Takes: a `Sentence` and a `Draft`. Gives: the draft with its probability, or a `Miss` that says it was too unlikely.
"""

from comity.claims import sense, weigh
from comity.claims.draft import Draft, Miss
from comity.claims.sentence import Sentence
from comity.codebook.entries import Judgement

ALONE = 0.05
"""How likely a claim must be in a sentence without a text around it, which was given because it is about security."""

ELSEWHERE = 0.5
"""How likely a claim must be of states that the text around it is not about, or where that does not speak of security: what was learned
was learned from texts that are about security, and there most of what a frame proposes is one."""


class Judge:
    """What was learned of claims, sorted for use; `names` are those of the cues in the order of their bits."""

    def __init__(self, judgement: Judgement, names: tuple[str, ...]) -> None:
        self.judgement = judgement
        self.scale = weigh.Scale(judgement.weights, names)
        self.senses = sense.by_kind(judgement.senses)

    def judge(self, sentence: Sentence, draft: Draft) -> Draft | Miss:
        """The draft with its probability, or a miss when it is too unlikely."""
        learned = self.judgement
        if not learned.weights:
            return draft
        likely = self.scale.probability(sentence, draft, self._odds(sentence, draft.rule.frame.type))
        setting = sentence.discourse.setting
        wanted = ALONE if setting.short else learned.threshold if setting.about(draft.parties) else ELSEWHERE
        return draft._replace(likely=likely) if likely >= wanted else Miss(draft.rule, f"unlikely ({likely:.2f})")

    def _odds(self, sentence: Sentence, kind: str) -> float:
        """How likely the sentence speaks of a type, as the logarithm of the odds; told once for all drafts of the type."""
        if sentence.heard is None:
            sentence.heard = self.heard(sentence)
        if kind not in sentence.odds:
            sentence.odds[kind] = sense.odds(self.senses.get(kind, {}), sentence.heard)
        return sentence.odds[kind]

    def heard(self, sentence: Sentence) -> set[str]:
        """What the sentence is like as a whole."""
        codes = {code for group in sentence.parse.groups for code in group.codes}
        return sense.features(sentence.words, sentence.hits, len(codes))
