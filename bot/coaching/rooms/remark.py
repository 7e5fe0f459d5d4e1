"""What is said about the words where the words are awaited: too long, too harsh, write it for me, what do you mean.

It is known by the signs of the sheet, else by the reader of remarks (`said`). Each gets one answer, and the room goes
on where it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.message import Say
from bot.coaching.review import advise, quote, read
from bot.coaching.rooms.drafting import KEEP_FIRST, after, fears, says_you, with_choices
from bot.coaching.rooms.frame import Data, Frame
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.instead import SHORT, WRITING
from bot.coaching.rooms.parts import part_choices
from bot.coaching.rooms.planning import PLANNING
from bot.coaching.rooms.said import read_as
from bot.coaching.rooms.teaching import HELP, MODES, help_turn
from bot.coaching.rooms.values import Answer, Progress, Turn

SORT = "remark"
GAP = "…"
"""What stands in a line for words of their own."""
REMARKS = (
    *("elsewhere", "shorten", "too_harsh", "good_enough", "hand_over", "rewrite", "another_line", "not_clear"),
    *("in_own_time", "doubts"),
)
"""Signs of the sheet, the first that is found."""
FOR_ANOTHER = frozenset({"shorten", "rewrite", "hand_over", "another_line"})
"""With what another line is wished for, wherever one was offered."""
OF_A_LINE = FOR_ANOTHER | {"too_harsh"}
"""What is said, before a draft, of the line that is shown."""
OF_WHAT_IS_KEPT = OF_A_LINE | {"good_enough"}
"""What is said of the words that were kept, while it is asked when they will be said."""
REVIEWS, SURELY = "review_my_words", 0.6
"""The topic of a short remark on one's own words, and how sure the dialogue must be of it then."""

SAID_TO_THEM = {
    "answer_a_bid": ("not_clear", "good_enough", "another_line"),
    "ask_for_support": ("rewrite", "hand_over", "another_line"),
}
"""What in these rooms may be said to the other one: "how was it?", "show me another one!", "can you help me with
this?"."""

BRIEF = 3
"""Words in which another line is wished for, said to nobody: "u do it", "another one"."""
SAID_BESIDE = {"doubts": "remark/doubt", "in_own_time": "remark/own_time"}
"""What is said to these before the room asks again."""
CHOICES = {"own_case": ("mine", "own"), "made_up": ("others",)}
"""What a case is chosen by, and the choices that it may stand for, the likeliest first."""

STINGS = {
    "boundary": ("threat", "blame"),
    "apology": ("counter_attack",),
    "feeling": ("blame",),
    "support_request": ("guilt",),
    "bid_reply": ("dismiss",),
    "reach_out": ("guilt",),
}
"""The faults of each kind that hurt whoever reads them."""


TOLD: Mapping[str, frozenset[str]] = {
    "boundary": frozenset({"specific", "blame", "over_explaining"}),
    "apology": frozenset({"explain", "excuse", "counter_attack"}),
    "feeling": frozenset({"observation", "blame", "absolute", "mind_reading"}),
    "support_request": frozenset({"specific", "when"}),
}
"""The kinds of which a draft speaks to a you, and what of the rubric mere telling may seem to hold. Of the labelled
drafts (content/checks/drafts) 0.1 % are taken for a remark."""


def heard_choice(frame: Frame, progress: Progress, choices: tuple[str, ...], text: str) -> Heard | None:
    """The case that words choose where one is on offer, their own being the one they told; None for all else."""
    if progress.step not in ("situation", "own", "left"):
        return None
    signs = frame.checks.read("remark", text)
    meant: tuple[str, ...] = next((names for sign, names in CHOICES.items() if sign in signs), ())
    if progress.data.get("offered"):  # a page of cases, with a button for their own
        meant = tuple(reversed(meant))
    chosen = next((name for name in meant if name in choices), None)
    return Heard("choice", text, chosen) if chosen is not None else None


def heard_remark(frame: Frame, progress: Progress, heard: Heard, answer: Answer) -> Heard | None:
    """The remark that a text is; None where it may be a draft. Telling of the other one is a remark as long as nothing
    is said to anybody."""
    if progress.step in PLANNING:
        return _heard_late(frame, progress, heard, answer)
    text = answer.text.strip()
    if progress.step not in WRITING or heard.sort not in ("text", "question", "aside", "choice"):
        return None
    signs = frame.checks.read("remark", text)
    if heard.sort == "choice" and not ("another_line" in signs and heard.choice == "another" and _has_line(progress)):
        return None
    found = next((name for name in REMARKS if name in signs), None)
    if found == "elsewhere":
        return Heard("menu", text)
    is_brief = found in FOR_ANOTHER and len(text.split()) <= BRIEF
    if found is not None and (is_brief or found not in SAID_TO_THEM.get(frame.name, ())):
        return Heard("remark", text, intent=found)
    if (read_so := read_as(frame, progress, heard, answer)) is not None:
        return read_so
    is_told = heard.sort == "text" and progress.step in ("draft", "reading") and tells_of_them(frame, text)
    return Heard("remark", text, intent="of_them") if is_told else None


def _heard_late(frame: Frame, progress: Progress, heard: Heard, answer: Answer) -> Heard | None:
    """What is said of the kept words in place of an answer, which leads back to their reading."""
    text = answer.text.strip()
    if heard.sort not in ("text", "question", "aside") or not progress.data.get("drafts"):
        return None
    signs = frame.checks.read("remark", text).keys()
    said = signs & OF_WHAT_IS_KEPT
    if "redo" in signs and not said:
        return Heard("return", text)
    if progress.step == "fear":  # what may come of it is what was asked
        said -= {"too_harsh"}
    is_of_words = answer.intent == REVIEWS and answer.confidence >= SURELY and len(text.split()) <= SHORT
    found = next((name for name in REMARKS if name in said), "good_enough" if is_of_words else None)
    return Heard("remark", text, intent=found) if found is not None else None


def tells_of_them(frame: Frame, text: str) -> bool:
    """Whether words only tell what the other one is like or does, and not what it is feared they may do."""
    told = TOLD.get(frame.kind)
    if told is None or says_you(text) or fears(text) or "of_them" not in frame.checks.read("remark", text):
        return False
    reading = read(frame.kind, text, frame.checks)
    return told.issuperset((*reading.parts, *reading.faults))


def turn(frame: Frame, progress: Progress, heard: Heard, asked: tuple[Say, ...]) -> Turn:
    """The answer to a remark; `asked` is the present question. What is typed once more is then the draft."""
    data, step = {**progress.data, "set_aside": heard.text}, progress.step
    if heard.intent in SAID_BESIDE:
        return frame.turn(step, data, frame.shared(SAID_BESIDE[str(heard.intent)]), *asked)
    if heard.intent == "chat":
        choices = after(frame, data) if step == "reading" else _help(frame, step)
        return frame.turn(step, data, frame.shared("remark/chat", *choices))
    if step == "part":
        again = with_choices(frame, frame.shared("remark/part"), part_choices(frame, data))
        return frame.turn("part", data, *(asked if heard.intent == "not_clear" else (again,)))
    if heard.intent == "of_them":
        story = f"{data['story']}. {heard.text}" if data.get("story") else data.get("story")
        return frame.turn(_writing(step), {**data, "story": story}, frame.shared("told_more", *_help(frame, step)))
    if heard.intent == "not_clear":
        return help_turn(frame, _writing(step), data, "show_me", frame.shared("remark/plainer"))
    drafts = () if step == "mode" else data.get("drafts") or ()
    if heard.intent == "fits":
        return _fits(frame, step, data, data.get("shown") or next(reversed(drafts), None))
    if not drafts:
        if heard.intent in ("rewrite", "hand_over") or (heard.intent in OF_A_LINE and _has_line(progress)):
            return help_turn(frame, _writing(step), data, "show_me")
        return frame.turn(step, data, frame.shared("remark/no_draft", *_help(frame, step)))
    if heard.intent == "hand_over" and not data.get("helped"):
        return help_turn(frame, "draft", data, "show_me")
    return frame.turn("reading", data, *_of_draft(frame, data, str(heard.intent), drafts[-1]))


def _fits(frame: Frame, step: str, data: Data, line: str | None) -> Turn:
    """The turn where a line suits them: a whole one is shown, to be kept by a tap; one with gaps is to be filled, and
    in one that hurts the one change is said again."""
    if not line or GAP in line:
        return frame.turn(step, data, frame.shared("remark/fill" if line else "remark/no_draft", *_help(frame, step)))
    drafts = [*data.get("drafts", ())]
    if not drafts or drafts[-1] != line:
        drafts = [*drafts[-1:], line]
    kept = {**data, "drafts": drafts, "shown": None}
    if any(name in read(frame.kind, line, frame.checks).faults for name in STINGS[frame.kind]):
        return frame.turn("reading", kept, *_of_draft(frame, kept, "good_enough", line))
    return frame.turn("reading", kept, frame.shared("remark/fits", *KEEP_FIRST, line=line))


def _of_draft(frame: Frame, data: Data, remark: str, draft: str) -> tuple[Say, ...]:
    reading, choices = read(frame.kind, draft, frame.checks), after(frame, data)
    last = with_choices(frame, advise(reading, frame.checks)[-1], choices)
    if remark == "shorten":
        return (frame.shared("remark/shorten", *choices, quote=quote(draft)),)
    if remark == "too_harsh":
        stings = any(name in reading.faults for name in STINGS[frame.kind])
        return (last,) if stings else (frame.shared("remark/not_harsh", *choices, quote=quote(draft)),)
    if remark in ("rewrite", "hand_over"):
        return (frame.shared("remark/yours"), last)
    return (last,)


def _has_line(progress: Progress) -> bool:
    """Whether they got a line for a case of their own, and have written none yet."""
    data = progress.data
    return bool(data.get("story")) and not data.get("situation") and not data.get("drafts")


def _writing(step: str) -> str:
    return "mode" if step == "mode" else "draft"


def _help(frame: Frame, step: str) -> tuple[str, ...]:
    return MODES if step == "mode" and frame.parts else HELP
