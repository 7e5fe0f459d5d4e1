"""What typed words or a tap say at the step of a safety conversation at which they come."""

from __future__ import annotations

import re

from bot.coaching.safety.answers import TAP, is_said, read, read_line, whole
from bot.coaching.safety.places import MAY_BE_NOTHING, is_about_another
from bot.coaching.safety.steps import STEPS
from bot.coaching.safety.talk import Talk

ENDING = ("safe", "resolved", "not_meant", "stop")
ALWAYS_TAKEN = (*ENDING, "elsewhere")
_ASKS_OF_DYING = ("self_harm", "doubted", "heavy", "watch_self_harm")
_ASKS_WHO = ("who", "who_else")
_OWNED = frozenset(
    (  # noqa: SIM905
        "mine yours ours theirs hers his myself mio mia mios mias tuyo tuya suyo suya nuestro"
    ).split()
)
_SHRUGS = frozenset(
    (  # noqa: SIM905
        "kk ok okay whatever meh hm hmm mm eh nothing why what huh hi hey hello lol bye goodbye please help sorry "
        "vale nada ya hola adios"
    ).split()
)
_BACK_AGAIN = frozenset(
    (
        "i am back",
        "back",
        "ok i am back",
        "back now",
        "i am back now",
        "here again",
        "i am here again",
        "ya volvi",
        "volvi",
    )
)
_AGAINST = {
    "en": (
        "(fight|fights|fought|row|argu*|hate|hates|hated|angry|mad at|furious|dumped|died|dead|death|hit|hits|hurt|"
        "hurts|kicked me|shout*|yell*|scream*|blocked|ghosted|ignor*|cheated|left me|broke up|abus*|scared of|"
        "afraid of|because of|fault)",
    ),
    "es": (
        "(pele*|discuti*|bronca|odia|odio|enfadad*|enojad*|murio|muert*|pega*|golpe*|grita*|grito|bloque*|ignora*|dejo|"
        "abandono|engano|miedo a|culpa)",
    ),
}
"""What takes away that somebody named would be the one to be with."""
_PROMISED = {
    "en": (
        "(ill|i will|i can|i could|i am going to|i am gonna|gonna|going to) [just|still|also|give] (call|text|ring|"
        "phone|try|write|chat|ask|talk|reach|message|do (it|that)|it a (try|go)|move|put|go|give|lock|throw|"
        "take them (to|away|out))",
        "(i am|now) (calling|texting|ringing|phoning|dialing|dialling|writing)",
        "(i|ive) [have|just|already] (put|moved|gave|given|locked|threw|thrown|handed|called|texted|rang)",
    ),
    "es": (
        "(voy a|puedo|podria) [les|la|lo|las|los] (llamar*|escribir*|intentar*|probar|hablar|marcar|hacerlo|pedir|"
        "guardar*|sacar*|dejar*|tirar*|alejar*)",
        "(llamo|llamare|escribo|escribire|marco|lo intento|lo intentare|lo hare|las guarde|los guarde|lo guarde)",
    ),
}
"""What is to be done, or was, though it is still bad."""
_A_WARD = {
    "en": ("(lock*|put|keep|throw|section*|commit*) me [up|away] .. (hospital|ward|psych*|asylum|loony bin|unit)",),
    "es": ("me (van a|pueden|pueden a|quieren) (encerrar|ingresar|meter) .. (hospital|psiquiatric*|manicomio|planta)",),
}
_CALMED = ("stay_harm", "harm_after", "harm_again")
_BACK = re.compile(
    r"(?:k+|whatever|hey+|hi+|hello|heya|yo|ok|okay|hm+|hola|buenas|vale|ya|sup|you there|estas)[ .!?]*", re.IGNORECASE
)


def heard(talk: Talk, text: str, tap: str | None) -> str | None:
    """The answer that the step takes, or one that every step takes; None where it is any other words."""
    step = STEPS[talk.step]
    if step.keeps and tap is None:
        return read_line(text)
    is_doubtful = tap is None and talk.is_heard and talk.step in MAY_BE_NOTHING
    if is_doubtful and read(text, None, ("scoffs",), talk.language, is_light=True) is not None:
        return "not_meant"
    if tap is None and talk.step in _ASKS_OF_DYING and is_courtesy(talk, text):
        return None
    answers = [*step.answers, *(step.if_heard if talk.is_heard else ())]
    if tap is None and "someone" in answers and is_said(text, _AGAINST, talk.language):
        answers.remove("someone")
    if tap is None and "worse" in answers and is_said(text, _PROMISED, talk.language):
        answers.remove("worse")
    own = read(text, tap, answers, talk.language, is_light=step.is_light)
    if own is None and tap is None and talk.step in _CALMED:
        return "safe" if read(text, None, ("quiet",), talk.language) == "quiet" else None
    if own is None and tap is None and talk.step in _ASKS_WHO and _is_a_name(text):
        return "someone"
    if own == "coming" or not is_about_another(talk):
        return own
    return read(text, tap, (*step.answers, "resolved"), talk.language, is_light=step.is_light)


def is_courtesy(talk: Talk, text: str) -> bool:
    """Whether it is thanks or an "ok" and nothing else, which is no yes to a question about dying."""
    return read(text, None, ("courtesy",), talk.language, is_light=True) is not None


def parts_of(tap: str) -> tuple[str, str | None]:
    """What a tap says, and the step at which it was offered: "safety:yes@who" is ("yes", "who")."""
    name, _, step = tap.removeprefix(TAP).partition("@")
    return name, step or None


def says_back(text: str) -> bool:
    """Whether somebody says that they are here again."""
    return whole(text) in _BACK_AGAIN


def fears_a_ward(text: str, language: str) -> bool:
    """Whether it is the fear of being kept in a hospital, and nobody close who locks them in."""
    return is_said(text, _A_WARD, language)


def is_for_others(text: str, tap: str | None) -> bool:
    """Whether it is a button or a command of the rest of the chat."""
    return (tap is not None and not tap.startswith(TAP)) or (tap is None and text.startswith("/"))


def is_coming_back(text: str) -> bool:
    """Whether it is a word that answers nothing hours after a question."""
    return _BACK.fullmatch(text.strip()) is not None


def says_whose(text: str) -> bool:
    """Whether it says whose something is, and nothing else: no answer but where that is asked."""
    return whole(text).removeprefix("it is ").removeprefix("es ") in _OWNED


def _is_a_name(text: str) -> bool:
    """Whether a text of one word may be the name of somebody: it is none of the words that shrug."""
    word = text.strip(" .!")
    return len(word) > 1 and word.isalpha() and word.casefold() not in _SHRUGS | _OWNED
