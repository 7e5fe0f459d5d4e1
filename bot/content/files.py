"""YAML files read with the line of every entry, strictly: no duplicate keys, no surprises of type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, cast

import yaml

from bot.errors import ContentError

_BASE = cast(type[yaml.SafeLoader], getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _Loader(_BASE):  # type: ignore[misc, valid-type]
    """Plain scalars as a person means them: NO is a country, 0800 and 10:30 are texts, only true is true."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:timestamp",
    re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    list("0123456789"),
)


class Items(list[Any]):
    """A list that knows the line of each of its items."""

    def __init__(self, values: list[Any], lines: list[int]) -> None:
        super().__init__(values)
        self.lines = lines

    def placed(self) -> Iterator[tuple[Any, int]]:
        """Each item with its line."""
        return zip(self, self.lines, strict=True)


@dataclass(frozen=True)
class Table:
    """A mapping of a content file: its entries, the line that each stands on, and the line of its own name."""

    path: Path
    line: int
    values: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line of this entry, or of the mapping where it has none."""
        return self.lines.get(key, self.line)

    def wrong(self, key: str, problem: str) -> ContentError:
        """The error to raise about this entry."""
        return ContentError(self.path, self.line_of(key), problem)

    def only(self, *allowed: str) -> None:
        """Raises ContentError at the first entry that is none of these."""
        for key in self.values:
            if key not in allowed:
                raise self.wrong(key, f"unknown field “{key}”; known are {', '.join(allowed)}")

    def text(self, key: str, default: str | None = None) -> str:
        """The text at this key, tidied. Raises ContentError where it is missing, empty or no text."""
        if key not in self.values and default is not None:
            return default
        value = self._needed(key)
        if not isinstance(value, str):
            raise self.wrong(key, f"“{key}” must be text; put it in quotes")
        if not value.strip():
            raise self.wrong(key, f"“{key}” is empty")
        return tidied(value)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """The list of texts at this key. Raises ContentError where it is missing, or holds anything else."""
        if key not in self.values and default is not None:
            return default
        value = self._needed(key)
        if not isinstance(value, Items):
            raise self.wrong(key, f"“{key}” must be a list")
        for item, line in value.placed():
            if not isinstance(item, str) or not item.strip():
                raise ContentError(
                    self.path,
                    line,
                    f"“{key}” holds an item that is no text; put it in quotes",
                )
        return tuple(tidied(item) for item in value)

    def patterns(self, key: str, default: tuple[str, ...] | None = None) -> tuple[re.Pattern[str], ...]:
        """Texts that are regular expressions, for capital and small letters alike. Raises ContentError where one is
        none."""
        return tuple(self._compiled(key, text) for text in self.texts(key, default))

    def pattern(self, key: str) -> re.Pattern[str] | None:
        """A text that is a regular expression, as `patterns`; None where there is no such key."""
        return self._compiled(key, self.text(key)) if key in self.values else None

    def _compiled(self, key: str, text: str) -> re.Pattern[str]:
        try:
            return re.compile(text, re.IGNORECASE)
        except re.error as error:
            raise self.wrong(key, f"no regular expression: {error}") from error

    def day(self, key: str, default: date | None = None) -> date:
        """The date at this key (YYYY-MM-DD). Raises ContentError."""
        if key not in self.values and default is not None:
            return default
        value = self._needed(key)
        if not isinstance(value, date):
            raise self.wrong(key, f"“{key}” must be a date like 2026-11-22")
        return value

    def number(self, key: str, low: int, high: int) -> int:
        """The whole number at this key. Raises ContentError where it is none, or out of bounds."""
        value = self._needed(key)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(key, f"“{key}” must be a whole number from {low} to {high}")
        return value

    def table(self, key: str) -> Table:
        """The mapping at this key. Raises ContentError."""
        value = self._needed(key)
        if not isinstance(value, Table):
            raise self.wrong(key, f"“{key}” must be a mapping")
        return value

    def tables(self, key: str) -> Iterator[Table]:
        """The mappings of the list at this key. Raises ContentError."""
        value = self._needed(key)
        if not isinstance(value, Items):
            raise self.wrong(key, f"“{key}” must be a list")
        for item, line in value.placed():
            if not isinstance(item, Table):
                raise ContentError(self.path, line, f"“{key}” must hold mappings")
            yield item

    def _needed(self, key: str) -> Any:
        if key not in self.values:
            raise self.wrong(key, f"“{key}” is missing")
        return self.values[key]


def tidied(text: str) -> str:
    """The text without stray spaces: one between words, none at line ends, one empty line between paragraphs."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def untangled(value: Any) -> Any:
    """The value as plain dictionaries and lists, without lines."""
    if isinstance(value, Table):
        return {key: untangled(inner) for key, inner in value.values.items()}
    if isinstance(value, Items):
        return [untangled(inner) for inner in value]
    return value


def read(path: Path) -> Table:
    """The file as a table. Raises ContentError where it is no YAML mapping or lacks the comment it must begin with."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, 1, "the file cannot be read") from error
    if not source.startswith("#"):
        raise ContentError(
            path,
            1,
            "a content file begins with a comment: who may edit it, whose words, when reviewed",
        )
    if odd := yaml.reader.Reader.NON_PRINTABLE.search(source):
        line = source.count("\n", 0, odd.start()) + 1
        raise ContentError(path, line, "not readable as YAML: a character that cannot be printed")
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
        value = _value(path, loader, node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(path, line, f"not readable as YAML: {error.problem}") from error
    finally:
        loader.dispose()
    if not isinstance(value, Table):
        raise ContentError(path, 1, "the file must be a mapping")
    return value


def _value(path: Path, loader: Any, node: yaml.Node, named_at: int | None = None) -> Any:
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise ContentError(path, line, "a key must be plain text")
            key = str(key_node.value)
            if key in values:
                raise ContentError(path, line, f"“{key}” stands here twice; first at line {lines[key]}")
            values[key], lines[key] = _value(path, loader, value_node, line), line
        return Table(path, named_at or node.start_mark.line + 1, values, lines)
    if isinstance(node, yaml.SequenceNode):
        items = [_value(path, loader, item) for item in node.value]
        return Items(items, [item.start_mark.line + 1 for item in node.value])
    try:
        return loader.construct_object(node)
    except (ValueError, yaml.constructor.ConstructorError) as error:
        raise ContentError(path, node.start_mark.line + 1, f"cannot be read: {node.value}") from error
