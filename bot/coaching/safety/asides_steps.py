"""What is asked or thrown at certain steps of a safety conversation: how it is done, the children, whose fault."""

from __future__ import annotations

from bot.coaching.safety.aside import Aside
from bot.coaching.safety.places import DANGER

_OWN_HARM = ("harm_", "watch_harm", "stay_harm", "child_did")
_NOT_OWN_HARM = ("harm_other", "harm_child")
_PARENT = ("harm_child", "child_did", "child_other", "child_known", "child_listen", "abuse_of_child")
_NO_HOW = (
    "overdose_meant", "overdose_after", "overdose_not_yet", "overdose_police",
    "overdose_other_after", "overdose_other_alone", "overdose_other_next", "overdose_other_died",
    "overdose_other_police",
)  # fmt: skip
"""Steps about too much taken that say nothing to be done with the hands."""

ASIDES: tuple[Aside, ...] = (
    Aside(
        "aside/how/overdose_naloxone",
        {
            "en": ("(what|where) (is|are|do i get|can i get|would i get) [this|that|the] (naloxone|narcan|nyxoid)",),
            "es": ("que es [la|el|eso de la] (naloxona|narcan)",),
        },
        ("overdose",),
        but=_NO_HOW,
    ),
    Aside(
        "aside/how/{step}",
        {
            "en": (
                "how (do|can|should|would|could|am|to|will|is|does) [i|we|you|one] [even|possibly|supposed to] (do|use|"
                "give|put|turn|roll|move|get|check|work|open|call|shout|see|know|that|this|it)",
                "(show me|tell me|know|explain) how",
                "(not know|no idea|no clue|not sure) (how|what to do|what that is|what you mean)",
                "what (do i do|does (that|this|it) mean|do you mean|is (that|it)|is naloxone|is narcan|kind|side|"
                "position)",
                "(do not|did not|cannot) (understand|get it|follow|get what|get that)",
                "(you lost me|you have lost me|say (it|that) (again|once more|simpler)|explain (that|it|this|again)|"
                "slower)",
            ),
            "es": (
                "como (se|lo|la|le|hago|uso|pongo|doy|es eso|la pongo|lo pongo)",
                "no se (como|que hacer|que es)",
                "que (es|significa|quieres decir|quieres|hago) [eso|la naloxona]",
                "no (entiendo|entendi|comprendo)",
            ),
        },
        ("overdose",),
        but=_NO_HOW,
        alone=(
            "how",
            "but how",
            "and how",
            "so how",
            "ok how",
            "wait how",
            "yes how",
            "how exactly",
            "how tho",
            "how come",
            "what",
            "wait what",
            "huh",
            "sorry what",
            "pardon",
            "come again",
            "say again",
            "again",
            "which side",
            "meaning",
            "como",
            "pero como",
            "y como",
            "como asi",
            "que",
            "y que",
            "perdon",
            "otra vez",
            "de que lado",
        ),
    ),
    Aside(
        "aside/no_words",
        {
            "en": (
                "(what|how) (do|should|can|could|would) i (say|tell|write|text|apologi*|explain|make it (up|right))",
                "(want|need|going|have|try*) to (apologi*|say sorry|make it (up|right)|explain|talk to (her|him|them))",
                "(get|win) (her|him|them) back",
            ),
            "es": (
                "(que|como) le (digo|escribo|pido)",
                "(quiero|voy a|necesito) (disculparme|pedir* perdon|hablar con)",
            ),
        },
        _OWN_HARM,
        but=("harm_other", "harm_child", "child_did", "harm_person", "harm_hurt"),
        is_plain=True,
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
        stands=True,
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
        stands=True,
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
)
