"""Guides as they are written in YAML, made into values, and held to the scripts that they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, cast

from bot.coaching.guides import END, End, Map, Option, Step
from bot.coaching.guides.guide import SAFETY
from bot.coaching.script import placeholders
from bot.content import files
from bot.content.files import Table
from bot.content.scripts import LABEL_LIMIT, Placed
from bot.content.wordings import Wording


def guide_files(folder: Path) -> list[Path]:
    """The files that hold guides, in a stable order."""
    return sorted((folder / "guides").glob("*.yml"))


def load_guides(folder: Path) -> dict[str, Map]:
    """Every guide by its name. Raises ContentError."""
    return {path.stem: parse(files.read(path)) for path in guide_files(folder)}


def parse(table: Table) -> Map:
    """The guide of a file. Raises ContentError, also where a way leads nowhere."""
    table.only("guide", "reviewed", "begins", "hears_opening", "steps", "ends", "unkept")
    name = table.text("guide")
    if name != table.path.stem:
        raise table.wrong("guide", f"the guide “{name}” belongs in {name}.yml")
    table.day("reviewed")
    steps, ends = table.table("steps"), table.table("ends")
    unkept = table.table("unkept") if "unkept" in table.values else None
    made = Map(
        name,
        table.text("begins"),
        {one: _step(name, one, steps.table(one)) for one in steps.values},
        tuple(_end(name, one, ends.table(one)) for one in ends.values),
        {one: unkept.text(one) for one in unkept.values} if unkept else {},
        table.values.get("hears_opening") is True,
    )
    _hold(made, table)
    return made


def _step(guide: str, name: str, entry: Table) -> Step:
    entry.only("says", "options", "keeps", "goes")
    options = entry.table("options") if "options" in entry.values else None
    return Step(
        name,
        entry.text("says", f"{guide}/{name}"),
        tuple(_option(one, options.table(one)) for one in options.values) if options else (),
        entry.text("goes", END),
        entry.text("keeps") if "keeps" in entry.values else None,
    )


def _option(name: str, entry: Table) -> Option:
    entry.only("label", "goes", "marks", "hears", "means", "kept")
    label, means = entry.text("label", ""), entry.text("means", "")
    if len(label) > LABEL_LIMIT:
        raise entry.wrong("label", f"a button of {len(label)} characters; at most {LABEL_LIMIT}")
    if means not in ("yes", "no", ""):
        raise entry.wrong("means", "“means” is yes or no")
    hears = entry.texts("hears", ())
    entry.patterns("hears", ())  # each is one, or it is said so
    kept = entry.text("kept") if "kept" in entry.values else None
    marks, goes = _counts(entry, "marks"), entry.text("goes", END)
    return Option(name, label, goes, marks, hears, cast(Literal["yes", "no"], means) if means else None, kept)


def _end(guide: str, name: str, entry: Table) -> End:
    entry.only("says", "needs", "offers")
    says, offers = entry.text("says", f"{guide}/{name}"), entry.texts("offers", ())
    return End(name, says, _counts(entry, "needs"), offers)


def _counts(entry: Table, field: str) -> dict[str, int]:
    if field not in entry.values:
        return {}
    table = entry.table(field)
    return {name: table.number(name, 1, 9) for name in table.values}


def _hold(made: Map, table: Table) -> None:
    """Raises ContentError where a way leads nowhere, or the last end needs something."""
    known = {*made.steps, *(end.id for end in made.ends), END, *SAFETY}
    ways = [made.begins, *(step.goes for step in made.steps.values())]
    ways += [option.goes for step in made.steps.values() for option in step.options]
    for way in ways:
        if way not in known:
            raise table.wrong("steps", f"a way leads to “{way}”, which is no step and no end")
    if made.begins not in made.steps:
        raise table.wrong("begins", f"“{made.begins}” is no step")
    if not made.ends or made.ends[-1].needs:
        raise table.wrong("ends", "the last end needs nothing, so that there is always one")


def wordings(folder: Path, guides: Mapping[str, Map]) -> Iterator[Wording]:
    """The labels of options."""
    for name, made in guides.items():
        path = folder / "guides" / f"{name}.yml"
        steps = files.read(path).table("steps")
        for step in made.steps.values():
            for option in (option for option in step.options if option.label):
                line = steps.table(step.id).table("options").line_of(option.id)
                yield Wording(path, line, f"{name}/{step.id}", option.label, "label")


def unsaid(guides: Mapping[str, Map], by_key: Mapping[str, Placed]) -> Iterator[tuple[str, str]]:
    """(guide, sentence) for each script that a guide says and that is not there, or asks for what nobody fills."""
    for name, made in guides.items():
        filled = set(made.unkept)
        kept = {step.keeps for step in made.steps.values() if step.keeps}
        for missing in sorted(kept - filled):
            yield name, f"keeps “{missing}” and has no words for it in “unkept”"
        for key in (*(step.says for step in made.steps.values()), *(end.says for end in made.ends)):
            if key not in by_key:
                yield name, f"says “{key}”, which is not there"
                continue
            for variant in by_key[key].script.variants:
                for field in sorted(placeholders(variant.html) - filled):
                    yield name, f"nobody fills {{{field}}} of “{key}”"
        for change in (change for end in made.ends for change in end.offers):
            if f"touchpoint/{change}" not in by_key:
                yield name, f"offers “touchpoint/{change}”, which is not there"
