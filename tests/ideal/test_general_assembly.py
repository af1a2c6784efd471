"""Points of a quarter of a century beside those that Bailey, Strezhnev and Voeten published."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from comity import ideal

DATA = Path(__file__).parents[2].parent / "shared" / "data"
FIRST, LAST = 46, 70  # sessions: 1991 to 2015
USA, CHINA, RUSSIA = 2, 710, 365


def real(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the dataset's file is not here: {name}")
    return path


def test_un_general_assembly() -> None:
    published = pd.read_csv(real("un_ideal_points/IdealpointestimatesAll_Apr2020.csv"), encoding="latin-1")
    calls = pd.read_csv(real("un_ga_votes/unvotes_rollcalls_1946-2020.csv.gz"))
    calls = calls[calls.session.between(FIRST, LAST) & (calls.para != 1) & (calls.amend != 1)]
    calls["bridge"] = ideal.bridges(calls.descr.fillna("").tolist(), calls.session)
    ballots = pd.read_csv(real("un_ga_votes/unvotes_reconstructed_1946-2020.csv.gz"))
    ballots = ballots[ballots.vote <= 3].merge(calls[["rcid", "session", "bridge"]])
    found = ideal.estimate(ballots.ccode, ballots.rcid, ballots.vote, ballots.session, ballots.bridge, positive=USA)
    assert found.converged
    unit, period = np.nonzero(found.votes)
    ours = {"ccode": found.units[unit], "session": found.periods[period], "ours": found.points[unit, period]}
    rows = pd.DataFrame(ours).merge(published)
    assert len(rows) > 4500
    assert rows.ours.corr(rows.IdealPoint) > 0.97
    place = {int(state): row for row, state in enumerate(found.units)}
    assert (found.points[place[USA]] > found.points[place[RUSSIA]]).all()
    assert (found.points[place[RUSSIA]] > found.points[place[CHINA]]).all()
