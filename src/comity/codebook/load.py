"""Reads the codebook's YAML strictly: an unknown key, a missing field or a collision is an error that names its file.

Takes: the folder ``codebook/data``. Gives: one frozen `Codebook`. Refuses: anything it does not know.
"""

import os
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from comity.codebook import compiled
from comity.codebook.entries import (
    Codebook,
    Cue,
    Description,
    Designation,
    Exercise,
    Frame,
    Group,
    Institution,
    Invasion,
    Judgement,
    Leader,
    Mapping,
    Measures,
    Neighbours,
    Organisation,
    Place,
    State,
    Type,
    Weapon,
    Words,
)
from comity.codebook.kept import kept
from comity.codebook.plain_yaml import parsed
from comity.model import CodebookError

T = TypeVar("T")
Files = dict[str, bytes]
"""The bytes of the files of a codebook by their names, in the order of these."""


@cache
@kept()
def load() -> Codebook:
    """The codebook in use, read once in a process."""
    found = _files(source())
    key = compiled.key(_digest(found), "codebook")
    kept = compiled.get("codebook", key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=Codebook)
    book = _book(found)
    compiled.put("codebook", key, msgspec.msgpack.encode(book))
    return book


def source() -> Traversable:
    """Where the codebook in use lies: the folder that the variable COMITY_CODEBOOK names, else the one that ships with the package."""
    named = os.environ.get("COMITY_CODEBOOK")
    if named and not Path(named).is_dir():
        raise CodebookError(
            "is no folder", where=f"COMITY_CODEBOOK={named}", hint="make one with comity codebook copy FOLDER"
        )
    return Path(named) if named else files("comity.codebook") / "data"


def load_from(folder: Traversable) -> Codebook:
    """The codebook in `folder`, from its files."""
    return _book(_files(folder))


def _files(folder: Traversable) -> Files:
    try:
        entries = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith((".yaml", ".json")))
        return {name: entry.read_bytes() for name, entry in entries}
    except OSError as error:
        raise CodebookError(" ".join(str(error).split()), where="codebook") from error


def _digest(found: Files) -> str:
    digest = sha256()
    for name, raw in found.items():
        digest.update(name.encode() + b"\0" + raw + b"\0")
    return digest.hexdigest()


def _book(found: Files) -> Codebook:
    return Codebook(
        digest=_digest(found),
        types=_read(found, "types.yaml", tuple[Type, ...]),
        states=_read(found, "states.yaml", tuple[State, ...]),
        organisations=_read(found, "organisations.yaml", tuple[Organisation, ...]),
        groups=_read(found, "groups.yaml", tuple[Group, ...]),
        leaders=_read(found, "leaders.yaml", tuple[Leader, ...]),
        institutions=_read(found, "institutions.yaml", tuple[Institution, ...]),
        places=_read(found, "places.yaml", tuple[Place, ...]),
        weapons=_read(found, "weapons.yaml", tuple[Weapon, ...]),
        designations=_read(found, "designations.yaml", tuple[Designation, ...]),
        exercises=_read(found, "exercises.yaml", tuple[Exercise, ...]),
        verbs=_read(found, "verbs.yaml", dict[str, tuple[str, str, str, str]]),
        words=_read(found, "words.yaml", Words),
        cues=_merged(_all(found, "cues", Cue)),
        frames=_all(found, "frames_", Frame),
        invasions=_read(found, "invasions.yaml", tuple[Invasion, ...]),
        mappings=_read(found, "mappings.yaml", tuple[Mapping, ...]),
        measures=_read(found, "figures.yaml", Measures),
        judgement=_judgement(found),
        descriptions=_read(found, "descriptions.yaml", tuple[Description, ...]),
        neighbours=_read(found, "neighbours.yaml", tuple[Neighbours, ...]),
    )


def _read(found: Files, name: str, of: type[T]) -> T:
    """One YAML file as what it must be."""
    if name not in found:
        raise CodebookError(
            "is not there", where=f"codebook/{name}", hint="a codebook has all files that comity codebook copy writes"
        )
    try:
        return msgspec.convert(parsed(found[name]), of)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(" ".join(str(error).split()), where=f"codebook/{name}") from error


def _judgement(found: Files) -> Judgement:
    """What was learned; nothing where there is no file of it, so that every proposal stands."""
    if "weights.json" not in found:
        return Judgement()
    try:
        return msgspec.json.decode(found["weights.json"], type=Judgement)
    except msgspec.DecodeError as error:
        raise CodebookError(
            str(error), where="codebook/weights.json", hint="write it again with comity codebook learn"
        ) from error


def _all(found: Files, prefix: str, of: type[T]) -> tuple[T, ...]:
    """The entries of every file whose name begins so, in the order of the names."""
    names = [name for name in found if name.startswith(prefix)]
    return tuple(entry for name in names for entry in _read(found, name, tuple[of, ...]))  # type: ignore[valid-type]


def _merged(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """One cue for each name: an entry that says so (``more``) adds words to a class that another file began."""
    merged: dict[str, Cue] = {}
    for cue in cues:
        before = merged.get(cue.name)
        if cue.more != (before is not None):
            found = "is there already" if before is not None else "adds to a class that no file before it begins"
            raise CodebookError(
                f"the cue {cue.name!r} {found}", where="codebook/cues*.yaml",
                hint="give it another name, or write 'more: true' where it adds words to the class of that name",
            )  # fmt: skip
        merged[cue.name] = cue if before is None else msgspec.structs.replace(before, words=(*before.words, *cue.words))
    return tuple(merged.values())
