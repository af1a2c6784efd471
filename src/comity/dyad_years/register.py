"""The joins that are known, by name."""

from collections.abc import Mapping

from comity.dyad_years.join import Join
from comity.dyad_years.joins import alikeness, alliances, estimated_points, ideal_points, pairs, states

JOINS: Mapping[str, Join] = {
    join.name: join
    for join in (alliances.JOIN, ideal_points.JOIN, estimated_points.JOIN, *alikeness.ALL, *pairs.ALL, *states.ALL)
}
