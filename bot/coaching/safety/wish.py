"""A wish for the rest of Kith, typed where a safety conversation waits for an answer: something else is chosen."""

from __future__ import annotations

from bot.coaching.safety.answers import is_said
from bot.coaching.safety.steps import STEPS
from bot.coaching.safety.talk import Talk

_ASKING = {
    "en": (
        "(i (need|want|would like|could use|wanna)|help me|can you [please] help|could you [please] help|can you give|"
        "give me|show me|can we|let us|how (do|can|would|should|could) i|"
        "what (do|can|should|could) i (say|write|tell|text))"
    ),
    "es": "(necesito|quiero|quisiera|ayudame|me ayudas|puedes ayudarme|dame|como (le|les) (digo|escribo)|que le digo)",
}
_OF_WORK = {
    "en": (
        "[my|the|a|our] [new|old|own] (boss|manager|supervisor|landlord|landlady|client|clients|customer|"
        "customers|interview|email|cv)"
    ),
    "es": (
        "[mi|el|la|al|a|un|una] [nuevo|nueva] (jefe|jefa|encargado|encargada|casero|casera|cliente|clienta|clientes|"
        "entrevista|correo)"
    ),
}
_OF_ROOMS = {
    "en": (
        "(set|draw|have|make|write|practise|practice|plan) .. (boundary|boundaries|limit|limits|small talk|"
        "conversation|rehearsal|reply|apology)",
        "(rehearse|icebreaker*|ice breaker*|small talk|quality time|say no to)",
        "(check|read|review|look at|feedback on|improve) .. my (message|text|draft|words|email|letter)",
    ),
    "es": (
        "(poner|marcar|ensayar|practicar|preparar) .. (limite|limites|conversacion|respuesta|disculpa)",
        "(revisa*|corrige*|mira*) .. mi (mensaje|texto|carta|correo)",
    ),
}
_WORDS = {"en": "(words|message|text|line|email|say|tell|write|ask|talk|speak|deal)", "es": (
    "(palabras|mensaje|texto|frase|decir*|digo|escrib*|pedir*|hablar)"
)}  # fmt: skip
_PATTERNS = {
    language: (
        f"{asking} ... {_WORDS[language]} .. {_OF_WORK[language]}",
        *(f"{asking} ... {room}" for room in _OF_ROOMS[language]),
    )
    for language, asking in _ASKING.items()
}
_OPEN = ("relapse_", "not_that", "heavy", "check_in_low", "check_in_better", "check_in_hard", "stay_harm", "harm_after")
"""Steps whose question can be answered by what somebody would like to do."""


def is_wish(talk: Talk, text: str) -> bool:
    """Whether the typed text wishes for something that no safety conversation does ("I need words for my boss")."""
    step = STEPS[talk.step]
    if step.keeps or step.is_light or talk.step.startswith(_OPEN):
        return False
    return is_said(text, _PATTERNS, talk.language)
