"""A leave as anybody takes it, thanks and a bye, bed or work to go to: heard where a message is nothing else."""

from __future__ import annotations

import re

from bot.coaching.safety.answers import whole
from bot.coaching.safety.places import DANGER, OTHERS_OVERDOSE, concern_of
from bot.coaching.safety.talk import Talk

_WEIGHTY = r"bye|byee+|bye x+|goodbye|good bye|take care|adios|chao|chau|cuidate"
_LIGHT = (
    r"cya|cu|see (?:you|ya)|laters?|ttyl|talk (?:to you )?(?:later|soon|tomorrow)|good ?night|night|nighty night|gn|nn|"
    r"until (?:tomorrow|next time|later)|for now|tomorrow|"
    r"hasta (?:luego|manana|pronto|otro dia)|nos vemos|buenas noches|hablamos (?:luego|manana)"
)
_GOING = (
    r"(?:i am |i will |i should |i )?(?:just )?(?:off|going|gonna go|going to go|heading off|heading|go|gone) "
    r"(?:to )?(?:my )?(?:bed|sleep|work|school|class|uni)|"
    r"(?:i am )?(?:going to|gonna|ill|i will) (?:try to |try and )?sleep|try to sleep|time for bed|off now|i am off|"
    r"(?:i )?(?:really )?(?:have|need|got|gotta|have got|had better|better) ?(?:to )?(?:go|run|sleep|dash|"
    r"get some sleep)|"
    r"(?:me )?(?:voy|vuelvo) (?:a (?:dormir|la cama|trabajar|acostarme)|al trabajo)|"
    r"(?:me )?(?:tengo|debo)(?: que)? (?:irme|ir)|a dormir|toca dormir"
)
_KIND = (
    r"(?:thanks|thank you|thx|ty|tysm|cheers|ta)(?: (?:so|very) much| a lot| a million| again)?"
    r"(?: for (?:listening|the help|your help|talking|reading|the chat|your time|today|tonight))?|"
    r"(?:that|this|it|you) (?:really )?(?:helped|helps)(?: a (?:bit|lot|little))?|"
    r"it is late|i am (?:so |really |very )?(?:tired|sleepy|knackered)|es tarde|"
    r"(?:muchas |mil )?gracias(?: por (?:escuchar|escucharme|la ayuda|hablar))?"
)
_BESIDE = (
    r"ok|okay|k|kk|yes|alright|all right|right|cool|well|anyway|so|fine|good|great|lol|haha|x+|and|then|now|tonight|"
    r"kith|mate|pal|bueno|vale|pues|ya|listo|entonces|ahora"
)
_ALL = re.compile(rf"(?:(?:{_WEIGHTY}|{_LIGHT}|{_GOING}|{_KIND}|{_BESIDE})(?: |$))+")
_LEAVING = re.compile(rf"(?:^| )(?:{_WEIGHTY}|{_LIGHT}|{_GOING})(?= |$)")
_EVERYDAY = re.compile(rf"(?:^| )(?:{_LIGHT}|{_GOING}|{_KIND})(?= |$)")
"""What makes a farewell an everyday one; "goodbye" alone is none."""
_CUT_SHORT = re.compile(
    r"(?:^| )(?:(?:have|got|need|gotta) ?(?:to )?(?:go|stop|hide this|hide (?:the|my) phone)|brb|"
    r"tengo que (?:irme|parar|dejarlo|cortar|esconder .*)|me tengo que ir)"
    r"(?: (?:now|sorry|bye|quick|then|ya|perdon|(?:he|she|they) (?:is|are) .*|"
    r"(?:que )?(?:ya )?(?:viene|vuelve|llega|sale).*))*$"
)
"""The phone has to go away: "gotta go he's coming out"."""
_RISING = re.compile(
    r" (?:knife|gun|drunk|kill|kills|hit|hits|hitting|breaking|banging|kicking|screaming|shouting|yelling|angry|"
    r"furious|door|scared|afraid|help|bleeding|hurt|choke|choked|cuchillo|pistola|borracho|matar|pegar|pega|grita|"
    r"gritando|puerta|miedo|ayuda|sangre)(?= |$)"
)
_LONGEST = 100  # characters
_ENDED = ("plan_done", "plan_later", "check_in_yes", "check_in_no", "never_alone")
"""Steps of the wish to die at which all was said that was to be said, so that a bare "bye" is one too."""

_DYING = "aside/leaving"
"""Said of a talk about dying; of others with what they are about behind it."""
_AFTER = ("overdose_after", "never_alone")
_WORDS = (
    (("overdose_other_after", "overdose_other_alone", "overdose_other_next", "overdose_other_died"), "other"),
    (OTHERS_OVERDOSE, "others_overdose"),
    (("other", "danger_other", "harm_other", "stay_other", "child_other", "child_known", "child_listen"), "other"),
    (("harm_child", "child_did"), "parent"),
)


def is_leave(text: str) -> bool:
    """Whether the message takes leave and says nothing besides, in English or Spanish."""
    words = whole(text)
    return len(words) <= _LONGEST and _ALL.fullmatch(words) is not None and _LEAVING.search(words) is not None


def is_plain_leave(text: str, step: str) -> bool:
    """Whether it is one that nobody need ask about in a talk about dying: with thanks or with where they go."""
    return is_leave(text) and (step.startswith(_ENDED) or _EVERYDAY.search(whole(text)) is not None)


def is_cut_short(step: str, text: str) -> bool:
    """Whether somebody who talks of danger from one close has to put the phone away, and nothing happens yet."""
    words = whole(text)
    is_there = step.startswith(("danger_now", "danger_hidden", "danger_locked")) or not step.startswith(DANGER)
    return (
        not is_there and len(words) <= _LONGEST and _CUT_SHORT.search(words) is not None and not _RISING.search(words)
    )


def leaving_of(talk: Talk) -> str:
    """The script that lets somebody go from an urgent talk and keeps it open."""
    for steps, name in _WORDS:
        if talk.step.startswith(steps):
            return f"{_DYING}_{name}"
    concern = concern_of(talk.step) if talk.step not in ("stay", "elsewhere") else talk.concern
    if concern == "overdose" and not talk.step.startswith(_AFTER):
        return f"{_DYING}_overdose"
    names = {"relationship_danger": "danger", "abuse_of_child": "child", "harm_to_others": "harm"}
    return f"{_DYING}_{names[concern]}" if concern in names else _DYING
