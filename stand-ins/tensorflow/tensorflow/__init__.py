"""An inert TensorFlow: every attribute and submodule is there, and none of it computes.

Rasa imports TensorFlow whatever the pipeline. Kith's pipeline uses none of it, so this package takes its
place in the environment (docs/adr/0002-no-tensorflow.md). A component that really needs TensorFlow fails
when it is trained or loaded, with a sentence that says so. To work on such a component, take the line
`tensorflow = { path = … }` and the overrides out of `pyproject.toml` and lock again.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from typing import Any

__version__ = "2.12.0"

REFUSAL = (
    "This environment holds a stand-in for TensorFlow, which cannot compute. "
    "{what} needs the real one: see docs/adr/0002-no-tensorflow.md."
)


class _InertType(type):
    """The type of everything here: each attribute is inert again, a subclass cannot be made into an object."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Inert

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls is not Inert:
            raise RuntimeError(REFUSAL.format(what=cls.__name__))
        if len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType):
            return args[0]  # a bare decorator leaves its function as it is
        return Inert

    def __or__(cls, other: Any) -> Any:
        return Any

    __ror__ = __or__

    def __getitem__(cls, item: Any) -> Any:
        return Inert

    def __iter__(cls) -> Any:
        return iter(())

    def __bool__(cls) -> bool:
        return False


class Inert(metaclass=_InertType):
    """Stands for every class, function and constant of TensorFlow."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__()


class _InertModule(types.ModuleType):
    """A module in which every public name is found."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Inert


class _InertFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds every submodule of the packages that stand in."""

    roots = ("tensorflow", "tensorflow_addons", "keras")
    absent = ("tensorflow.experimental.dlpack",)
    """What libraries look for to learn whether they can compute with TensorFlow; spaCy's does."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        root, _, rest = fullname.partition(".")
        if root not in self.roots or not rest or fullname in self.absent:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _InertModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        return None


if not any(isinstance(finder, _InertFinder) for finder in sys.meta_path):
    sys.meta_path.append(_InertFinder())


def __getattr__(name: str) -> Any:
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(name)
    return Inert
