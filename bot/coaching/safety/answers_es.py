"""What typed answers look like in Spanish; without accents, as the text is read."""

from __future__ import annotations

PATTERNS: dict[str, tuple[str, ...]] = {
    "elsewhere": ("(hablemos|hablar) de otra cosa", "(cambiar|cambiemos) de tema", "^ [el] menu $"),
    "not_meant": (
        "no (quise|queria|quiero) decir eso",
        "no es (eso|lo que)",
        "(era|es) [una|un] (broma|cancion|letra|pelicula|malentendido|expresion)",
        "(estoy|estaba) (bromeando|de broma)",
        "me (entendiste|has entendido) mal",
        "(te equivocas|te equivocaste|falsa alarma)",
    ),
    "slow": ("^ [no|es] [mas|algo] (lenta|lento|despacio|poco a poco|a la larga) $", "^ no ahora no $"),
    "scoffs": (
        "^ [no|ay|eh|jaja*|que|pero] (que dices|como crees|claro que no|para nada|ni loco|ni loca|que va|obvio que no) [no|jaja*|"
        "hombre|tio|wey] $",
        "^ (no jaja*|jaja* no) $",
        "^ [no|pero|eh] por que (preguntas|me preguntas|piensas|dices) eso $",
    ),
    "courtesy": (
        "^ [ok|vale|bueno] [muchas|mil] gracias [por preguntar|por todo|por escuchar|igual] $",
        "^ (ok|vale|bueno) [ok|vale] $",
    ),
    "shrugs": ("^ [no|pues|bueno] (nada|no es nada|olvidalo|dejalo|da igual|no se|equis) [gracias|jaja*] $",),
    "stop": ("^ (para|basta|dejame|dejame en paz|no preguntes mas|callate) $",),
    "safe": (
        "(estoy|me siento) [ya|ahora|mucho] (a salvo|bien|mejor|segura|seguro) [ahora|ya|gracias] $",
        "^ ya [estoy] (a salvo|bien|mejor)",
        "(ya paso|ya se fue|paso el peligro)",
    ),
    "resolved": (
        "(esta|estan) (a salvo|bien|despierto|despierta|en el hospital|con los medicos)",
        "ya (desperto|respira|llego la ambulancia)",
    ),
    "took": (
        "^ [si|yes|pero|y|pues] [es que] [yo] [ya|yes] (me|me las|me los|me lo|las|los|lo) [he] (tome|tomado|trague|tragado) [ya|todas|"
        "todos|todo|hoy|anoche|ahora] $",
        "(ya|yes) (me|me las|me los|me lo|las|los|lo) [he] (tome|tomado|trague|tragado)",
        "me (las|los|lo) [he] (tome|tomado|trague|tragado)",
        "(me las|me los) (voy a tomar|tomare|tomo) [todas|todos|ya|ahora|hoy|esta noche] $",
        "voy a (tomarmelas|tomarmelos|tragarmelas)",
    ),
    "meant": ("(lo voy a hacer|lo hare|voy a hacerlo) (hoy|esta noche|manana|ya|ahora|pronto|igual)",),
    "already": (
        "ya (me|las|los|lo) (tome|hice|tomado|corte)",
        "(me tome|he tomado|tome) .. (pastillas|todo|demasiado)",
    ),
    "no_one": (
        "^ [no hay|con|no tengo a] (nadie|ninguno|ninguna)",
        "(no tengo a nadie|no hay nadie|estoy (sola|solo))",
    ),
    "no_talk": (
        "no (quiero|puedo|soy capaz de) (hablar|llamar)",
        "(odio|me cuesta) (hablar|llamar|el telefono)",
    ),
    "coming": ("(vienen|viene|en camino|ya llame|llamando|estan llegando|llego la)",),
    "cost": ("(cuesta|dinero|pagar|seguro medico|es gratis|son gratis|caro|cara|saldo)",),
    "police": (
        "(policia*|hospital|ingres*|encerr*|ambulancia|manicomio|deport*|migracion|inmigracion|servicios "
        "sociales|quiten)",
    ),
    "shame": (
        "(verguenza|avergonz*|ridicul*|patetic*|juzg*)",
        "(siento|sentir*|parez*|soy|quedar) [muy|tan] (tonta|tonto|estupid*)",
    ),
    "privacy": ("(oigan|oir|oyen|escuch*|entere*|enterar*|privacidad|anonim*|paredes|al lado)",),
    "no_use": ("(no sirve|no ayuda|inutil|para que|no funciona|ya llame|ya lo intente|colgaron)",),
    "no_phone": ("(sin telefono|no tengo telefono|sin bateria|sin saldo|sin senal|no tengo saldo)",),
    "waiting": ("(espera*|cola|comunica|nadie contesta|no contestan)",),
    "deserve": ("(merezco|molestar|carga|otros estan peor|no es tan grave)",),
    "language": ("(idioma|ingles|acento|sorda|sordo|interprete)",),
    "out": ("(ya|estoy|logre) [ya] (sali|salir|fuera|afuera|en la calle)", "^ (sali|fuera) $"),
    "quiet": ("(calma|tranquil*|se durmio|dormido|se fue|se ha ido)",),
    "died": ("(esta|murio|fallecio) (muert*|$)", "(se murio|ha muerto|fallecio)"),
    "moved": ("(lo|la|las|los) (deje|solte|guarde|tire)", "(me baje|me aparte|me aleje|ya baje|ya no estoy)"),
    "did": ("ya (lo hice|le pegue|la golpee|lo golpee)", "(le pegue|la golpee|lo golpee|la empuje|lo empuje|fui yo)"),
    "angry": ("(solo|nada mas) (rabia|enfado|enojo|desahog*)", "(no lo hare|no voy a hacer nada|me desahogo)"),
    "hurt": ("(sangr*|herida|herido|hospital|inconsciente|mal)",),
    "asleep": ("no (despierta|respira|responde|reacciona)", "(inconsciente|azul|desmayad*|dormid*)"),
    "cared": ("(llego|llegaron|ya estan|la tienen|lo tienen|la atienden|lo atienden|le atienden)",),
    "awake": ("(tose|tosiendo|gime|abrio los ojos|despierta|despierto|habla|consciente|responde)",),
    "not_yet": ("(aun no|todavia no|no [me] (lo|las|los) he tomado|no he tomado)",),
    "has_it": ("(tengo naloxona|la tengo|lo tengo|si hay|tenemos)",),
    "mine": ("^ [si] [es|era] [solo|todo] (mio|mia) $",),
    "me": ("^ [soy|a|para] (yo|mi|mi misma|mi mismo)", "(me tome|tome|fui yo|me hace|me hacen|me pega*)"),
    "known": (
        "(mi|un|una|el|la|su) (hijo|hija|sobrino|sobrina|hermano|hermana|vecino|vecina|alumno|alumna|nino|nina|"
        "nieto|nieta)",
    ),
    "seen": (
        "(no es privado|lo revisa|lo mira|me lo revisa|lee mis|tiene mi clave|compartido|podria verlo|lo puede ver)",
    ),
    "private": ("(privado|solo yo|solo mio|nadie lo ve|nadie mas)",),
    "now": ("(ahora mismo|ahora|esta aqui|en casa|en la puerta|afuera|ya viene)",),
    "love": ("(lo quiero|la quiero|lo amo|la amo|no siempre|es bueno|va a cambiar|mi culpa)",),
    "afraid": ("(me va a matar|me mata|me matara|miedo|temo|asust*|no me crean|me castig*)",),
    "with": ("(estoy con|a su lado|conmigo|aqui con)",),
    "know": ("(se donde|en su casa|en casa|direccion|puente|azotea|piso)",),
    "unknown": ("(no se|ni idea|otro pais|internet|lejos)",),
    "refuse": ("(no quiere|me hizo prometer|prometi|se enfada*|secreto)",),
    "heavy": ("(demasiado|pesa|cansad*|agotad*|triste|vacia|vacio|sola|solo)",),
    "hard": ("(sigue mal|muy mal|peor|fatal|igual|dificil|mal)",),
    "worse": (
        "(sigue|sigo|siguen|continua|esta|estoy|va|me siento) [todo|todavia|aun] [igual de|tan|muy|cada vez|a] "
        "(mal|peor|fatal|fuerte|horrible)",
        "^ [cada vez|mucho|aun|todavia] (peor|fatal) [que antes|ahora|hoy|aun] $",
        "(no|nada) [me] [se] (mejora|mejoro|pasa|afloja|alivia|calma|va a mejor)",
        "(sigue|sigo|esta|estoy|todo) igual",
        "(empeora|empeoro|empeorando)",
    ),
    "better": ("(mejor|bien|tranquil*|dormi)",),
    "more": ("(mas|otra|sigue|otro)",),
    "alone": ("(sola|solo|a solas)",),
    "later": ("^ (luego|despues|mas tarde|ahora no|otro dia|manana|dejalo|dejar el plan)",),
    "danger": ("(me (pega*|golpea*|amenaza*)|le tengo miedo|miedo de el|miedo de ella)",),
    "someone": (
        "(mi|una|un) [mejor|buena|buen] (mama|madre|papa|padre|hermana|hermano|amiga|amigo|tia|tio|prima|primo|"
        "vecina|vecino|"
        "esposa|esposo|marido|mujer|pareja|novia|novio|abuela|abuelo|hija|hijo|terapeuta|psicologa|psicologo|"
        "doctora|doctor|"
        "profe|profesora|profesor|maestra|maestro|orientadora|orientador|enfermera|enfermero|madrina|padrino|companera|companero)",
        "(hay alguien|alguien|tal vez)",
    ),
    "will": ("(lo intento|lo hare|voy a|esta bien|vale|bueno|llamo|escribo|lo intentare)",),
    "done": ("ya (llame|escribi|lo hice|hable)",),
    "agreed": (
        "^ (si|sip|vale|ok|claro|bueno|de acuerdo|hecho|listo) [si|claro|gracias|entonces] $",
        "^ [si|vale|ok|bueno|ya] [lo|la|los|las] (puedo|hare|hago|deje|guarde|saque|di|tire|puse|guardo|dejo|saco|alejo) "
        "[hacerlo|eso|alejarme|dejarlo|guardarlo|en|con|a|fuera|lejos|bajo|$]",
    ),
    "refused": (
        "^ (no|nop|no puedo|la verdad no|no creo|imposible) $",
        "no puedo (hacerlo|moverme|dejarlo|alejarme|salir)",
    ),
    "pain": (
        "(quiero|necesito|quisiera|ojala) [solo|nada mas|ya] [que] [ya] [todo|esto|el dolor|este dolor] (pare|paren|"
        "acabe|acaben|termine|se acabe|se termine|se vaya|desaparezca|deje de doler)",
        "(que pare|que pare ya|que se acabe|que termine|que se calle|que se callen|haz que pare)",
        "(duele|me duele) (mucho|tanto|demasiado|todo|vivir|el alma|el pecho|$)",
        "(no|ya no) (puedo|aguanto|soporto|resisto) [con] (mas|esto|este dolor|tanto dolor|tanto|el dolor|$)",
        "(tanto|demasiado|mucho) dolor",
        "nada (ayuda|me ayuda|lo para|lo calma|me calma|sirve)",
        "(quiero|quisiera|prefiero) [solo|ya] (morir|morirme|desaparecer|no estar|no existir|acabar con todo|matarme)",
        "dejar de (sufrir|sentir|doler)",
    ),
    "nothing": ("^ (nada|no hay nada|ninguna cosa|no se|saltar)",),
    "unsure": ("(no se|ni idea|no lo se|no estoy segur*|tal vez|quizas|quiza|a veces|un poco|en parte)",),
    "no": ("^ (no|nop|para nada|nunca|no puedo|ninguno|ninguna)",),
    "yes": (
        "^ (si|sip|vale|ok|claro|bueno|de acuerdo|exacto|asi es|puedo)",
        "^ sigue [por favor|tu|adelante] $",
        "(quiero morir|matarme|suicid*|quitarme la vida)",
    ),
}
SKIPS = ("^ (no|nada|no se|ninguno|ninguna|nadie|saltar|paso|siguiente|ni idea) $",)
