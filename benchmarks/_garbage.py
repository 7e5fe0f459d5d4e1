"""Bad input, made from a seed: texts of all of Unicode and of every trick, updates bent out of shape, broken YAML."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

_ORDINARY = (
    "hello", "i feel alone", "sorry i shouted at you", "no", "yes", "menu", "stop", "my sister lends me nothing",
    "she said i never listen", "call me at seven", "i can't do tomorrow", "why", "thanks", "the weather", "i miss him",
)  # fmt: skip
_TRICKS = (
    "{name}", "{0.__class__}", "{{7*7}}", "${7*7}", "%s%n%x", "<b>", "</i>", "<script>alert(1)</script>", "&lt;b&gt;",
    "<a href='tg://user?id=1'>x</a>", "&#0;", "' OR 1=1; --", "'); DROP TABLE user; --", "/inform{\"name\": \"x\"}",
    "/choose{\"choice\": \"delete_yes\"}", "/crisis", "/restart", "/session_start", "/delete_data", "/start ../../x",
    "start:consent_adult", "safety:alone", "abc.0", "../../etc/passwd", "file:///etc/passwd", "__import__('os')",
    "\\n\\n", "\r\n", "\t", "EXTERNAL: x", "[x](entity)", "/say_how_i_feel{\"a\": {\"b\": [1]}}", "null", "NaN", "-0",
    "1e999", "0x41", "٣", "Ⅷ", "\N{ZERO WIDTH JOINER}", "\N{RIGHT-TO-LEFT OVERRIDE}evil", "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{ZERO WIDTH SPACE}" * 30, "\N{COMBINING ACUTE ACCENT}" * 40, "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}", "\ufeff",
    "\ufffe", "\x00", "\x1b[31m", "\x7f", "مرحبا", "שלום", "हिन्दी", "日本語", "ไทย", "𝕙𝕖𝕝𝕝𝕠", "ﷺ", "ẞ", "İ", "ß",
)  # fmt: skip
_LONE = ("\ud83d", "\udc00", "\ud800\ud800")
_EMOJI = ("\N{SPARKLES}", "\N{THUMBS UP SIGN}\U0001f3fd", "\U0001f1f5\U0001f1f9", "\u2764\ufe0f")
_CHAT_KINDS = ("private", "private", "private", "group", "supergroup", "channel", "", "PRIVATE")
_KINDS = ("message", "message", "message", "edited_message", "channel_post", "callback_query", "my_chat_member", "poll")


class Garbage:
    """An endless source; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - it is no secret
        self._number = 1000

    def text(self) -> str:
        """Something that somebody may send: words, tricks, any characters, or all of them in a row."""
        makers: tuple[Callable[[], str], ...] = (
            self._words, self._words, self._tricks, self._tricks, self._characters, self._mixed, self._long,
        )  # fmt: skip
        return self._random.choice(makers)()

    def json(self, depth: int = 0) -> Any:
        """Any JSON value."""
        choose = self._random.choice
        scalars = (None, True, False, 0, -1, 2**31, 2**63, -(2**70), 1.5, float("inf"), "", "x", choose(_TRICKS))
        if depth > 3 or self._random.random() < 0.6:
            return choose(scalars)
        if self._random.random() < 0.5:
            return [self.json(depth + 1) for _ in range(self._random.randrange(4))]
        names = ("id", "text", "chat", "from", "type", "data", "message", "date", "photo", "entities", "😀")
        return {choose(names): self.json(depth + 1) for _ in range(self._random.randrange(4))}

    def update(self, chat_id: int, *, bent: bool = True) -> Any:
        """An update, mostly of this chat; where `bent`, something about it is often missing, changed or odd."""
        self._number += 1
        number, choose, odds = self._number, self._random.choice, self._random.random
        if bent and odds() < 0.05:
            return self.json()
        chat = {"id": chat_id, "type": choose(_CHAT_KINDS) if bent else "private"}
        sender = {"id": chat_id, "is_bot": False, "first_name": self.text()[:64]}
        message = {"message_id": number, "date": 1_770_000_000, "chat": chat, "from": sender, **self._content()}
        kind = choose(_KINDS) if bent else choose(("message", "message", "edited_message", "callback_query"))
        update: dict[str, Any] = {"update_id": number, kind: message}
        if kind == "callback_query":
            update[kind] = {"id": str(number), "from": sender, "message": message, "data": self.text()[:64]}
        elif kind == "my_chat_member":
            update[kind] = {"chat": chat, "from": sender, "new_chat_member": {"status": choose(("kicked", "x", None))}}
        if bent and odds() < 0.5:
            self._bend(update[kind])
        return update

    def word(self) -> str:
        """A word of a command line: whatever a shell can pass."""
        return self.text().replace("\0", "").encode("utf-8", "ignore").decode()[:200]

    def broken(self, text: str) -> str:
        """A file's text with something wrong in it."""
        lines, choose = text.splitlines(), self._random.choice
        for _ in range(self._random.randrange(1, 4)):
            place = self._random.randrange(len(lines) or 1)
            what = self._random.randrange(5)
            if what == 0 and lines:
                del lines[place]
            elif what == 1:
                lines.insert(
                    place, choose(("\t- x", "  x: [", "? {", "- - -", "&a *a", "!!python/object:os.system x", "x: 1"))
                )
            elif what == 2:
                lines.insert(place, f"  {self.word()}: {self.word()!r}")
            elif what == 3 and lines:
                lines[place] = lines[place][: self._random.randrange(len(lines[place]) + 1)]
            elif lines:
                lines[place] = lines[place].replace(":", choose((" ", "::", ": *", ": &x")), 1)
        return "\n".join(lines)

    def _bend(self, thing: Any) -> None:
        """Takes something away from a part of the update, or puts something odd in its place."""
        while isinstance(thing, dict) and thing:
            name = self._random.choice(sorted(thing, key=str))
            if isinstance(thing[name], dict) and thing[name] and self._random.random() < 0.6:
                thing = thing[name]
                continue
            if self._random.random() < 0.4:
                del thing[name]
            else:
                thing[name] = self.json()
            return

    def _content(self) -> dict[str, Any]:
        text = self.text()
        odd: tuple[dict[str, Any], ...] = (
            {"caption": text, "photo": [{"file_id": "x"}]},
            {"contact": {"phone_number": "1", "first_name": text}},
            {"poll": {"question": text, "options": [{"text": text[:90]}]}},
            {"sticker": {"emoji": text[:2]}},
            {"location": {"latitude": 91, "longitude": float("nan")}},
            {"venue": {"title": text, "location": {}}},
            {"voice": {"file_id": text}},
            {"text": text, "entities": [{"type": "bot_command", "offset": -5, "length": 99}]},
            {"text": text, "forward_origin": {"type": text[:9]}},
            {"text": text, "quote": {"text": text}, "external_reply": {}},
            {"pinned_message": {"text": text}},
            {},
        )
        return {"text": text} if self._random.random() < 0.7 else self._random.choice(odd)

    def _words(self) -> str:
        return " ".join(self._random.choices(_ORDINARY, k=self._random.randrange(1, 6)))

    def _tricks(self) -> str:
        return self._random.choice(("", " ")).join(self._random.choices(_TRICKS, k=self._random.randrange(1, 5)))

    def _characters(self) -> str:
        ranges = ((0, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x10FFFF), (0x20, 0x7E), (0x590, 0x6FF), (0x2000, 0x206F))
        low, high = self._random.choice(ranges)
        return "".join(chr(self._random.randint(low, high)) for _ in range(self._random.randrange(1, 60)))

    def _mixed(self) -> str:
        parts = [self._words(), self._tricks(), self._characters(), self._random.choice(_LONE)]
        self._random.shuffle(parts)
        return " ".join(parts[: self._random.randrange(1, 5)])

    def _long(self) -> str:
        if self._random.random() < 0.8:
            return self._words()
        one = self._random.choice((*_EMOJI, "a", "\n", "no ", "<", "&", "{", "ا", "\u200b"))
        return (one * 4096)[:4096]
