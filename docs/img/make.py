"""Plays conversation.jsonl through `kith chat --json` and draws it as conversation.svg: python docs/img/make.py"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from typing import Any

import matplotlib
from PIL import ImageFont

HERE = Path(__file__).parent
SIZE, LINE, PAD, GAP = 13, 19, 11, 9
BUBBLE, COLUMN, MARGIN, SMALL = 300, 400, 22, 11

# Verdana and DejaVu Sans are equally wide, so that what is measured in one fits in the other.
FAMILY = "Verdana, 'DejaVu Sans', Geneva, sans-serif"
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FACES = {name: ImageFont.truetype(str(FONTS / f"{name}.ttf"), SIZE) for name in ("DejaVuSans", "DejaVuSans-Bold")}

KITH = {"fill": "#ffffff", "stroke": "#dcd8ce"}
PERSON = {"fill": "#dff0e4", "stroke": "#bcdcc6"}
BUTTON = {"fill": "#eaf0f7", "stroke": "#c8d6e6"}

Run = tuple[str, str, str]
"""A word, its style, and the space before it."""


@dataclass
class Drawn:
    """One bubble or row of buttons: its height, and its shapes as SVG, drawn from y = 0."""

    height: float
    shapes: list[str] = field(default_factory=list)
    is_said: bool = False


def play(lines: str) -> list[dict[str, Any]]:
    """What `kith chat --json` answers to the lines, for a new person. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bot", "chat", "--json", "--yes", "--database", f"sqlite:///{folder}/kith.db"]
        done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return [json.loads(line) for line in done.stdout.splitlines()]


def runs(html: str) -> Iterator[Run]:
    """A message's words, each with its style and the space before it; `\\n` stands for a new line."""
    style, space = "", ""
    spaced = re.sub(r"\s*(<(?:blockquote|code)>.*?</(?:blockquote|code)>)\s*", r" \n \1 \n ", html).strip()
    for piece in re.split(r"(</?\w[^>]*>|[ \n])", spaced):
        if piece.startswith("</"):
            style = ""
        elif piece.startswith("<"):
            style = "bold" if piece == "<b>" else "italic"
        elif piece == " ":
            space = " "
        elif piece:
            yield unescape(piece), style, space
            space = ""


def width(text: str, style: str = "", size: int = SIZE) -> float:
    """How wide a text is, in the picture's units."""
    face = FACES["DejaVuSans-Bold" if style == "bold" else "DejaVuSans"]
    return float(face.getlength(text)) * size / SIZE


def wrapped(words: Iterable[Run]) -> list[list[Run]]:
    """The words in lines that fit in a bubble."""
    lines: list[list[Run]] = [[]]
    for word, style, space in words:
        if word == "\n" or (lines[-1] and length([*lines[-1], (word, style, space)]) > BUBBLE - 2 * PAD):
            lines.append([])
        if word != "\n":
            lines[-1].append((word, style, space if lines[-1] else ""))
    return [line for line in lines if line]


def length(line: list[Run]) -> float:
    """How wide a line is."""
    return sum(width(f"{space}{word}", style) for word, style, space in line)


def spans(line: list[Run]) -> str:
    """A line as SVG, words of one style together."""
    together = [(style, "".join(f"{s}{w}" for w, _, s in words)) for style, words in groupby(line, lambda run: run[1])]
    return "".join(f'<tspan class="{style}">{escape(text)}</tspan>' for style, text in together)


def box(x: float, y: float, wide: float, high: float, look: dict[str, str], radius: int = 12) -> str:
    """A rounded frame."""
    colours = " ".join(f'{name}="{value}"' for name, value in look.items())
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{radius}" {colours}/>'


def bubble(html: str, *, is_person: bool) -> Drawn:
    """A message in its bubble, the person's on the right."""
    lines = wrapped(runs(html))
    wide = max(map(length, lines)) + 2 * PAD
    x, high = (COLUMN - wide if is_person else 0), len(lines) * LINE + 2 * PAD - 4
    shapes = [box(x, 0, wide, high, PERSON if is_person else KITH)]
    for number, line in enumerate(lines):
        shapes.append(
            f'<text xml:space="preserve" x="{x + PAD:.1f}" y="{PAD + 11 + number * LINE:.1f}">{spans(line)}</text>'
        )
    return Drawn(high + GAP, shapes, is_said=is_person)


def buttons(message: dict[str, Any]) -> Iterator[Drawn]:
    """The rows of buttons below a message."""
    for row in message["buttons"]:
        x, shapes = 0.0, []
        for label in row:
            wide = width(label, size=SMALL) + 22
            shapes.append(box(x, -3, wide, 24, BUTTON))
            shapes.append(f'<text class="button" x="{x + wide / 2:.1f}" y="13">{escape(label)}</text>')
            x += wide + 7
        yield Drawn(22 + GAP, shapes)


def columns(drawn: list[Drawn]) -> list[list[Drawn]]:
    """Two columns, parted before what the person says nearest the middle."""
    total = sum(one.height for one in drawn)
    parting = [number for number, one in enumerate(drawn) if one.is_said and number]
    at = min(parting, key=lambda number: abs(total / 2 - sum(one.height for one in drawn[:number])))
    return [drawn[:at], drawn[at:]]


def picture(parts: list[list[Drawn]]) -> str:
    """The whole SVG."""
    high = max(sum(one.height for one in part) for part in parts) + 2 * MARGIN - GAP
    wide = len(parts) * (COLUMN + 2 * MARGIN)
    body = []
    for number, part in enumerate(parts):
        x, y = number * (COLUMN + 2 * MARGIN) + MARGIN, float(MARGIN)
        for one in part:
            body.append(f'<g transform="translate({x},{y:.1f})">{"".join(one.shapes)}</g>')
            y += one.height
    style = (
        f"text{{font:{SIZE}px {FAMILY};fill:#2d3036}}.bold{{font-weight:bold}}.italic{{font-style:italic}}"
        f".button{{font-size:{SMALL}px;fill:#2b5c94;text-anchor:middle}}"
    )
    back = box(0.5, 0.5, wide - 1, high - 1, {"fill": "#f6f4ee", "stroke": "#e3dfd4"}, 14)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high:.0f}" width="{wide}" role="img">'
    return "\n".join(
        [head, "<title>A conversation with Kith</title>", f"<style>{style}</style>", back, *body, "</svg>\n"]
    )


def main() -> None:
    """Plays, draws and writes. Exits where a line of the play fails."""
    lines = (HERE / "conversation.jsonl").read_text(encoding="utf-8")
    said = [escape(next(iter(json.loads(line).values()))) for line in lines.splitlines()]
    drawn = [bubble(said.pop(0), is_person=True)]
    for answer in play(lines):
        if "error" in answer:
            sys.exit(answer["error"])
        if "done" not in answer:
            drawn += [bubble(answer["html"], is_person=False), *buttons(answer)]
        elif said:
            drawn.append(bubble(said.pop(0), is_person=True))
    (HERE / "conversation.svg").write_text(picture(columns(drawn)), encoding="utf-8")


if __name__ == "__main__":
    main()
