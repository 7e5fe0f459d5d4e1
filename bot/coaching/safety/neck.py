"""Hands at somebody's neck: said once that a doctor is to look the same day, as soon as there is room for it.

Harm from strangling may leave no mark and show only days later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.coaching.message import Say
from bot.coaching.safety.answers import is_said
from bot.coaching.safety.places import is_about_another
from bot.coaching.safety.talk import Move, Talk

NECK = "danger/neck"
_HELD: Mapping[str, tuple[str, ...]] = {
    "en": (
        "(choked|chocked|choking|chokes|choke|strangled|strangeld|strangling|strangles|strangle|throttled|throttling|"
        "throttles|garrotted) (me|us)",
        "(was|got|been|being|get|nearly|almost) [nearly|almost] (choked|strangled|throttled) [out] "
        "(by|last|on|yesterday|tonight|again|until|till|unconscious|in|at|this|$)",
        "(hand|hands|fingers|arm|arms|forearm|elbow|knee|foot|belt|cord|cable|rope|scarf|lead|pillow) .. "
        "(on|around|round|across|against|at|to|over|about) my (neck|throat|windpipe)",
        "(grab|grabs|grabbed|grabbing|hold|holds|held|holding|squeeze|squeezes|squeezed|squeezing|took|takes|grip|grips|"
        "gripped|pin|pins|pinned|lift|lifted|had|got|press|pressed|pressing|seized|dragged) "
        "[me|us] [hard|up|down|back|against the wall|to the wall|to the bed] [by|on|at|around|round|against] (the|my) "
        "(neck|throat|windpipe)",
        "(in|into) a (chokehold|choke hold|strangle hold|stranglehold)",
        "(cut|cuts|cutting|blocked) off my (air|airway|breath|breathing)",
        "(marks|mark|bruise|bruises|bruising|bruised|fingerprints|handprints) .. "
        "(on|around|round|across) my (neck|throat)",
    ),
    "es": (
        "me [ha|habia|estaba|intento|quiso|casi|trato de] (estrangul*|ahorco|ahorca|ahorcaba|ahorcado|ahorcando|"
        "ahorcar|aorco|aorca|asfixio|asfixia|asfixiaba|asfixiado|asfixiando|asfixiar)",
        "(agarr*|cogio|coge|tomo|apret*|aprieta|sujet*|presion*|levanto|jalo|cojio|tenia) [muy] "
        "[fuerte] (del|por el|el|de la|por la|la) (cuello|garganta|pescuezo)",
        "(mano|manos|dedos|brazo|brazos|rodilla|pie|cinturon|cinto|cable|cuerda|bufanda|almohada) .. (cuello|garganta)",
        "(marcas|marca|moreton*|moraton*|moretes|dedos marcados) .. (cuello|garganta)",
    ),
}
_LONG_AGO: Mapping[str, tuple[str, ...]] = {
    "en": (
        "(months|years|year|decade|decades|ages) (ago|back|earlier)",
        "(used to|when i was|back when|last year)",
        "as a (kid|child|teen|teenager)",
        "in (19*|20*)",
    ),
    "es": (
        "hace [unos|varios|muchos|un|como] (anos|ano|meses|mucho)",
        "(cuando era|de nina|de nino|el ano pasado|antes me|hasta hace anos)",
    ),
}
"""Then a doctor today has nothing to find."""
_NO_ROOM = (
    "danger_now", "danger_hidden", "danger_locked", "danger_seen", "danger_bag",
)  # fmt: skip
"""Steps at which it waits: something is to be done at once, or much is said already."""
_SAYS_IT = "danger_out"
"""The step that says it itself."""


def minded(move: Move, text: str, before: Talk | None = None) -> Move:
    """The move with what is to be said of the neck before its words, where `text` tells of it or the talk owes it.

    `before` is the talk as it was: at its end what it still owed is said beside the farewell.
    """
    talk = move.talk
    if talk is None:
        is_owed = before is not None and before.owes == NECK and not {"not_meant", "stop_unasked"} & move.effects
        return _with_it(move) if is_owed and len(move.says) == 1 else move
    if any(one.key == NECK for one in move.says):
        return move
    if not (talk.owes == NECK or _is_told(talk, text)):
        return move
    if talk.step == _SAYS_IT:
        return replace(move, talk=replace(talk, owes="", said=(*talk.said, NECK)))
    has_room = talk.concern == "relationship_danger" and not talk.step.startswith(_NO_ROOM) and len(move.says) == 1
    if not has_room or move.says[0].key.startswith("aside/leaving"):
        return replace(move, talk=replace(talk, owes=NECK))
    return _with_it(replace(move, talk=replace(talk, owes="")))


def _with_it(move: Move) -> Move:
    return replace(move, says=(Say(NECK, kind="safety"), *move.says))


def _is_told(talk: Talk, text: str) -> bool:
    """Whether the text tells, for the first time, of hands at the writer's own neck not long ago."""
    if talk.concern != "relationship_danger" or is_about_another(talk) or any(NECK in one for one in talk.said):
        return False
    return is_said(text, _HELD, talk.language) and not is_said(text, _LONG_AGO, talk.language)
