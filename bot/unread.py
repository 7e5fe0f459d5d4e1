"""Packages that a library imports and Kith never uses: stood in for while that library is imported.

They are a third of the memory that Rasa takes, and of the time that it takes to import.
"""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterator, Set
from typing import Any


class _Open(type):
    """The type of a class in which every public name is found, each a class again."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Open(name, (_Nothing,), {})


class _Nothing(metaclass=_Open):
    """Stands for a class or a function; may be a base, a decorator or an annotation, and does nothing."""

    def __init__(self, *_given: Any, **_named: Any) -> None: ...


class _Module(types.ModuleType):
    """A module in which every public name is found, each a class of its own."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Open(name, (_Nothing,), {})


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the packages that are not to be read, and all their modules."""

    def __init__(self, packages: Set[str]) -> None:
        self._packages = packages

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        is_kept_out = fullname.partition(".")[0] in self._packages
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True) if is_kept_out else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None: ...


@contextlib.contextmanager
def unread(packages: Set[str]) -> Iterator[None]:
    """While it is open, these packages are not read; afterwards whoever imports one of them gets it as ever."""
    finder = _Finder(packages)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Module)]:
            del sys.modules[name]
