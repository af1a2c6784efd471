"""Figures that others have published, from the tables they printed."""

import numpy as np
import pytest

from comity import similarity

# Signorino and Ritter (1999), ISQ 43: 115-144, table 6 (p. 134): Europe in 1914. Share of system capabilities, ties of
# Germany and of Russia: 0 none, 1 entente, 2 neutrality, 3 defence; the tie to oneself is 3.
EUROPE_1914 = """
GMY .25 3 0, RUS .21 0 3, UK .20 0 1, FRN .08 0 3, AUH .08 3 0, ITA .05 3 1, BEL .03 0 0, SPN .03 0 0, TUR .02 0 0,
NTH .01 0 0, SWD .01 0 0, RUM .01 3 0, POR .01 0 0, SWZ .01 0 0, GRC 0 0 0, DEN 0 0 0, YUG 0 0 0, BUL 0 0 0,
NOR 0 0 0, ALB 0 0 0
"""

# Table 7(a) (p. 136): 1947. Share of capabilities, ties of the USA, the UK, France and Russia.
WORLD_1947 = """
USA .42 3 0 0 0, RUS .20 0 3 3 3, UK .12 0 3 3 3, FRN .05 0 3 3 3, POL .04 0 0 0 3, ITA .04 0 0 0 0, SPN .02 0 0 0 0,
CZE .02 0 0 0 3, BEL .01 0 0 0 0, NTH .01 0 0 0 0, TUR .01 0 0 0 0, SWD .01 0 0 0 0, YUG .01 0 0 0 3, RUM .01 0 0 0 0,
HUN .01 0 0 0 0, POR 0 0 3 0 0, SWZ 0 0 0 0 0, GRC 0 0 0 0 0, DEN 0 0 0 0 0, NOR 0 0 0 0 0, BUL 0 0 0 0 0,
LUX 0 0 0 0 0, FIN 0 0 0 0 0, IRE 0 0 0 0 0, ALB 0 0 0 0 0, ICE 0 0 0 0 0
"""

# Table 7(b) (p. 137): the votes of the USA, the UK, France and Russia on 32 questions, with 1 no, 2 abstain, 3 yes.
VOTES_1947 = """
3331 3331 3331 1113 1113 1113 3331 3233 3133 1113 3331 3331 1113 1113 2311 3133
3331 3331 3331 3331 3331 3331 3333 1333 3333 1133 3311 3333 3131 3131 3232 3233
"""


def portfolios(printed: str, of: list[str]) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """The square table with the rows of `of` (the rest not known), the weights, and where `of` stand."""
    rows = [row.split() for row in printed.split(",")]
    names = [row[0] for row in rows]
    table = np.full((len(names), len(names)), np.nan)
    at = [names.index(name) for name in of]
    for column, state in enumerate(at):
        table[state] = [float(row[2 + column]) for row in rows]
    return table, np.array([float(row[1]) for row in rows]), at


def test_germany_and_russia_1914() -> None:
    # tau-b and S: S. V. Miller's fpsim 0.1.0 prints .03031695, .4 and -.46 for table 6; S are also in the article.
    table, capabilities, (germany, russia) = portfolios(EUROPE_1914, ["GMY", "RUS"])
    plain = similarity.alliances(table)
    weighted = similarity.alliances(table, capabilities)
    assert plain.tau_b[germany, russia] == pytest.approx(0.03031695, abs=5e-9)
    assert weighted.tau_b[germany, russia] == plain.tau_b[germany, russia]
    assert plain.s_abs[germany, russia] == pytest.approx(0.4, abs=1e-12)
    assert weighted.s_abs[germany, russia] == pytest.approx(-0.46, abs=1e-12)
    assert plain.n[germany, russia] == 20


def test_weights_need_not_be_shares() -> None:
    table, capabilities, (germany, russia) = portfolios(EUROPE_1914, ["GMY", "RUS"])
    assert similarity.alliances(table, capabilities * 7).s_abs[germany, russia] == pytest.approx(-0.46, abs=1e-12)


def test_four_powers_1947() -> None:
    # By hand from table 7(a): S = 1 - 2 Σ|a - b| / (3 · 26), and with shares of capabilities, which sum to .98.
    table, capabilities, powers = portfolios(WORLD_1947, ["USA", "UK", "FRN", "RUS"])
    usa, uk, france, russia = powers
    plain, weighted = similarity.alliances(table).s_abs, similarity.alliances(table, capabilities).s_abs
    assert plain[usa, uk] == pytest.approx(1 - 2 * 5 / 26)
    assert plain[uk, france] == pytest.approx(1 - 2 * 1 / 26)
    assert plain[uk, russia] == pytest.approx(1 - 2 * 4 / 26)
    assert weighted[uk, france] == pytest.approx(1)
    assert weighted[usa, russia] == pytest.approx(1 - 2 * 0.86 / 0.98)
    assert weighted[uk, russia] == pytest.approx(1 - 2 * 0.07 / 0.98)


def test_votes_1947() -> None:
    # By hand from table 7(b). Its codes are those of this room turned about: yes is 3 there and 1 here.
    ballots = np.array([[4 - int(vote) for vote in question] for question in VOTES_1947.split()]).T
    scores = similarity.votes(ballots)
    usa, uk, france, russia = range(4)
    assert (scores.n == 32).all()
    assert scores.s_abs[usa, france] == pytest.approx(1 - 2 * 7 / 64)
    assert scores.s_abs[usa, russia] == pytest.approx(-0.5)
    assert scores.s_abs[uk, france] == pytest.approx(0.46875)
    assert scores.lijphart[uk, russia] == pytest.approx(0.25)
    assert scores.tau_b[usa, uk] == pytest.approx(similarity.votes(4 - ballots).tau_b[usa, uk])
