"""The evidence browser and the review queue over a case.

Takes: a case. Gives: pages that lead from every number to the words it was read from, and the decisions people make
there, appended to the case. Refuses: requests from other sites or under another name, and values a field cannot hold.
"""

from comity.web.server import app, serve

__all__ = ["app", "serve"]
