"""What is asked of Kith itself, or thrown at it, wherever a safety conversation stands; the steps' own come first."""

from __future__ import annotations

from bot.coaching.safety.aside import Aside

_DYING = (
    "self_harm", "who", "someone", "service", "hard", "contacting", "means", "urge", "stay", "heavy", "not_that",
    "plan", "goodbye", "right_now", "barrier_", "check_in_", "never_alone",
)  # fmt: skip

_LINES = "(number|numbers|hotline|hotlines|helpline|helplines|phone line|crisis line|help line|support line)"
_REACH = "(call|ring|phone|dial|text|contact|reach|talk to|speak to|talk with|speak with|turn to|chat with|chat to)"

ASIDES: tuple[Aside, ...] = (
    Aside(
        "{numbers}",
        {
            "en": (
                "(what|which|what is|what are|what was) [the|that|a|your] [right|crisis|suicide|emergency|abuse|help] "
                f"{_LINES} "
                "(again|for|to|do|does|should|can|could|shall|would|i|please|$)",
                f"(what|which) (line|place|service) (do|should|can|could|shall|would) i {_REACH}",
                f"(who|whom) (do|can|could|shall|must) (i|we) [even|actually|please] {_REACH} "
                "(now|then|for|about|at|in|if|here|tonight|right|when|please|on|with|this|$)",
                "(who|whom) should (i|we) (call|ring|phone|dial) (now|then|for|about|if|here|tonight|right|please|$)",
                f"(is|are) [not] there [like|even] (a|an|any|some) [free|local|other|good|special|24 hour] {_LINES}",
                "(is|are) [not] there [like|even] (anyone|anybody|someone|somebody|no one|a person|people|any people) "
                f"[else] [out there|there] [that|who] (i|we) (can|could|should) {_REACH}",
                f"(can|could|may) i (have|get) (a|the|that|some|any) [phone|crisis|emergency] {_LINES}",
                f"do you (have|know) (a|the|any|some) [phone|crisis|emergency|good] {_LINES}",
                f"(give|send|show) me (a|the|that|some|any) [phone|crisis|emergency] {_LINES} "
                "(again|please|to|for|then|now|i|$)",
                f"i (need|want|would like) (a|the|that|some) [phone|crisis|emergency] {_LINES} "
                "(again|please|to|for|then|now|i can|$)",
            ),
            "es": (
                "(que|cual es el|a que|cual era el) (numero|telefono) (es|era|de|al que|llamo|marco|puedo|debo|tengo|"
                "hay|para|tengo que|$)",
                "^ [y|pero|entonces|bueno|vale|ok|no se] (a quien|con quien|quien) (llamo|hablo|marco|"
                "acudo|puedo (llamar|hablar|acudir|escribir|contar*|pedir)|"
                "podria (llamar|hablar|acudir)|debo llamar)",
                "hay (algun|alguna) (numero|telefono|linea)",
                "^ [y] hay (un|una) (numero|telefono|linea)",
                "hay alguien (a quien|con quien|al que|a la que) [yo] (pueda|podria|poder) (llamar|hablar|acudir|"
                "escribir|contar*)",
                "(dame|me das|pasame|necesito|dime|me dices|puedes darme|tienes|sabes) (el|un|algun|los|ese) "
                "(numero|numeros) (de|para|al|a|otra|por|$)",
            ),
        },
        but=("softly", "checking_in"),
        is_plain=True,
        stands=True,
    ),
    Aside(
        "aside/mean",
        {
            "en": (
                "what (do|did|are|does) (you|that|this|it) (mean|meaning|saying|even mean)",
                "(do not|did not) (understand|get it|follow|get what|get that)",
                "you (lost|have lost) me",
            ),
            "es": ("que (quieres|quieres decir|significa)", "no (entiendo|entendi|comprendo)"),
        },
        but=("softly", "checking_in", "check_in"),
        alone=("what", "wait what", "huh", "sorry what", "come again", "pardon", "meaning", "que", "como", "perdon"),
        is_plain=True,
    ),
    Aside(
        "aside/promise",
        {
            "en": (
                "(promise|swear) [me] [you|not|that|to] (will|would|you|not|will not|to)",
                "(keep|stays|stay) [this|it] [a|just] (secret|between us)",
                "between (us|you and me)",
                "(do not|please not) (tell|call) (anyone|anybody|my|her|him|them|the)",
            ),
            "es": (
                "(prometeme|me prometes|jurame|me juras|entre nosotros)",
                "no (se lo digas|le digas|digas|llames) [nada] (a|nada)",
            ),
        },
        hurried="aside/emergency",
        stands=True,
    ),
    Aside(
        "aside/call",
        {
            "en": (
                "^ [so|wait|but|and] (are|will|would|do|did|have) you [going to|gonna|just] (call*|tell|report*|"
                "contact*|alert*|send|notify)",
                "(are|will) you [going to] [have to] (tell|call|report) (on|my|the|him|her|them|someone|anyone|"
                "anybody|police)",
            ),
            "es": (
                "^ [y] (vas a|piensas) (llamar|avisar|decir*|contar*|denunciar)",
                "^ [y] (llamaras|avisaras)",
            ),
        },
        hurried="aside/emergency",
        stands=True,
    ),
    Aside(
        "aside/real",
        {
            "en": (
                "(are you|is this|is it|am i talking to|talking with|talking to) [a|an|with] [real|actual|just] "
                "(human|person|bot|robot|ai|machine|program|real) $",
            ),
            "es": ("(eres|es|hablo con) [una|un] [persona] (real|humano|humana|persona|robot|bot|maquina|programa)",),
        },
        hurried="aside/emergency",
        stands=True,
    ),
    Aside(
        "aside/see",
        {
            "en": (
                "(can|will|does|do|could) (anyone|anybody|someone|somebody|people|others|you) [else] (see|read) "
                "(this|these|it|my)",
                "who (sees|reads|can see|can read) (this|it|my)",
            ),
            "es": ("(alguien|quien) [mas] (ve|lee|puede ver|puede leer) (esto|mis|lo)",),
        },
        stands=True,
    ),
    Aside(
        "aside/happens",
        {
            "en": (
                "what (happens|will happen|would happen) (if|when) i (call|text|ring|do)",
                "(do|can|will) they (trace|record|track)",
                "what (do|will|would) they (ask|say|do) (me|to me|if|when|$)",
            ),
            "es": (
                "que pasa si (llamo|escribo)",
                "(rastrean|graban|localizan) [la|mi] [llamada]",
            ),
        },
        stands=True,
    ),
    Aside(
        "aside/anger",
        {
            "en": (
                "^ [oh|just|no] (fuck you|fuck off|f off|screw you|piss off|go to hell)",
                "(stupid|dumb|useless|fucking|shitty) (bot|machine|program|robot|questions|question|app|ai)",
                "(reading|just) [from] a script",
                "(why do you care|you do not care|you do not even care|stop asking me)",
            ),
            "es": (
                "(vete a la mierda|jodete|callate ya)",
                "(maldito|estupido) (bot|programa|robot)",
                "(que te importa|no te importa)",
            ),
        },
        stands=True,
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
        _DYING,
        but=("plan_",),
    ),
)
