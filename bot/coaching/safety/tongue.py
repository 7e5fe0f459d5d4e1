"""Which of the languages that the safety conversation speaks a message is in, told by its small words alone."""

from __future__ import annotations

import re

SPOKEN = ("en", "es")
"""English first: it is what is spoken where nothing else is plain."""

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "es": frozenset(
        (  # noqa: SIM905
            "el los las una unos unas de del que y en un por con para como pero mas mi mis tu tus su sus se le les lo nos yo "
            "me te ya esta esto eso ese esa hay soy eres es estoy estas son fue ser estar tengo tiene quiero quiere puedo "
            "puede nada nadie todo todos muy bien mal siempre nunca si porque cuando donde quien ahora hoy noche vida morir "
            "morirme matarme miedo ayuda hola gracias alguien sola solo novio novia marido esposo esposa mama papa hijo hija "
            "pega golpea pego golpeo amenaza suicidarme pastillas tome voy hacer decir asi tambien aqui sin sobre desde hasta "
            "no vivir casa mucho mejor nosotros ella ellos creo siento he ha gustaria ojala manana volvi volvio hermano hermana ayer "
            "anoche tener obligo despues duele llorar despertar despertara vecino vecina jefe cuesta persigue amenazo"
        ).split()
    ),
    "en": frozenset(
        (  # noqa: SIM905
            "the a an of and to in i im my you your he she they it is are was be been am do does did dont not that this with for "
            "on at but or so just want wanna can cant will have has had me him her them we what when where who how why if out "
            "up all no yes know think like get got going go now today night life help hi hello thanks people nobody someone "
            "its isnt about from again last night hit hurt tell told say said feel there because been really still too any would could should"
        ).split()
    ),
}
_AMBIGUOUS = frozenset("no a me he mal do solo son has can todo".split())  # noqa: SIM905
_ENOUGH = 2
_SOME, _RARE = 6, 8


def language_of(text: str) -> str | None:
    """ "es" or "en" where the small words of the text say so plainly; None where it is too short, mixed or neither."""
    words = [_bare(word) for word in _WORD.findall(text[:600].casefold())]
    found = {name: sum(word in small and word not in _AMBIGUOUS for word in words) for name, small in _SMALL.items()}
    if "¿" in text or "ñ" in text.casefold():
        found["es"] += 1
    best = max(found, key=lambda name: found[name])
    other = sum(found.values()) - found[best]
    return best if found[best] >= _ENOUGH and found[best] > 2 * other else None


def may_be_foreign(text: str) -> bool:
    """Whether a text of some length has hardly a small word of English: it is terse, or in another language."""
    words = [_bare(word) for word in _WORD.findall(text[:600].casefold())]
    return len(words) >= _SOME and _RARE * sum(word in _SMALL["en"] for word in words) < len(words)


def _bare(word: str) -> str:
    return word.translate(str.maketrans("áéíóúüàè", "aeiouuae"))
