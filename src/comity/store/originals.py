"""Every file as it came, byte for byte under its hash, and a card for each: what was known of it when it was added.

Takes: bytes and a card (plain values). Gives: the paths and cards of what was kept. Refuses: a card that is damaged.

The card is written after the file, so a file that has a card is all there; a file without one was being added when the
process ended, and adding it again mends that.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from comity.model import CaseError, Record
from comity.store import whole
from comity.store.tables import trouble


class Kept(Record, frozen=True, kw_only=True):
    """One file that was kept: the name it has in ``originals/``, and what it came with."""

    original: str
    card: dict[str, Any]


class Originals:
    """The folders ``originals/`` and ``cards/`` of a case."""

    def __init__(self, case: Path) -> None:
        self._files, self._cards = case / "originals", case / "cards"

    def keep(self, content: bytes, suffix: str, card: Mapping[str, Any]) -> tuple[str, bool]:
        """Keep a file and its card; its document's id, and whether it is new. What is there already stays as it is."""
        digest = sha256(content).hexdigest()
        document = digest[:16]
        if self._card(document).exists():
            return document, False
        whole.write(self._files / f"{digest}{suffix}", content)
        self._put(document, Kept(original=f"{digest}{suffix}", card=dict(card)))
        return document, True

    def amend(self, document: str, card: Mapping[str, Any]) -> None:
        """Give a kept file another card, as when its date was corrected."""
        self._put(document, Kept(original=self.kept(document).original, card=dict(card)))

    def ids(self) -> list[str]:
        """The ids of all documents that were added, sorted."""
        return sorted(place.stem for place in self._cards.glob("[!.]*.json"))

    def kept(self, document: str) -> Kept:
        """The card of one document and its file's name."""
        place = self._card(document)
        try:
            with trouble(place):
                return msgspec.json.decode(place.read_bytes(), type=Kept)
        except msgspec.MsgspecError as error:
            raise CaseError(f"the card is damaged: {error}", where=str(place)) from error

    def path(self, kept: Kept) -> Path:
        """Where a kept file stands."""
        return self._files / kept.original

    def _card(self, document: str) -> Path:
        return self._cards / f"{document}.json"

    def _put(self, document: str, kept: Kept) -> None:
        whole.write(self._card(document), msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
