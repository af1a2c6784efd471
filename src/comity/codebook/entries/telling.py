"""How it is told: cues, frames, the words of the language and of figures, and what was learned of how claims look."""

from typing import Literal

import msgspec

from comity.codebook.entries.entry import Entry


class Cue(Entry, frozen=True, kw_only=True):
    """cues.yaml: a class of words that frames ask for ("instrument": treaty, pact, ...).

    A word may carry ``~v`` (all forms of the verb) or ``~n`` (singular and plural): ``take~v part in``. `more` says that the
    entry adds words to a class that a file before it began; without it a name stands once.
    """

    name: str
    words: tuple[str, ...]
    note: str = ""
    more: bool = False


class Frame(Entry, frozen=True, kw_only=True):
    """frames_*.yaml: how a kind of interaction is said.

    `words` are its triggers (written as in `Cue`; ``~v`` reads the word as a verb, ``~n`` as a noun, no mark as it stands). `need` are
    cues that must stand in the trigger's clause, each ``a|b`` for one of several; ``>a`` asks for it among what the trigger acts on
    (behind it, or before a passive), ``<a`` in the verb that a noun is the object of, ``^a`` before it or with its
    subject, ``s:a`` anywhere in the sentence; `block` are cues that must not stand in the clause.

    `parties`, `source`, `target` name the roles that fill the slot, first found first: ``subj obj`` of a verb (turned round in
    the passive), ``poss`` or ``adj`` (the owner before a noun: "Russia's", "Russian"), ``poss_right`` (the owner in what follows),
    a preposition (``with to from by against between of in on for at ...``), ``near_target`` (any preposition of place),
    ``maker`` (of the weapon named), ``origin`` (whose weapon it is said to be, else its maker), ``deal`` (whose deal the text
    told before), ``agent`` (who carries a noun out: "launched an attack"), ``place`` (the state a place lies in), ``site`` (the
    same, anywhere in the clause), ``series`` (whose the exercise named is, where a party is wanting), ``verb_obj`` (the object of
    the verb above a noun), ``rel`` (the subject of the relative clause that hangs on it), ``third`` (of `parties`: whoever is
    left), ``any`` (whoever else stands in the clause), ``lead`` (the subject wherever it stands), ``state`` (another state of the
    sentence). `min` is how many parties it takes; `ref` lets the text before supply them; `strict` wants them all in their roles.

    `security` asks that the sentence or the document be about security. `status` is what holds without a word that says
    otherwise; `denied` asks that the trigger be denied ("did not sell", "refused to sell"). `sets` are attributes with a fixed
    value, `slots` those filled from the sentence; `each` makes one claim for every ``weapon`` of a list, or every ``thing`` of the
    kind that the first ``>a`` asks for. `weight` decides between frames of one type at one place.
    """

    name: str
    type: str
    words: tuple[str, ...]
    need: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    forms: str = ""
    parties: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    min: int = 2
    ref: bool = False
    strict: bool = False
    security: bool = False
    status: str = "occurred"
    denied: bool = False
    sets: dict[str, str] = msgspec.field(default_factory=dict)
    slots: tuple[str, ...] = ()
    each: Literal["", "weapon", "thing"] = ""
    weight: int = 5
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Words(Entry, frozen=True, kw_only=True):
    """words.yaml: classes of words of the language that the parser of sentences asks for.

    `soft` words open a clause where a verb follows and govern a noun where none does. `will`, `may`, `not` lay a mood on the verb
    after them. `months` (and days) end a phrase. `verbs` trigger nothing: they bound what does; `either` are verbs or nouns by their place.
    `private` persons act for no state; `crimes` are how words for crimes begin.
    """

    prepositions: tuple[str, ...]
    soft: tuple[str, ...]
    subordinators: tuple[str, ...]
    relatives: tuple[str, ...]
    that: tuple[str, ...]
    breaks: tuple[str, ...]
    conjunctions: tuple[str, ...]
    determiners: tuple[str, ...]
    be: tuple[str, ...]
    have: tuple[str, ...]
    do: tuple[str, ...]
    will: tuple[str, ...]
    may: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(name="not")
    months: tuple[str, ...]
    verbs: tuple[str, ...]
    either: tuple[str, ...]
    private: tuple[str, ...]
    crimes: tuple[str, ...]


class Measures(Entry, frozen=True, kw_only=True):
    """figures.yaml: words that tell what a number measures (``arms`` to ``stationed``), who buys and who sells, and what is a series."""

    arms: tuple[str, ...]
    sold: tuple[str, ...]
    trade: tuple[str, ...]
    single: tuple[str, ...]
    change: tuple[str, ...]
    exercises: tuple[str, ...]
    events: tuple[str, ...]
    times: tuple[str, ...]
    stationed: tuple[str, ...]
    trained: tuple[str, ...]
    unpaid: tuple[str, ...]
    buyer: tuple[str, ...]
    seller: tuple[str, ...]
    buys: tuple[str, ...]
    sells: tuple[str, ...]
    series: tuple[str, ...]


class Judgement(Entry, frozen=True, kw_only=True):
    """weights.json: what the coder has learned of how claims look (see `claims.weigh`), and from how many proposals.

    `senses` weigh the words and terms of a sentence for each type; `weights` weigh a frame's proposal. A proposal less likely than
    `threshold` is not made. Written by ``comity codebook learn``, never by hand.
    """

    threshold: float = 0.0
    examples: int = 0
    weights: dict[str, float] = msgspec.field(default_factory=dict)
    senses: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)
