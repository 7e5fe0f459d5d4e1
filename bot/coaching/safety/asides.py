"""What is asked or thrown in the middle of a safety conversation, answered by where it stands before it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.coaching.safety.answers import is_said, read_aside
from bot.coaching.safety.places import DANGER
from bot.coaching.safety.talk import Talk


@dataclass(frozen=True)
class Aside:
    """Words for a question at certain steps, named by how they begin (all of them where there are none).

    `says` is the key of the script, `{step}` in it stands for the step. `is_plain`: it is answered in a mere worry too.
    `holds`: what the message was taken for besides does not turn the talk.
    """

    says: str
    patterns: Mapping[str, tuple[str, ...]]
    steps: tuple[str, ...] = ()
    but: tuple[str, ...] = field(default=())
    is_plain: bool = False
    holds: bool = False


_OWN_HARM = ("harm_", "watch_harm", "stay_harm", "child_did")
_NOT_OWN_HARM = ("harm_other", "harm_child")
_PARENT = ("harm_child", "child_did", "child_other", "child_known", "child_listen", "abuse_of_child")
_WITH_HOW = ("overdose_position", "overdose_naloxone", "overdose_spray", "overdose_breaths")

_ASIDES: tuple[Aside, ...] = (
    Aside(
        "aside/how/{step}",
        {
            "en": (
                "how (do|can|should|would|could|am|to) [i|we|you] [even|possibly|supposed to] (do|use|give|put|"
                "turn|roll|move|get|check|work|that|this|it)",
                "^ [ok|but|and|so|wait] how $",
                "(show me|tell me|know|explain) how",
                "what (do i do|does that mean|do you mean|is that|is naloxone|is narcan)",
            ),
            "es": (
                "como (se|lo|la|le|hago|uso|pongo|doy)",
                "^ [y|pero] como $",
                "no se como",
                "que (es|significa) [eso|la naloxona]",
            ),
        },
        _WITH_HOW,
    ),
    Aside(
        "aside/taken_away",
        {
            "en": (
                "(take|takes|taking|took|taken|remove*) [my|our|the] (him|her|them|it|baby|kid|kids|child|"
                "children|son|daughter|babies) [away|off|from]",
                "(lose|losing) [my|our|the] (him|her|them|baby|kid|kids|child|children|son|daughter|custody)",
                "(social services|child services|cps|social worker*|foster|custody|bad (mother|mom|mum|father|"
                "dad|parent))",
            ),
            "es": (
                "(quitar*|quiten|quitan|llevar*|lleven) .. (hijo|hija|hijos|bebe|nino|nina|ninos)",
                "me (lo|la|los|las) (quitan|quiten|quitaran|van a quitar|quitaran)",
                "(servicios sociales|asistente social|mala madre|mal padre)",
            ),
        },
        _PARENT,
    ),
    Aside(
        "aside/kids",
        {
            "en": (
                "(lose|losing|take|takes|taking|get|gets|keep|keeps) [away] [my|our|the] [custody of] (kids|"
                "children|child|kid|son|daughter|baby|custody|boys|girls)",
                "(kids|children|kid|son|daughter|baby) .. (need (a|their|his|her) (dad|father|mum|mom|mother)|"
                "away from me|without (him|her|me))",
            ),
            "es": (
                "(perder*|perderia|quita|quitar*|quite) .. (hijos|hijas|ninos|hijo|hija|custodia)",
                "me (quita*|quite) a (mis|los)",
            ),
        },
        DANGER,
    ),
    Aside(
        "aside/leave",
        {
            "en": (
                "why (do not|did not|cannot|would not|have not) i [just|ever|simply] (leave|go|left|walk|get out)",
                "why (am i|do i) [still|keep] (here|stay|staying|going back|go back|with (him|her|them))",
                "i should [just|have] (leave|go|left)",
                "(should|shall) i [just] leave",
            ),
            "es": (
                "por que no (me voy|me fui|lo dejo|la dejo|me he ido)",
                "por que (sigo|vuelvo|me quedo)",
                "deberia (irme|dejarlo|dejarla)",
            ),
        },
        DANGER,
    ),
    Aside(
        "aside/fault",
        {
            "en": (
                "(my [own] fault|i (deserve|deserved) it|i (provoke*|pushed|made) (him|her|them)|i started it|"
                "i asked for it|i make (him|her|them))",
            ),
            "es": ("(culpa mia|mi culpa|me lo mere*|lo provoqu*|la provoqu*)",),
        },
        DANGER,
    ),
    Aside(
        "aside/blame",
        {
            "en": (
                "(her|his|their) [own] fault",
                "(she|he|they) (pushed|shoved|hit|slapped|punched|attacked|scratched|provoked|started|made|"
                "drove|pushes|hits|provokes) "
                "(me|first|it)",
                "(she|he|they) (asked for|deserved|deserves|had) (it|that|this)",
                "not my fault",
                "i [only|just] (defended|was defending|hit back|pushed back)",
            ),
            "es": (
                "(culpa|la culpa) (suya|de ella|de el|es suya|fue suya|fue de)",
                "(ella|el) [me] (empuj*|peg*|provoc*|empez*|golpe*)",
                "me (empujo|provoco|pego|golpeo|hizo hacerlo)",
                "no (es|fue) mi culpa",
            ),
        },
        _OWN_HARM,
        but=_NOT_OWN_HARM,
        is_plain=True,
        holds=True,
    ),
    Aside(
        "aside/mean",
        {
            "en": (
                "what (do|did|are|does) (you|that|this|it) (mean|meaning|saying|even mean)",
                "(do not|did not) (understand|get it|follow|get what|get that)",
                "^ [wait|sorry|um] (what|huh|sorry what|come again|pardon|meaning) $",
                "you (lost|have lost) me",
            ),
            "es": ("que (quieres|quieres decir|significa)", "no (entiendo|entendi|comprendo)", "^ (que|como|perdon) $"),
        },
        but=("softly", "checking_in", "check_in", *_WITH_HOW),
        is_plain=True,
    ),
    Aside(
        "aside/point",
        {
            "en": (
                "what is the (point|use) [of (this|that|it|talking|calling|trying|any of it|any of this|"
                "anything)] [then|anymore|$]",
                "^ [but|so] why (bother|should i|would i|does it matter)",
                "what (good|difference) (will|would|does) (it|that|this|talking|calling)",
            ),
            "es": (
                "para que [sirve|todo|llamar|hablar|seguir|vivir|eso|esto] $",
                "(que sentido tiene|de que sirve|que mas da)",
            ),
        },
        ("self_harm", "who", "someone", "service", "hard", "contacting", "means", "urge", "stay", "heavy", "not_that",
         "plan", "goodbye", "right_now", "barrier_", "check_in_", "never_alone"),
        but=("plan_",),
    ),
)  # fmt: skip

_FEARS = {
    "en": (
        "(afraid|scared|terrified|frightened) of (her|him|them)",
        "(he|she|they|him|her|them) .. (chok*|strangl*|knife|gun|threat*|stab*|every (day|night|week)|for years|lock*)",
        "(kill me|hits me|beats me|hurts me|going to hurt me)",
    ),
    "es": ("(le|les) tengo miedo", "(cuchillo|pistola|ahorc*|me amenaz*|me pega|me mata*|todos los dias|hace anos)"),
}
"""Fear for oneself: then it is not only who began."""


def aside_of(talk: Talk, text: str, *, is_urgently_meant: bool) -> str | None:
    """The script that answers what is asked or thrown in typed words; None where nothing is.

    `is_urgently_meant`: the screen found danger in the words; then only an aside that `holds` is one.
    """
    for one in _ASIDES:
        if one.steps and not talk.step.startswith(one.steps):
            continue
        if (one.but and talk.step.startswith(one.but)) or (is_urgently_meant and not one.holds):
            continue
        if not (talk.is_urgent or one.is_plain or talk.step == "self_harm"):
            continue
        if is_said(text, one.patterns, talk.language) and not (one.holds and is_said(text, _FEARS, talk.language)):
            return one.says.format(step=talk.step)
    if is_urgently_meant or not (talk.is_urgent or talk.step == "self_harm"):
        return None
    asked = read_aside(text, talk.language)
    if asked is None:
        return None
    hurried = talk.concern == "overdose" and asked in ("call", "promise", "real")
    return "aside/emergency" if hurried else f"aside/{asked}"
