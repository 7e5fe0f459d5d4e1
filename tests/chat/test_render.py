from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.render import TEXT_LIMIT, keyboard, parts, split, units
from bot.coaching.message import Button, File, Message


@pytest.mark.parametrize(
    ("html", "size"),
    [
        ("abc", 3),
        ("<b>abc</b>", 3),
        ("&lt;3", 2),
        ("🙂", 2),
        ("<blockquote expandable>a</blockquote>", 1),
        ("I &amp; you", 7),
    ],
)
def test_length_is_what_a_person_reads_in_utf16(html: str, size: int) -> None:
    assert units(html) == size


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("one two\n\nthree four", ["one two", "three four"]),
        ("one two\nthree four", ["one two", "three four"]),
        ("Go now. Stay. Then rest", ["Go now. Stay.", "Then rest"]),
        ("alpha beta gamma delta", ["alpha beta", "gamma delta"]),
        ("abcdefghijklmnopqrst", ["abcdefghijklmn", "opqrst"]),
        ("<b>alpha beta gamma</b>", ["<b>alpha beta</b>", "<b>gamma</b>"]),
        ("abcdefghijklm&amp;&amp;n", ["abcdefghijklm&amp;", "&amp;n"]),
        ("short", ["short"]),
        ("  \n ", []),
        ("<b> </b>", []),
    ],
)
def test_text_breaks_where_reading_breaks(html: str, pieces: list[str]) -> None:
    assert split(html, 14) == pieces


WORDS = st.lists(
    st.sampled_from(
        ["a", "word", "<b>", "</b>", "<i>", "</i>", "&amp;", "&lt;", "🙂", " ", "\n", "\n\n", ". ", "x" * 20]
    ),
    max_size=60,
)


@given(WORDS, st.integers(5, 40))
def test_no_piece_is_too_long_and_no_word_is_lost(tokens: list[str], limit: int) -> None:
    html = ""
    stack: list[str] = []
    for token in tokens:  # keeps the tags well nested
        if token.startswith("</"):
            if not stack or stack[-1] != token[2]:
                continue
            stack.pop()
        elif token.startswith("<"):
            stack.append(token[1])
        html += token
    html += "".join(f"</{name}>" for name in reversed(stack))
    pieces = split(html, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    bare = [re.sub(r"<[^>]*>|\s", "", piece) for piece in pieces]
    assert "".join(bare) == re.sub(r"<[^>]*>|\s", "", html)
    for piece in pieces:
        for name in ("b", "i"):
            assert piece.count(f"<{name}>") == piece.count(f"</{name}>")


def test_buttons_come_with_the_last_part() -> None:
    message = Message("word " * 2000, ((Button("Yes", "/affirm"),),))
    sent = parts(message)
    assert len(sent) == 3
    assert [bool(part.buttons) for part in sent] == [False, False, True]
    assert all(units(part.html) <= TEXT_LIMIT for part in sent)


def test_a_long_caption_goes_on_as_text() -> None:
    message = Message("word " * 400, photo=File("week.png", b"png"))
    first, second = parts(message)
    assert first.photo is not None
    assert units(first.html) <= 1024
    assert second.photo is None


def test_a_picture_may_come_without_words_but_nothing_empty_is_sent() -> None:
    assert len(parts(Message("", photo=File("a.png", b"")))) == 1
    assert parts(Message("<b> </b>\n")) == []


def test_buttons_are_counted_over_all_rows_and_safety_taps_travel_as_they_are() -> None:
    rows = ((Button("A", "/a"), Button("B", "safety:alone")), (Button("C", "/c"),))
    assert keyboard(Message("x", rows), "tok") == [[("A", "tok.0"), ("B", "safety:alone")], [("C", "tok.2")]]
    assert keyboard(Message("x", ((Button("B", "safety:alone"),),)), None) == [[("B", "safety:alone")]]


@pytest.mark.parametrize(("tap", "token"), [("/a", None), ("/a", "t" * 63), ("safety:" + "é" * 30, None)])
def test_a_button_that_cannot_travel_is_refused(tap: str, token: str | None) -> None:
    with pytest.raises(ValueError, match="cannot travel"):
        keyboard(Message("x", ((Button("A", tap),),)), token)
