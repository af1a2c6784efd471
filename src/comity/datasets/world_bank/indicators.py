"""The indicators that are read, and what the World Bank lists among countries that is none."""

import re
from collections.abc import Mapping

INDICATORS: Mapping[str, str] = {
    "NY.GDP.MKTP.CD": "gdp_current_usd",
    "NY.GDP.MKTP.KD": "gdp_constant_usd",
    "NY.GDP.MKTP.PP.CD": "gdp_ppp",
    "NY.GDP.MKTP.PP.KD": "gdp_ppp_constant",
    "NY.GDP.PCAP.CD": "gdp_per_capita",
    "SP.POP.TOTL": "population",
    "MS.MIL.XPND.CD": "milex_current_usd",
    "MS.MIL.XPND.GD.ZS": "milex_share_gdp",
    "MS.MIL.XPND.ZS": "milex_share_government",
    "MS.MIL.TOTL.P1": "military_personnel",
    "MS.MIL.MPRT.KD": "arms_imports",
    "MS.MIL.XPRT.KD": "arms_exports",
    "NE.TRD.GNFS.ZS": "trade_share_gdp",
}
"""The World Bank's code of each, and our variable."""

AGGREGATES = frozenset((
    "AFE", "AFR", "AFW", "ARB", "CEA", "CEB", "CEU", "CLA", "CME", "CSA", "CSS", "DEA", "DEC", "DLA", "DMN", "DNS",
    "DSA", "DSF", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU", "EUU", "FCS", "HIC", "HPC", "IBB", "IBD", "IBT", "IDA",
    "IDB", "IDX", "INX", "LAC", "LCN", "LDC", "LIC", "LMC", "LMY", "LTE", "MDE", "MEA", "MIC", "MNA", "NAC", "NAF",
    "NLS", "NRS", "OED", "OSS", "PRE", "PSS", "PST", "RRS", "SAS", "SSA", "SSF", "SST", "SXZ", "TEA", "TEC", "TLA",
    "TMN", "TSA", "TSS", "UMC", "WLD", "XZN",
))  # fmt: skip
"""The codes of regions and groups of countries."""

_GROUPS = re.compile(
    r"World|Not classified|Arab World|Euro area|European Union|North America|South Asia|OECD members|"
    r".*\b(?:income|dividend|small states|IDA|IBRD|developed countries|indebted poor|affected situations)\b.*|"
    r"(?:Sub-Saharan|Africa (?:Eastern|Western)|East Asia & |Europe & |Latin America & |Middle East|Central Europe and )"
    r".*",
    re.IGNORECASE,
)
"""Their names, for files that have no codes; the World Bank renames them now and then."""


def aggregate(name: str, code: str) -> bool:
    """Whether a row is of a region or a group: by its code, and by its name where it has no code."""
    return code in AGGREGATES or (not code and _GROUPS.fullmatch(name) is not None)
