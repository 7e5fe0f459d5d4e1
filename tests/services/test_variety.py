"""A simulated month: nobody hears a wording again within 30 days while another fits."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

import pytest

from bot.coaching.message import Say
from bot.content.loader import FOLDER
from bot.content.vocabulary import load_vocabulary
from bot.content.voice import load_voice
from bot.services import Services
from bot.store import users
from bot.store.users import User
from tests.services.house import NOW

MONTH = timedelta(days=30)
WEEK = {
    "greet": 7,
    "thank": 5,
    "goodbye": 5,
    "affirm": 3,
    "deny": 3,
    "ask_menu": 4,
    "fallback": 3,
    "out_of_scope": 2,
    "feel_lonely": 4,
    "feel_ashamed": 2,
    "feel_anxious_socially": 2,
    "feel_overwhelmed": 2,
    "feel_rejected": 2,
    "feel_stuck": 3,
    "grieve": 2,
    "calm_down": 3,
    "share_good_news": 2,
    "guide/unclear": 2,
    "guide/on": 2,
    "choice/old": 2,
}
"""How often somebody who talks a lot comes to each of these, all of them more than once a week."""

FIELDS = load_vocabulary(FOLDER).placeholders


@pytest.mark.measured
@pytest.mark.parametrize("tags", [frozenset(), frozenset({"recovery", "grief"})])
async def test_no_wording_comes_again_within_a_month_while_another_fits(
    services: Services, user: User, tags: frozenset[str]
) -> None:
    await services.in_store(users.change, user.id, tags=tags)
    heard: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    scripts = services.speech.scripts
    for day in range(30):
        for key, times in WEEK.items():
            for turn in range(2 * ((day + 1) * times // 7 - day * times // 7)):  # twice in one talk
                now = NOW + timedelta(days=day, hours=turn)
                services.clock = lambda now=now: now  # type: ignore[misc]
                wish = await services.decks.instead(user.id, Say(key, FIELDS if key == "fallback" else {}))
                message = await services.speech.draw(user.id, wish)
                deck = wish.key.rpartition("/")[0] if wish.key.startswith("card/") else wish.key
                heard[deck].append((now, message.html))
    assert any(key.startswith("card/") for key in heard)
    early = []
    for key, said in heard.items():
        cards = [card for card in services.content.cards if f"card/{card.topic}" == key]
        fitting = [one for one in cards or scripts[key].variants if not one.suits or one.suits & tags]
        for place, (at, html) in enumerate(said):
            recent = {other for then, other in said[:place] if at - then < MONTH}
            if html in recent and len(recent) < len(fitting):
                early.append((key, html))
    assert early == []


@pytest.mark.parametrize("key", WEEK)
def test_what_is_met_more_than_once_a_week_has_four_wordings_and_the_linter_knows(key: str, services: Services) -> None:
    assert (
        sum(1 for one in services.speech.scripts[key].variants if not one.suits)
        >= load_voice(FOLDER).limits["variants_often"]
    )
    assert key in load_voice(FOLDER).often
