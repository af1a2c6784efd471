"""Reads the codebook's YAML strictly: an unknown key, a missing field or a collision is an error that names its file.

Takes: the folder ``codebook/data``. Gives: one frozen `Codebook`. Refuses: anything it does not know.
"""

import os
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

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
from comity.model import CodebookError

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as its authors mean it: *on*, *no*, *yes* are words, and a date is the text it is written in.

    Nearly every scalar is a string and nearly every mapping has strings for keys: these are read here, in half the time that PyYAML's
    general way takes, and all else is left to it.
    """

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """The tag of a node that has none; only a plain scalar with a first character that a resolver asks for may be no string."""
        if kind is yaml.ScalarNode and not (
            isinstance(value, str) and implicit == (True, False) and value[:1] in self.yaml_implicit_resolvers
        ):
            return _TEXT
        return str(super().resolve(kind, value, implicit))

    def get_single_data(self) -> object:
        """The one document of the file as plain values."""
        node = self.get_single_node()
        return None if node is None else self._plain(node, {})

    def _plain(self, node: yaml.Node, known: dict[int, object]) -> object:
        """A node as a value; `known` are the collections so far, so that an alias is what it stands for and not built again."""
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else self.construct_object(node, deep=True)
        if id(node) in known:
            if known[id(node)] is node:
                raise yaml.constructor.ConstructorError(None, None, "found a value that holds itself", node.start_mark)
            return known[id(node)]
        known[id(node)] = node
        value: object
        if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
            value = [self._plain(each, known) for each in node.value]
        elif isinstance(node, yaml.MappingNode) and node.tag == _MAP and all(key.tag == _TEXT for key, _ in node.value):
            value = {key.value: self._plain(each, known) for key, each in node.value}
        else:
            value = self.construct_object(node, deep=True)
        known[id(node)] = value
        return value


_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag.rpartition(":")[2] not in ("bool", "timestamp")]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))


def _read(folder: Traversable, name: str, of: type[T]) -> T:
    """One YAML file as what it must be."""
    try:
        raw = yaml.load((folder / name).read_bytes(), Loader=_Loader)  # noqa: S506
        return msgspec.convert(raw, of)
    except (yaml.YAMLError, msgspec.ValidationError, OSError) as error:
        raise CodebookError(" ".join(str(error).split()), where=f"codebook/{name}") from error


@cache
@kept()
def load() -> Codebook:
    """The codebook in use, read once in a process."""
    return load_from(source())


def source() -> Traversable:
    """Where the codebook in use lies: the folder that the variable COMITY_CODEBOOK names, else the one that ships with the package."""
    named = os.environ.get("COMITY_CODEBOOK")
    if named and not Path(named).is_dir():
        raise CodebookError(
            "is no folder", where=f"COMITY_CODEBOOK={named}", hint="make one with comity codebook copy FOLDER"
        )
    return Path(named) if named else files("comity.codebook") / "data"


def load_from(folder: Traversable) -> Codebook:
    """The codebook in `folder`."""
    digest = sha256()
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith((".yaml", ".json")):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return Codebook(
        version=digest.hexdigest()[:12],
        types=_read(folder, "types.yaml", tuple[Type, ...]),
        states=_read(folder, "states.yaml", tuple[State, ...]),
        organisations=_read(folder, "organisations.yaml", tuple[Organisation, ...]),
        groups=_read(folder, "groups.yaml", tuple[Group, ...]),
        leaders=_read(folder, "leaders.yaml", tuple[Leader, ...]),
        institutions=_read(folder, "institutions.yaml", tuple[Institution, ...]),
        places=_read(folder, "places.yaml", tuple[Place, ...]),
        weapons=_read(folder, "weapons.yaml", tuple[Weapon, ...]),
        designations=_read(folder, "designations.yaml", tuple[Designation, ...]),
        exercises=_read(folder, "exercises.yaml", tuple[Exercise, ...]),
        verbs=_read(folder, "verbs.yaml", dict[str, tuple[str, str, str, str]]),
        words=_read(folder, "words.yaml", Words),
        cues=_merged(_all(folder, "cues", Cue)),
        frames=_all(folder, "frames_", Frame),
        invasions=_read(folder, "invasions.yaml", tuple[Invasion, ...]),
        mappings=_read(folder, "mappings.yaml", tuple[Mapping, ...]),
        measures=_read(folder, "figures.yaml", Measures),
        judgement=_judgement(folder),
        descriptions=_read(folder, "descriptions.yaml", tuple[Description, ...]),
        neighbours=_read(folder, "neighbours.yaml", tuple[Neighbours, ...]),
    )


def _judgement(folder: Traversable) -> Judgement:
    """What was learned; nothing where there is no file of it, so that every proposal stands."""
    file = folder / "weights.json"
    if not file.is_file():
        return Judgement()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Judgement)
    except msgspec.DecodeError as error:
        raise CodebookError(
            str(error), where="codebook/weights.json", hint="write it again with comity codebook learn"
        ) from error


def _all(folder: Traversable, prefix: str, of: type[T]) -> tuple[T, ...]:
    """The entries of every file whose name begins so, in the order of the names."""
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(prefix))
    return tuple(entry for name in names for entry in _read(folder, name, tuple[of, ...]))  # type: ignore[valid-type]


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
