"""The picture of a week: the people around somebody, and seven days as marks. Drawn in memory, light or dark."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from bot.coaching.week import Around, Day, Week

Theme = Literal["light", "dark"]
Point = tuple[float, float]

WIDTH, HEIGHT, FINE = 900, 1180, 2
"""Pixels; drawn FINE times as large and made smaller, so that edges are smooth."""

MIDDLE: Point = (450, 470)
RINGS = (165, 265, 365)
ROOM = (6, 8, 8)
"""How many people each ring holds; the rest of them is not drawn."""
LONGEST = 11
MANY = 3


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean."""

    paper: str
    ring: str
    you: str
    near: str
    soft: str
    far: str
    ink: str
    quiet: str
    on_near: str
    practice: str


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        "#FBF6EF", "#EBDFD0", "#E0785B", "#3F8F80", "#BCDCD2", "#CFC3B3", "#3A352F", "#857A6C", "#FFFFFF", "#D9A441"
    ),
    "dark": Palette(
        "#1C1F24", "#2E333B", "#F0957A", "#68C1AE", "#37564F", "#505762", "#ECE7DE", "#A39E95", "#12201D", "#E3B75F"
    ),
}


@dataclass(frozen=True)
class Words:
    """What is written in it: all of it content."""

    title: str
    dates: str
    you: str
    days: tuple[str, ...]
    talk: str
    moment: str
    practice: str


def draw_week(week: Week, words: Words, theme: Theme) -> bytes:
    """The picture as PNG."""
    page = _Page(PALETTES[theme])
    page.heading(words)
    page.people(week.around, words.you)
    page.days(week.days, words)
    return page.png()


def seated(around: Sequence[Around]) -> list[tuple[Around, Point]]:
    """Where each person is drawn: on their ring, evenly spread; who does not fit moves outwards, and then out of it."""
    rings: list[list[Around]] = [[], [], []]
    for one in sorted(around, key=lambda one: (one.ring, -one.times)):
        ring = next((place for place in range(one.ring, 3) if len(rings[place]) < ROOM[place]), None)
        if ring is not None:
            rings[ring].append(one)
    places = []
    for ring, there in enumerate(rings):
        for number, one in enumerate(there):
            angle = -math.pi / 2 + 0.55 * (ring + 1) + 2 * math.pi * number / len(there)
            radius = RINGS[ring]
            places.append((one, (MIDDLE[0] + radius * math.cos(angle), MIDDLE[1] + radius * math.sin(angle))))
    return places


@cache
def _font(size: int, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    """DejaVu Sans, which comes with matplotlib and knows most alphabets."""
    spec = importlib.util.find_spec("matplotlib")
    folder = Path(next(iter(spec.submodule_search_locations or ()))) if spec else Path()
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    return ImageFont.truetype(str(folder / "mpl-data" / "fonts" / "ttf" / name), size * FINE)


class _Page:
    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), palette.paper)
        self._pen = ImageDraw.Draw(self._image)

    def heading(self, words: Words) -> None:
        self._write((60, 62), words.title, self._palette.ink, 34, anchor="lm", is_bold=True)
        self._write((WIDTH - 60, 64), words.dates, self._palette.quiet, 24, anchor="rm")

    def people(self, around: Sequence[Around], you: str) -> None:
        for radius in RINGS:
            self._disc(MIDDLE, radius, outline=self._palette.ring, width=2)
        places = seated(around)
        for one, at in places:
            if one.times:
                self._line(MIDDLE, at, self._palette.near, 2 + 3 * min(one.times, MANY))
        for one, at in places:
            self._person(one, at)
        self._disc(MIDDLE, 58, fill=self._palette.you)
        self._write(MIDDLE, you, self._palette.paper, 24, is_bold=True)

    def _person(self, one: Around, at: Point) -> None:
        look = self._palette
        size = 34 + 4 * min(one.times, MANY)
        if one.recent == "longer":
            self._disc(at, size, fill=look.paper, outline=look.far, width=3)
        else:
            self._disc(at, size, fill=look.near if one.recent == "this_week" else look.soft)
        initial = one.name.strip()[:1].upper()
        ink = look.on_near if one.recent == "this_week" else look.quiet if one.recent == "longer" else look.ink
        self._write(at, initial, ink, 26, is_bold=True)
        name = one.name if len(one.name) <= LONGEST else f"{one.name[: LONGEST - 1]}…"
        self._write((at[0], at[1] + size + 16), name, look.ink if one.times else look.quiet, 20, halo=True)

    def days(self, days: Sequence[Day], words: Words) -> None:
        look, top, gap = self._palette, 985, (WIDTH - 120) / len(days)
        for number, (day, name) in enumerate(zip(days, words.days, strict=True)):
            centre = (60 + gap * (number + 0.5), float(top))
            is_today = number == len(days) - 1
            self._disc(centre, 44, fill=None, outline=look.you if is_today else look.ring, width=4 if is_today else 3)
            self._marks(day, centre)
            self._write((centre[0], top + 66), name, look.ink if is_today else look.quiet, 22, is_bold=is_today)
        kinds = (("talk", words.talk), ("moment", words.moment), ("practice", words.practice))
        widths = [self._pen.textlength(label, _font(20)) / FINE + 30 for _, label in kinds]
        left = (WIDTH - sum(widths) - 50 * (len(kinds) - 1)) / 2
        for (kind, label), width in zip(kinds, widths, strict=True):
            self._mark(kind, (left + 8, top + 130))
            self._write((left + 28, top + 130), label, look.quiet, 20, anchor="lm")
            left += width + 50

    def _marks(self, day: Day, centre: Point) -> None:
        big, small = ["talk"] * min(day.talks, MANY), ["moment"] * min(day.moments, MANY)
        small += ["practice"] * min(day.practised, 1)
        pairs = zip_longest(big, small)
        kinds = [kind for pair in pairs for kind in pair if kind]  # big beside small, so that they do not touch
        for number, kind in enumerate(kinds):
            if len(kinds) == 1:
                self._mark(kind, centre)
                continue
            angle = -math.pi / 2 + 2 * math.pi * number / len(kinds)
            self._mark(kind, (centre[0] + 23 * math.cos(angle), centre[1] + 23 * math.sin(angle)))

    def _mark(self, kind: str, at: Point) -> None:
        if kind == "practice":
            corners = [(at[0], at[1] - 10), (at[0] + 10, at[1]), (at[0], at[1] + 10), (at[0] - 10, at[1])]
            self._pen.polygon([(x * FINE, y * FINE) for x, y in corners], fill=self._palette.practice)
        else:
            self._disc(at, 11 if kind == "talk" else 6, fill=self._palette.near)

    def png(self) -> bytes:
        small = self._image.reduce(FINE)
        out = BytesIO()
        small.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _disc(
        self, at: Point, radius: float, fill: str | None = None, outline: str | None = None, width: int = 0
    ) -> None:
        box = [(at[0] - radius) * FINE, (at[1] - radius) * FINE, (at[0] + radius) * FINE, (at[1] + radius) * FINE]
        self._pen.ellipse(box, fill=fill, outline=outline, width=width * FINE)

    def _line(self, start: Point, end: Point, colour: str, width: int) -> None:
        points = [(start[0] * FINE, start[1] * FINE), (end[0] * FINE, end[1] * FINE)]
        self._pen.line(points, fill=colour, width=width * FINE)

    def _write(
        self,
        at: Point,
        text: str,
        colour: str,
        size: int,
        anchor: str = "mm",
        is_bold: bool = False,
        halo: bool = False,
    ) -> None:
        place = (at[0] * FINE, at[1] * FINE)
        font, edge = _font(size, is_bold), 4 * FINE if halo else 0
        self._pen.text(
            place, text, fill=colour, font=font, anchor=anchor, stroke_width=edge, stroke_fill=self._palette.paper
        )
