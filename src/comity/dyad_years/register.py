"""The joins that are known: one file and one line here for each."""

from collections.abc import Mapping

from comity.dyad_years.join import Join
from comity.dyad_years.joins import capabilities

JOINS: Mapping[str, Join] = {join.name: join for join in (capabilities.JOIN,)}
