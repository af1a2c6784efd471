"""Codes of countries, dated: which state had which number in which system, and from when to when it was a member.

Takes: codes or names, and the year they are of. Gives: the same in another system (`convert`), and the members of the
state system of Correlates of War or of Gleditsch and Ward in a year (`members`). Refuses: a system it does not know.
A code that does not exist, did not exist in that year, or stands for two states is None, never a guess.

Our own code of a state is its ISO 3166-1 alpha-3 code; of a former state its ISO 3166-3 code (``DDR``, ``CSK``, ``YMD``);
else its abbreviation in Correlates of War (``BAV``), and Kosovo's is ``XKX``. A state that went on under another name
keeps one code: the Soviet Union is ``RUS``, Yugoslavia is ``SRB``, West Germany is ``DEU``, North Yemen is ``YEM``, the
Democratic Republic of Vietnam is ``VNM``.

Sources, facts only: Correlates of War, State System Membership (v2016); Gleditsch and Ward, list of independent states
(version to 2017); ISO 3166; UN M49; FIPS 10-4; the lists of codes of the World Bank and of CAMEO. The lists of members
end in 2016 and 2017; who was a member then is taken to be one since, for no state has begun or ended by 2025.
"""

from comity.codes.convert import SYSTEMS, convert, name
from comity.codes.members import KNOWN_UNTIL, Member, System, members, spells
from comity.codes.names import plain, resolve

__all__ = [
    "KNOWN_UNTIL", "SYSTEMS", "Member", "System", "convert", "members", "name", "plain", "resolve", "spells",
]  # fmt: skip
