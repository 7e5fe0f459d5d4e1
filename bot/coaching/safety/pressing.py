"""What cannot wait for an answer to what was asked: means in hand, a goodbye, danger next door, a small child."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.safety.answers import is_said
from bot.coaching.safety.leave import is_plain_leave
from bot.coaching.safety.levels import Concern
from bot.coaching.safety.places import DANGER, OTHERS_OVERDOSE

Words = Mapping[str, tuple[str, ...]]
"""Patterns by language."""

_IN_HAND: Words = {
    "en": (
        "(in|inside) (my|both) hand*",
        "i am [right|just|still|already|here] (holding|standing|sitting|out|up) .. (bridge|ledge|edge|roof|"
        "rooftop|tracks|platform|"
        "cliff|balcony|rail|railing|gun|knife|blade|razor|rope|pills)",
        "i am [right|just|still|already|here] (on|at|by) (the|a) (bridge|ledge|edge|roof|rooftop|tracks|cliff|"
        "balcony|railing)",
        "^ [just|still|already|i] (holding|standing|sitting) .. (bridge|ledge|edge|roof|rooftop|tracks|"
        "platform|cliff|balcony|"
        "railing|gun|knife|blade|razor|rope|pills)",
        "^ [still|already|now] (on|at) the (bridge|ledge|edge|roof|rooftop|tracks|cliff)",
        "(gun|knife|blade|razor|rope|pills|noose) .. (right here|in front of me|next to me|beside me|to my "
        "head|to my wrist|"
        "on my neck|ready|loaded|on the table|saved up|saved|stashed|hidden|put by|collected|hoarded)",
        "(to|at|against) my (head|throat|temple|wrist|wrists|temples)",
        "(going to|gonna|about to) (do it|jump|shoot myself|hang myself|cut myself|pull the trigger|take them) "
        "[right|all] "
        "(now|soon|tonight|$)",
        "(doing|do) it (right now|now)",
    ),
    "es": (
        "en (la|mi) mano",
        "en las manos",
        "estoy [ya|aqui|parada|parado|subida|subido|sentada|sentado] (en|sobre|al) [el|la|las|un|una] (puente|"
        "borde|azotea|tejado|"
        "vias|balcon|barranco|cornisa|barandilla)",
        "(pistola|cuchillo|navaja|cuerda|pastillas|arma) .. (aqui|delante|al lado|en la mesa|lista)",
        "(pastillas|medicamentos|pistola|cuchillo|cuerda|veneno|arma) .. (guardad*|escondid*|juntad*|reunid*|"
        "preparad*|conmigo)",
        "(guarde|junte|escondi|prepare) .. (pastillas|medicamentos|pistola|cuchillo|veneno|cuerda|arma)",
        "(lo voy a hacer|voy a hacerlo|voy a saltar|voy a tirarme) [ya|ahora|$]",
    ),
}
_DONE_WITH_IT: Words = {
    "en": (
        "(put|put it|put them) [back] (down|away)",
        "(threw|flushed|locked|gave|handed) (it|them) [away|up|off|to]",
        "(stepped|walked|moved|climbed|came) (back|away|off|down)",
    ),
    "es": ("(lo|la|las|los) (deje|solte|guarde|tire)", "(me baje|me aparte|me aleje|ya baje)"),
}
_GOODBYE: Words = {
    "en": (
        "^ [ok|okay|well|so|and|just|thanks|thank you|thank you for everything|sorry|i guess|then|alright] "
        "(goodbye|good bye|bye|bye bye|farewell|adios) [then|all|everyone|everybody|world|kith|forever|now|my friend|"
        "friend|for good] $",
        "(this is|is this|saying|said|say|time for|wrote|writing|final|last) [you|my|our|a|the|to|him|her|them] "
        "[last|final|long] (goodbye|goodbyes|good bye|farewell|goodbye letter)",
        "(goodbye|good bye|bye) (world|everyone|everybody|forever|to (everyone|everybody|all|you all|my))",
        "(last|final) (message|text|words|night on)",
        "(you will|you would|you) not hear from me (again|anymore)",
    ),
    "es": (
        "^ [bueno|pues|ya|entonces|gracias|gracias por todo|lo siento] (adios|hasta siempre|chao para siempre) "
        "[a todos|a todas|mundo|para siempre] $",
        "(me despido|es una despedida|una despedida|mi ultimo mensaje|adios a (todos|todas|todo)|adios mundo)",
    ),
}
_NOT_A_GOODBYE: Words = {
    "en": ("(for|until) (now|today|tomorrow|later)", "(see|talk to) you"),
    "es": ("hasta (luego|manana)",),
}
_NOW: Words = {
    "en": (
        "(just|just now) (hit|punched|kicked|choked|slapped|beat|attacked|grabbed|strangled|pushed|shoved|hurt|"
        "threw) (me|us)",
        "(he|she|they) (is|are) [still|just|right|now|already|back] (here|home|outside|downstairs|upstairs|"
        "coming|banging|kicking|"
        "breaking|screaming|yelling|shouting|drunk|at (the|my) door)",
        "(he|she|they) (is|are) [still|just|right|now] in the (next room|other room|same room|house|kitchen|"
        "living room|bedroom|hall|bathroom|flat|apartment|garden|yard|car)",
        "(he|she|they|husband|wife|boyfriend|girlfriend|partner|dad|father) (is|are) [still|now] "
        "(hitting|hurting|choking|beating|attacking|kicking|strangling|threatening|chasing) (me|us)",
        "(i am|we are) [still|now|right now|just] (hiding|hidden|barricaded|locked in the|in the (bathroom|"
        "closet|toilet|wardrobe|basement))",
        "locked myself in",
        "(i|can) hear (him|her|them) (coming|outside|downstairs|upstairs|on)",
        "(happening|right|danger) now",
    ),
    "es": (
        "acaba de (pegar*|golpear*|empujar*|darme|tirar*|ahorcar*|agarrar*)",
        "(esta|sigue) (aqui|afuera|fuera|abajo|arriba|en la (puerta|cocina|sala|casa|otra habitacion)|en el "
        "(cuarto|salon|pasillo|piso)|borracho)",
        "al lado de (mi|este) cuarto",
        "en (el cuarto|la habitacion|la pieza) de al lado",
        "me esta (pegando|golpeando|ahorcando|amenazando|gritando|persiguiendo|empujando)",
        "estoy [ahora] (escondid*|encerrad*)",
        "(ahora mismo|esta pasando)",
    ),
}
_TRAPPED: Words = {
    "en": (
        "(cannot|can not|not able to|unable to|no way to|will not let me|not let me|would not let me) (get|go|"
        "come|leave|escape|run) "
        "(out|away|outside|$)",
        "(cannot|will not let me|no way to|not let me) (leave|escape) [the] (house|room|flat|apartment|$)",
        "no way out",
        "(locked|trapped|stuck) [me|us|myself] (in|inside) [the|my|a|here]",
        "(locked|blocking|blocks|blocked|in front of) the door",
        "i am (trapped|locked in|locked inside|hiding|cornered)",
    ),
    "es": (
        "no (puedo|podemos|me deja|nos deja|tengo como|hay como) (salir|escapar|irme)",
        "(cerro|cerrado|cerrada) con llave",
        "(tapa|bloquea|delante de) la puerta",
        "(estoy|me tiene|me encerro) [en] (encerrad*|atrapad*|escondid*)",
        "me encerro",
    ),
}
_SMALL_CHILD: Words = {
    "en": (
        "(baby|newborn|infant|toddler|twins|little one)",
        "(month|months|week|weeks|day|days) old",
        "(afraid|scared|worried|terrified|might|may|could|want to|wanna|going to|gonna|about to|urge to|"
        "thoughts of|thoughts about|"
        "thinking of|thinking about) ... (hurt*|hit*|shak*|harm*|slap*|smack*|kill*|drown*|throw*|drop*|"
        "smother*) [at] "
        "(my|our|the) [own|little|small|one|two|three|four|young|youngest|oldest] (son|daughter|kid|kids|child|"
        "children|boy|girl|boys|girls)",
    ),
    "es": (
        "(bebe|bebita|bebito|recien nacid*|gemelos|gemelas|criatura)",
        "(miedo|temo|puedo|podria|ganas|voy) ... (dano|pegar*|sacudir*|lastimar*|golpear*|matar*|tirar*) ... "
        "(mi|mis) "
        "(hijo|hija|hijos|hijas|nino|nina|ninos|pequeno|pequena)",
    ),
}
_LITTLE = (
    "(my|our|the|a|her|his) .. (baby|babies|newborn|infant|toddler|twins|twin|son|daughter|kid|kids|child|children|"
    "boy|girl|stepson|stepdaughter|little one|year old|month old|months old|week old|weeks old)"
)
_FIRST = (
    "i [have|had|just|only|really|then|may have|might have|think i] [just|already] [lost it and|lost my temper and|"
    "snapped and|lost control and|freaked out and|got angry and|got mad and|got so mad and|got so angry and] [just|i]"
)
_SHOOK: Words = {
    "en": (f"{_FIRST} (shook|shaken|shaked) ({_LITTLE}|him|her|them|it) [hard|so|really|a bit|too|$]",),
    "es": (
        "(sacudi|zarandee|zarandie) (a|al) [mi|la|el] (bebe|nino|nina|hijo|hija|nene|nena|recien nacid*)",
        "(lo|la|le) (sacudi|zarandee|zarandie|he sacudido|he zarandeado)",
    ),
}
_WAS_SHAKEN: Words = {
    "en": (
        f"(shook|shaken|shaking|shakes|shaked) {_LITTLE}",
        f"{_LITTLE} (was|got|has been|is being) [badly|really] (shaken|shook)",
    ),
    "es": (
        "(sacudio|zarandeo|sacude|sacudieron|sacudido|zarandeado) (a|al) [mi|la|el] "
        "(bebe|nino|nina|hijo|hija|nene|nena)",
    ),
}
_HURT_A_CHILD: Words = {
    "en": (
        f"{_FIRST} (hit|slapped|smacked|punched|kicked|beat|beaten|spanked|threw|pushed|shoved|hurt|grabbed|choked|"
        f"burned|burnt|bit|bruised|dropped) {_LITTLE}",
    ),
    "es": (
        "(le|les) (pegue|he pegado|di) [una] [bofetada|cachetada|nalgada|paliza|bofeton] [muy] [fuerte] a (mi|mis) "
        "(hijo|hija|hijos|hijas|nino|nina|ninos|bebe|pequeno|pequena)",
        "(pegue|golpee|empuje|abofetee|zurre|agarre) a (mi|mis) (hijo|hija|hijos|hijas|nino|nina|ninos|bebe|pequeno|"
        "pequena)",
    ),
}
_CLOSE = (
    "(her|him|them|my [own|ex|little|older] (mum|mom|mother|dad|father|sister|brother|wife|husband|partner|gf|bf|"
    "girlfriend|boyfriend|friend|ex))"
)
_GRAVELY_DONE: Words = {
    "en": (
        f"{_FIRST} (pushed|threw|shoved|knocked|slammed|kicked) {_CLOSE} .. (stairs|wall|window|floor|ground|head|out)",
        f"{_FIRST} (choked|strangled|stabbed|shot|ran over|knocked out|burned|burnt|beat up|beat) {_CLOSE}",
        "i just (hit|punched|slapped|pushed|kicked|hurt|attacked|headbutted) (her|him|them|my)",
    ),
    "es": (
        "(la|lo|le) (empuje|tire|lance) .. (escalera|escaleras|pared|ventana|suelo)",
        "(la|lo) (ahorque|estrangule|apunale|acuchille|queme|estampe)",
    ),
}
_A_PHONE: Words = {
    "en": ("(phone|mobile|cell|tea|coffee|water|drink) .. in my hand*",),
    "es": ("(telefono|movil|celular) .. mano",),
}
_A_PARTNER = ("baby daddy", "baby mama", "baby momma", "hey baby", "my baby said", "babys father")

_DYING_OWN = (
    "self_harm", "who", "someone", "service", "hard", "contacting", "barrier_", "means", "urge_service", "not_that",
    "heavy", "stay", "plan", "check_in", "goodbye", "right_now", "overdose", "never_alone", "elsewhere", "checking_in",
)  # fmt: skip
_HARM_OWN = (
    "harm_to_others", "harm_distance", "harm_person", "harm_line", "harm_barrier", "harm_after", "harm_angry",
    "harm_again", "watch_harm", "stay_harm",
)  # fmt: skip
_OF_A_CHILD = ("abuse_of_child", "child_", "harm_child", "watch_abuse", *_HARM_OWN)
_CHILD_OWN = ("child_me", "child_afraid", "child_told", "child_line", "child_stay")
_AFTER_SHAKING = ("child_did_shaken", "child_did_call", "child_did_wait", "child_did_next")


def opening_of(concern: Concern, text: str, language: str = "en") -> str | None:
    """The step at which an urgent talk about the writer opens for what its message says; None for the usual one."""
    if concern in ("self_harm", "overdose") and _is_in_hand(text, language):
        return "right_now"
    if concern == "relationship_danger":
        return _in_danger(text, language)
    if concern == "abuse_of_child":
        return _done_to_child(text, language)
    if concern == "harm_to_others":
        small = _is_about_small_child(text, language)
        return "harm_child" if small else "harm_did" if is_said(text, _GRAVELY_DONE, language) else None
    return None


def pressing(concern: Concern, step: str, text: str, language: str = "en") -> str | None:
    """The step to which typed words lead at once in an open talk, whatever was asked; None where they can wait."""
    if concern in ("self_harm", "overdose") and step.startswith(_DYING_OWN) and not step.startswith(OTHERS_OVERDOSE):
        return _about_dying(step, text, language)
    if step.startswith(DANGER) and not step.startswith("danger_other"):
        return _closer(step, _in_danger(text, language))
    if step in _CHILD_OWN and is_said(text, _NOW, language):
        return "child_now"
    if step.startswith(_OF_A_CHILD) and step not in _AFTER_SHAKING and is_said(text, _SHOOK, language, stands=True):
        return "child_did_shaken"
    if step.startswith(_HARM_OWN) and _is_about_small_child(text, language):
        return "harm_child"
    return None


def _about_dying(step: str, text: str, language: str) -> str | None:
    if is_said(text, _DONE_WITH_IT, language):
        return "right_now_next" if step in ("right_now", "urge_service", "goodbye", "hard") else None
    if _is_in_hand(text, language):
        return "urge_service" if step == "right_now" else "right_now"
    if is_plain_leave(text, step):
        return None
    if is_said(text, _GOODBYE, language) and not is_said(text, _NOT_A_GOODBYE, language):
        return "urge_service" if step in ("goodbye", "right_now") else "goodbye"
    return None


def _is_in_hand(text: str, language: str) -> bool:
    return is_said(text, _IN_HAND, language) and not is_said(text, _A_PHONE, language)


def _in_danger(text: str, language: str) -> str | None:
    if is_said(text, _TRAPPED, language):
        return "danger_hidden"
    return "danger_now" if is_said(text, _NOW, language) else None


def _done_to_child(text: str, language: str) -> str | None:
    """Where a talk about a child begins that says who did what: the writer, or somebody who shook a small one."""
    if is_said(text, _SHOOK, language, stands=True):
        return "child_did_shaken"
    if is_said(text, _HURT_A_CHILD, language):
        return "child_did"
    return "child_shaken" if is_said(text, _WAS_SHAKEN, language) else None


def _closer(step: str, found: str | None) -> str | None:
    """From where danger is talked about to where it is; from a hiding place on only what is new there."""
    if step in ("danger_hidden", "danger_locked"):
        return "danger_locked" if found == "danger_hidden" and step == "danger_hidden" else None
    if step == "danger_now":
        return "danger_hidden" if found == "danger_hidden" else None
    return found


def _is_about_small_child(text: str, language: str) -> bool:
    plain = text.casefold().replace("'", "").replace("’", "")
    return not any(words in plain for words in _A_PARTNER) and is_said(text, _SMALL_CHILD, language)
