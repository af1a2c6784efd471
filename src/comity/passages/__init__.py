"""Passages: a document's sentences.

Takes a `Document`. `split` gives its passages (sentences with character spans, kind and paragraph number);
`split_text` gives the spans of any text. Refuses nothing: a text without a sentence end is one sentence, a very long one is cut.
"""

from comity.passages.sentences import split_text
from comity.passages.split import split

__all__ = ["VERSION", "split", "split_text"]

VERSION = "1"
