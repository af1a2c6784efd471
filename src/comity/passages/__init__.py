"""Passages: a document's sentences.

Takes a `Document`. `split` gives its passages (sentences with character spans, kind and paragraph number);
`split_text` gives the spans of any text; `language` names the language a text is in. Refuses nothing: a text
without a sentence end is one sentence, a language that is not known is the empty text.
"""

from comity.passages.language import language
from comity.passages.sentences import split_text
from comity.passages.split import split

__all__ = ["VERSION", "language", "split", "split_text"]

VERSION = "1"
