"""Rasa's graph in order: what its own runner gives, without dask."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

pytestmark = pytest.mark.rasa


def graph(**needs: tuple[str, ...]) -> Any:
    from rasa.engine.graph import GraphComponent, GraphSchema, SchemaNode

    return GraphSchema(
        {
            name: SchemaNode({f"from_{one}": one for one in of}, GraphComponent, "load", "run", {}, is_target=not of)
            for name, of in needs.items()
        }
    )


def node(name: str, calls: list[str]) -> Any:
    def run(*inputs: tuple[str, Any]) -> tuple[str, str]:
        calls.append(name)
        return name, f"{name}({', '.join(value for _, value in inputs)})"

    return run


def runner(schema: Any, calls: list[str]) -> Any:
    from bot.dialogue.runner import InOrder

    return InOrder(schema, {name: node(name, calls) for name in schema.nodes})


def test_each_node_gets_what_it_needs_once() -> None:
    calls: list[str] = []
    schema = graph(last=("left", "right"), left=("first",), right=("first", "__in__"), first=("__in__",), other=())
    found = runner(schema, calls).run({"__in__": "x"}, ["last"])
    assert found == {"last": "last(left(first(x)), right(first(x), x))"}
    assert sorted(calls) == ["first", "last", "left", "right"]


def test_what_a_node_raises_is_raised() -> None:
    from bot.dialogue.runner import InOrder

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        InOrder(graph(one=()), {"one": fail}).run({}, ["one"])  # type: ignore[dict-item]


def test_it_takes_the_place_of_rasas_own() -> None:
    from bot.dialogue.runner import InOrder

    calls: list[str] = []
    schema = graph(one=("__in__",))
    theirs: Any = SimpleNamespace(_graph_schema=schema, _instantiated_nodes={"one": node("one", calls)})
    assert InOrder.instead_of(theirs).run({"__in__": "x"}, ["one"]) == {"one": "one(x)"}
