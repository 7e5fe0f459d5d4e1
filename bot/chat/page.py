"""A message as it looks in a terminal: Telegram's HTML in blocks that wrap, a quotation with a line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

WIDEST, NARROWEST = 76, 16
"""Columns: longer lines are hard to read, and below the other nothing can be laid out."""
_STYLES = {"b": "bold", "i": "italic", "u": "underline", "s": "strike", "code": "cyan", "tg-spoiler": "dim"}
_MARGIN = 2


def width_of(console: Console) -> int:
    """How many columns a page has in this terminal."""
    return max(NARROWEST, min(WIDEST, console.width - _MARGIN))


def page(console: Console, html: str, labels: Sequence[tuple[int, str]], style: str) -> Text:
    """The message with an empty line before it, and below it the numbered labels of its buttons."""
    room = width_of(console) - _MARGIN
    lines = [Text()]
    for text, is_quoted in _blocks(html):
        text.style = style
        lines += [Text()] if len(lines) > 1 else []
        bar = Text("│ ", "dim") if is_quoted else Text()
        lines += [Text(" " * _MARGIN) + bar + line for line in text.wrap(console, max(1, room - len(bar)))]
    lines += [Text(" " * 2 * _MARGIN + line, "dim") for line in _listed(labels, room - _MARGIN)]
    return Text("\n").join(lines)


def _blocks(html: str) -> list[tuple[Text, bool]]:
    """The text in blocks, each with whether it is a quotation."""
    reader = _Reader()
    reader.feed(html.strip())
    reader.close()
    blocks = []
    for text, is_quoted in reader.blocks:
        start, end = len(text.plain) - len(text.plain.lstrip("\n")), len(text.plain.rstrip("\n"))
        if start < end:
            blocks.append((text[start:end], is_quoted))
    return blocks


def _listed(labels: Sequence[tuple[int, str]], room: int) -> Iterator[str]:
    """The labels on one line where they fit, else each on its own."""
    numbered = [f"{number} {label}" for number, label in labels]
    line = "   ".join(numbered)
    if numbered and cell_len(line) <= room:
        yield line
    else:
        yield from numbered


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[Text, bool]] = [(Text(), False)]
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag == "blockquote":
            self.blocks.append((Text(), True))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)
            if tag == "blockquote":
                self.blocks.append((Text(), False))

    def handle_data(self, data: str) -> None:
        self.blocks[-1][0].append(data, " ".join(style for tag, style in _STYLES.items() if tag in self._open))
