"""Passages → Claims.

Takes: a `Document` and its `Passage`s. Gives: `Claim`s, each with the exact words it rests on and the frame that
made it. Refuses: a claim whose quote is not in the text at its offsets cannot be made.
"""

from comity.claims.code import VERSION, code
from comity.claims.explain import explain

__all__ = ["VERSION", "code", "explain"]
