"""Tables → one HTML file that can be shared: offline, printable, every number a click from its evidence.

Takes: the title and states of a case, all its tables as records, and how they were made (`Made`). Gives: the page as
text; the same tables give the same bytes. Refuses: nothing, since a report is made of what is there; but documents are
not trusted, so all of their text is escaped, control characters are shown as U+FFFD, and only http and https addresses
become links.
"""

from comity.report.plot import Panel, plot
from comity.report.render import Made, render

__all__ = ["Made", "Panel", "plot", "render"]
