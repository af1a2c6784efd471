"""Dyad-years and what is joined to them: the table that scholars of this field begin with.

Takes: years, a state system, and a case or files of outside datasets. Gives: a `Dyads`: one row for each pair of states
and year in which both were members of the system, to which joins `add` columns by name; as Arrow, pandas or polars,
with the citation of exactly what was joined. Refuses: a join whose dataset is not here, an option it does not have.
What a dataset does not know is missing and says why; it is 0 only where the dataset is complete and silent.
"""

from comity.dyad_years.citation import cite, versions
from comity.dyad_years.join import Column, Join
from comity.dyad_years.register import JOINS
from comity.dyad_years.table import Dyads, dyads

__all__ = ["JOINS", "Column", "Dyads", "Join", "cite", "dyads", "versions"]
