"""YAML as the authors of a codebook mean it.

Takes: the bytes of a file. Gives: what they say as strings, lists and mappings. Refuses: what is no YAML (`yaml.YAMLError`).
"""

import re
from typing import ClassVar

import yaml


def parsed(raw: bytes) -> object:
    """What a YAML file says."""
    return yaml.load(raw, Loader=_Loader)  # noqa: S506


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as its authors mean it: *on*, *no*, *yes* are words, and a date is the text it is written in.

    Nearly every scalar is a string and nearly every mapping has strings for keys: these are read here, in half the time that PyYAML's
    general way takes, and all else is left to it.
    """

    _tags: ClassVar[
        dict[str, str]
    ] = {}  # those of plain scalars that were met: most are words that begin as "null" or "true" does

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """The tag of a node that has none; only a plain scalar with a first character that a resolver asks for may be no string."""
        if kind is not yaml.ScalarNode:
            return _MAP if kind is yaml.MappingNode else _LIST
        if not (isinstance(value, str) and implicit == (True, False) and value[:1] in self.yaml_implicit_resolvers):
            return _TEXT
        if value not in self._tags:
            self._tags[value] = str(super().resolve(kind, value, implicit))
        return self._tags[value]

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
