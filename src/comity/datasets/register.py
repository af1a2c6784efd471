"""The datasets that are known: one folder and one line here for each."""

from collections.abc import Callable, Mapping

from comity.codebook.entries import Codebook
from comity.datasets.atop.reader import read as atop
from comity.datasets.card import Card
from comity.datasets.dcad.reader import read as dcad
from comity.datasets.gdelt.reader import read as gdelt
from comity.datasets.gw_states.reader import read as gw_states
from comity.datasets.icews.reader import read as icews
from comity.datasets.igos.reader import read as igos
from comity.datasets.outfile import Outfile
from comity.datasets.plain import read as plain
from comity.datasets.polecat.reader import read as polecat
from comity.datasets.reading import Reading
from comity.datasets.sipri_milex.reader import read as sipri_milex
from comity.datasets.sipri_register.reader import read as sipri_register
from comity.datasets.sipri_tiv.reader import read as sipri_tiv
from comity.datasets.tidy.reader import read as tidy
from comity.datasets.un_ga_votes.reader import read as un_ga_votes
from comity.datasets.un_ideal_points.reader import read as un_ideal_points
from comity.datasets.un_sc_vetoes.reader import read as un_sc_vetoes
from comity.datasets.world_bank.reader import read as world_bank

Reader = Callable[[Outfile, Card, Codebook], Reading]

READERS: Mapping[str, Reader] = {
    "atop": atop,
    "cow_states": plain,
    "dcad": dcad,
    "gdelt": gdelt,
    "gw_states": gw_states,
    "icews": icews,
    "igos": igos,
    "majors": plain,
    "mids": plain,
    "nmc": plain,
    "polecat": polecat,
    "rivalries": plain,
    "sipri_milex": sipri_milex,
    "sipri_register": sipri_register,
    "sipri_tiv": sipri_tiv,
    "tidy": tidy,
    "trade": plain,
    "un_ga_votes": un_ga_votes,
    "un_ideal_points": un_ideal_points,
    "un_sc_vetoes": un_sc_vetoes,
    "world_bank": world_bank,
}
