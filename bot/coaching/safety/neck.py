"""Hands at somebody's neck: said once that a doctor is to look the same day, as soon as there is room for it.

Harm from strangling may leave no mark and show only days later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.coaching.message import Say
from bot.coaching.safety.answers import clauses_with, is_said
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
_CHILD_HELD: Mapping[str, tuple[str, ...]] = {
    "en": (
        "(choked|chokes|choking|strangled|strangles|strangling|throttled|throttles|throttling) (him|her|them|my|our|"
        "his|the)",
        "(hand|hands|fingers|arm|arms|belt|cord|rope) .. (on|around|round|across|against) "
        "(his|her|their) (neck|throat)",
        "(grabbed|grabs|held|holds|took|gripped|pinned|lifted|dragged) (him|her|them) [up|down|back] (by|at|around) "
        "(the|his|her|their) (neck|throat)",
        "(marks|mark|bruise|bruises|fingerprints) .. (on|around|round) (his|her|their) (neck|throat)",
    ),
    "es": ("(lo|la|le) [ha|estaba] (estrangul*|ahorco|ahorca|ahorcado|asfixio|asfixia)",),
}
"""The same of a child that the talk is about."""
_NEVER_BEFORE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "(never|not) [ever|once|actually] (choked|strangled|throttled) (me|us|him|her) [like that|like this] "
        "(before|until|till|til)",
        "(never|not) ... my (neck|throat) (before|until|till|til)",
    ),
    "es": (
        "(nunca|no) me [habia|ha] (ahorcado|estrangulado|asfixiado|ahorco|estrangulo) (antes|hasta)",
        "(nunca|no) me ... (cuello|garganta) (antes|hasta)",
    ),
}
"""A denial that says it was so once."""
_DENIED = {
    "en": re.compile(
        r" (?:not|never|without|cannot|will not)"
        r"(?: (?!(?:but|and|because|so|he|she|they|that|why|how|when|my|what)(?: |$))[^ ,]+){0,3} ?$"
    ),
    "es": re.compile(
        r" (?:no|nunca|jamas|tampoco|ni|sin)(?: (?!(?:pero|y|que|porque|cuando|como|si)(?: |$))[^ ,]+){0,3} ?$"
    ),
}
"""A denial of the very hold, with nobody else between: "I can't believe he choked me" is none."""
_YEARS = "|".join(str(year) for year in range(1930, 2025))
_AGES = "|".join((*map(str, range(2, 31)), "four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"))
_GRIPS = "(choke|strangle|throttle|grab|hold|put|squeeze|pin|lift|grip|press|drag)"
_LONG_AGO: Mapping[str, tuple[str, ...]] = {
    "en": (
        "(months|years|year|decade|decades|ages) (ago|back|earlier)",
        f"used to [often|always|sometimes|even|regularly] {_GRIPS}",
        "last year",
        "when i was (little|young|younger|small|a [little|small|young] "
        "(kid|child|teen|teenager|boy|girl|baby|toddler))",
        f"when i was [about|only|just|like] ({_AGES}) (years old|yrs old|he|she|they|my|$)",
        "as a (kid|child|teen|teenager)",
        f"in ({_YEARS})",
    ),
    "es": (
        "hace [unos|varios|muchos|un|como|dos|tres|cuatro|cinco|seis|diez|veinte] (anos|ano|meses|mucho)",
        "cuando era [muy|un|una] (nina|nino|chica|chico|pequena|pequeno|joven|menor|adolescente)",
        "(de nina|de nino|el ano pasado|hasta hace anos)",
        "antes me (ahorcaba|estrangulaba|apretaba|agarraba|asfixiaba|ponia)",
        f"en ({_YEARS})",
    ),
}
"""Then, in the clause of the hold itself, a doctor today has nothing to find."""
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NEAR: Mapping[str, tuple[str, ...]] = {
    "en": (
        f"(today|tonight|yesterday|just|again|recently|{_DAYS})",
        "last (night|week|weekend|evening|month)",
        "this (week|weekend|morning|afternoon|evening|month)",
        "the other (day|night)",
        "(minute|minutes|hour|hours|day|days|week|weeks) ago",
    ),
    "es": (
        "(anoche|hoy|ayer|anteayer|antier|recien|lunes|martes|miercoles|jueves|viernes|sabado|domingo)",
        "(otra vez|de nuevo|acaba de|hace poco|hace un rato)",
        "(esta|este) (semana|manana|tarde|noche|madrugada|mes|finde|fin)",
        "hace .. (minutos|horas|hora|dias|semana|semanas)",
    ),
}
"""With one of these anywhere in the message nothing in it counts as long ago."""
TOLD_IN = ("relationship_danger", "abuse_of_child")
"""The concerns in which it may be told."""
_NO_ROOM = (
    "danger_now", "danger_hidden", "danger_locked", "danger_seen", "danger_bag", "child_now", "child_shaken",
    "child_did_shaken", "child_did_call", "child_did_wait",
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
    has_room = talk.concern in TOLD_IN and not talk.step.startswith(_NO_ROOM) and len(move.says) == 1
    if not has_room or move.says[0].key.startswith("aside/leaving"):
        return replace(move, talk=replace(talk, owes=NECK))
    return _with_it(replace(move, talk=replace(talk, owes="")))


def _with_it(move: Move) -> Move:
    return replace(move, says=(Say(NECK, kind="safety"), *move.says))


def _is_told(talk: Talk, text: str) -> bool:
    """Whether the text tells, for the first time, of hands at a neck not long ago: the writer's own, or a child's."""
    if talk.concern not in TOLD_IN or is_about_another(talk) or any(NECK in one for one in talk.said):
        return False
    if is_said(text, _NEVER_BEFORE, talk.language, stands=True):
        return True
    held = [*clauses_with(text, _HELD, talk.language, _DENIED)]
    if talk.concern == "abuse_of_child":
        held.extend(clauses_with(text, _CHILD_HELD, talk.language, _DENIED))
    if not held:
        return False
    if is_said(text, _NEAR, talk.language, stands=True):
        return True
    return not all(is_said(one, _LONG_AGO, talk.language, stands=True) for one in held)
