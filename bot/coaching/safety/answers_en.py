"""What typed answers look like in English: each answer with its patterns, in the order in which they are tried."""

from __future__ import annotations

_I_HAVE = (
    "(^ [well|um|oh] [yes|y|ok|okay|sure|done|alright] [so|and|then]|but|and) (i|ill|ive) "
    "[have|will|can|could|just|already|think i can] [just|already]"
)
_I_TOOK = "(i|ive|^) [have|had|just|already|only|so] [just|already] (took|taken|swallowed)"
_I_WILL = "(ill|i will|(i|i am|^) (going to|gonna|about to|will)) [just|still|probably|all]"
_ALL_OF_IT = (
    "[all] [of] (it|them|those|these|that|everything|(the|my) [whole|sleeping|pain] (pills|tablets|meds|medication|"
    "bottle|box|packet|pack|lot|strip))"
)

PATTERNS: dict[str, tuple[str, ...]] = {
    "elsewhere": (
        "(back to|go back to|change the subject)",
        "(talk about|do|about|choose) something else",
        "^ something else $",
        "^ [show me|the] menu $",
    ),
    "not_meant": (
        "not what i meant",
        "(misunderst*|wrong idea|got it wrong|false alarm)",
        "(you made|that is|that was|it is|it was|this is|by) [a] mistake $",
        "(just|only) (joking|kidding|a joke|an expression|a lyric|lyrics|meant|mean)",
        "(just|only) (asked|asking|wondering) $",
        "(i am joking|i was kidding|i am kidding|jk|kidding|joking)",
        "(you|this|that) (is|are) [so|all|just] (wrong|not right|not it|nonsense|silly|ridiculous)",
        "^ (wrong|not it|nope not that|no no)",
        "(that|you) (is|are) not right",
        "not (in|in any|any) danger",
        "(nobody|no one|not anyone) (is hurting|hurts|hurt|hit|hits|is hitting|took|takes|has taken|is in danger)",
        "(he|she|they) (is|are|was) not (scary|dangerous|violent|abusive|hurting|hitting)",
        "(he|she|they) (never|does not|do not|did not) (hit|hurt|hits|hurts|touch|threaten|scare) (me|us|anyone)",
        "i (asked|was asking|am asking|want to ask|was talking|am talking) about",
        "not (thinking about|thinking of|about) (that|dying|killing|suicide|it)",
        "(not|never) (taken|took|take|swallowed) anything",
        "i meant (my|the|like|him|her|as)",
        "was joking",
        "(it|that|this) was [just] a joke",
        "figure of speech",
    ),
    "slow": (
        "^ [no|it is|more|just|rather|well] [the|a] (slow|slower|slowly) [kind|one|worry] [of worry] [really|i think|i guess] $",
        "^ [no|it is|more|just] [a fear|a worry] (for later|building up|builds up slowly|over time|long term) [really] $",
        "^ no [one is in|one in] danger [now] $",
        "^ (not now|not right now|nothing right now|nothing is happening now) [really|just slowly] $",
    ),
    "scoffs": (
        "^ [no|nah|um|uh|er|oh|omg|lol|lmao|haha|wait|ok|okay|eh|bro|bruh|dude] (wtf|what the (hell|heck|fuck)|bruh|chill|"
        "of course not|obviously not|absolutely not|course not|god no|hell no|no way) [no|nah|"
        "lol|lmao|haha|bro|bruh|dude|man|mate|kith|chill|not at all] $",
        "^ [omg|god|um|er|oh|wait] (no|nah) (lol|lmao|rofl|haha*|omg|bro|bruh|dude|man|mate) [no|what|chill] $",
        "^ (lol|lmao|rofl|haha*|omg) (no|nah) $",
        "^ [no|nah|wtf|lol|um|wait|what|omg|but|bro] why (would|are|do|did|r) (you|u|ya) (ask*|think*|say*|even ask*)",
        "^ [no|nah|wtf|lol|um|wait|omg|but|bro|ok] what are (you|u) (talking|on) [on] about",
        "^ [no|nah|wtf|lol|um|wait|omg|but|bro|and] what (has|does) (this|that|it) (got|have) to do with",
        "^ [no|nah|wtf|lol|um|wait|omg|bro|god] (what|huh|wtf) (no|nah) $",
        "^ [no|nah|um|wait|oh|god|lol] (it is|that is|i am|this is) [just|only|all|literally] [talking] about (my|the|a|some) ",
    ),
    "courtesy": (
        "^ [ok|okay|oh|great|cool|well|no|alright|right] (thanks|thank you|thx|ty|tysm|cheers|ta) [so much|a lot|kith|for "
        "that|for asking|anyway|again|lol|very much|for this|for the help|for your help|for listening] $",
        "^ [oh] (ok|okay|k|kk|alright|cool|fine) [then|cool|ok|okay|lol] $",
    ),
    "shrugs": (
        "^ [no|nah|um|oh|well|ok|okay|idk|just] (meh|nothing|nvm|never mind|forget it|idk|i do not know|do not know|"
        "dunno|it is nothing|it is fine|i am fine|whatever|leave it|not much|no|nothing really|nothing much) "
        "[really|lol|much|thanks|thank you|haha|sorry] $",
    ),
    "stop": ("^ (stop|leave me alone|go away|shut up|stop asking|stop this|stop it) ($)",),
    "safe": (
        "(i am|am|feel) [really|much|all] (safe|ok|okay|fine|better|alright|good) (now|$|again|tonight|thanks|for now)",
        "^ (safe|safe now|better now) $",
        "(danger|it) (passed|has passed|is over)",
    ),
    "resolved": (
        "(he|she|they) (is|are) (ok|okay|awake now|breathing now|safe|fine|at the hospital|in "
        "hospital|with the paramedics|with family|all right)",
        "(found (him|her|them)|paramedics are here|ambulance is here|they took (him|her|them))",
    ),
    "took": (
        f"{_I_TOOK} {_ALL_OF_IT} [all|already|now|anyway|too] $",
        f"{_I_TOOK} {_ALL_OF_IT} (all|already|now|anyway|tonight|just now|earlier|before|instead|with|when|an hour|a few|"
        "ten minutes|(ten|20|30) min*|to (die|end|sleep|stop|make|not|feel|be))",
        "(i|ive|and|then) [have|just|already] (swallowed|overdosed)",
        "(put|got|shoved) [all] (it|them|those) [all] (in|into) my (mouth|throat|arm|vein|veins)",
        f"{_I_WILL} (take|swallow) {_ALL_OF_IT} [all|now|anyway|too|soon|then|later|tonight|tomorrow] $",
        f"{_I_WILL} (take|swallow) {_ALL_OF_IT} (all|now|anyway|tonight|tomorrow|soon|later|when|with|before|"
        "to (die|end|sleep|stop|make|not|feel|be))",
    ),
    "meant": (
        f"{_I_WILL} (do it|end it|do this|go through with it) [all] (tonight|tomorrow|soon|later|anyway|right now)",
    ),
    "already": ("(already|just|have) (took|taken|done|did|swallowed) (it|them|something|pills)",),
    "no_one": (
        "(no one|no body|none|there is no one|have no one|got no one|not anyone|all alone|just me|on my own|by myself)",
        "(do not|not) have anyone",
        "i am alone",
        "(only|live) (me|alone)",
    ),
    "no_talk": (
        "(do not|cannot|not) (want to|feel like|able to|really) (talk|speak|call|phone|ring)",
        "(hate|hates|bad at|scared of) [the] (phone|phones|calls|calling|talking)",
        "(cannot|do not|not) (talk|speak|call|phone)",
        "too tired to (talk|call|explain)",
        "(cannot|can not) talk out loud",
    ),
    "coming": (
        "(ambulance|help|they|paramedics|police|someone|911|999|112|000) (is|are) [already] (coming|on (the|"
        "its|their) way|here)",
        "(called|rang|calling|phoned|dialled|dialed|on the phone with|on the line)",
        "(on the way|on their way|they are here)",
    ),
    "cost": (
        "(cost|costs|money|afford|expensive|pay|insurance|credit)",
        "i am broke",
        "(bills|phone bill|a bill|the bill)",
        "(is|are) (it|they|this|that|those|these) [really|all] free",
        "(for free|free of charge|free call|free to call)",
    ),
    "police": (
        "(police|cops|cop|arrest*|hospital|sectioned|section|locked up|committed|ambulance|ward|"
        "5150|handcuff*|psych|deport*|immigration|social services|take (my|the) kids|swat)",
    ),
    "shame": (
        "(ashamed|shame|embarrass*|pathetic|judge|judged|judging|weak|humiliat*|feel silly|attention seeking)",
        "(feel|felt|feeling|look|looking|sound|sounds|seem|am|be|being) [so|too|really|like|a|an|that] (stupid|"
        "dumb|idiot|fool)",
        "too stupid",
    ),
    "privacy": (
        "(hear me|overhear*|private|privacy|confidential|find out|tell anyone|walls|my number|"
        "record|records|trace|anonymous|someone will know|on the bill|listening|next room)",
    ),
    "no_use": (
        "(will not help|does not help|did not help|no use|useless|no point|pointless|not going to "
        "help|never helps|tried (it|that|them)|tried before|on hold|hung up|waste|script|nothing "
        "helps|rude)",
    ),
    "no_phone": (
        "(no phone|no credit|no signal|phone is dead|battery|no minutes|no internet|cannot call out|no reception)",
    ),
    "waiting": (
        "(waiting|wait|waited) (list|time|times|for|too|so|hours|an|ages|long|forever|on)",
        "(waitlist|waiting $|queue|on hold|busy|nobody answers|no one answers|no one picks up|wasting their "
        "time|others need|worse off)",
    ),
    "deserve": (
        "(deserve|bother*|burden|not bad enough|not serious enough|other people have it worse|take up|wasting)",
    ),
    "language": ("(english|language|accent|deaf|hard of hearing|stammer|stutter|translator|do not speak)",),
    "out": (
        "(i am|we are|i|we) [now|already|just] (out|outside|got out|got away|ran out|left|made it out|in the "
        "street|at a neighbour*|at a neighbor*)",
        "^ (out|outside) $",
    ),
    "quiet": (
        "(quiet|calm|calmer|asleep|passed out|went out|gone|drove off) [again|now|down|for now]",
        "(he|she|they) [has|have] (left|went|gone)",
    ),
    "died": (
        "(he|she|they|mom|mum|dad|friend|brother|sister|son|daughter) (is|are) [already|probably|just] (dead|"
        "gone|cold|stiff)",
        "(he|she|they) (died|passed away|did not make it|has died|have died)",
        "i think (he|she|they) (is|are) (dead|gone)",
    ),
    "moved": (
        "(put|threw|set|gave|flushed|locked) (it|them) [back|all] (down|away|out|up|off|aside)",
        "(stepped|walked|moved|climbed|got|came) (back|away|off|down)",
        "(i am|i) [now] (off|away|inside|out|left|back inside|down)",
    ),
    "did": (
        "(i|already) (did|hit|hurt|have|hurt them|hit him|hit her|choked|punched|slapped|pushed)",
        "(already happened|already did|it was me|i did it)",
    ),
    "angry": (
        "(just|only) (angry|mad|furious|venting|upset)",
        "(not going to|will not|would not|never) (do|hurt|hit|kill|touch|harm)",
        "venting",
    ),
    "hurt": ("(hurt|bleeding|hospital|injured|unconscious|bad|badly|bruise*|cannot breathe)",),
    "asleep": (
        "(not|will not|cannot) [really|properly|even] (wake|waking|breathing|responding|breathe|respond|awake|"
        "conscious|talking|moving|move)",
        "(unconscious|passed out|asleep|blue|gurgling|limp|out cold|unresponsive|barely|only breathing|is "
        "breathing|still breathing|breathing a (bit|little)|breathing (weird|funny|strange*|slow*|wrong)|snoring)",
    ),
    "cared": (
        "(crew|paramedic*|ambulance|medics|they|doctors|hospital|help) (is|are|has|have|got|came|come|arrived|took|take|"
        "taking|working) .. (here|him|her|them|over|now|$)",
        "(crew|paramedic*|ambulance|medics|they|doctors|help) (came|arrived)",
    ),
    "awake": (
        "(coughing|moaning|groaning|mumbling|coming round|came round|eyes open|opened (her|his|their) eyes|awake|conscious|talking|responding|sitting up|walking|groggy|woke)",
    ),
    "not_yet": (
        "(not|have not) (taken|took|done|yet|anything)",
        "(about to|going to|want to|thinking (of|about)|in my hand|haven't)",
        "not yet",
    ),
    "has_it": ("(naloxone|narcan|nyxoid|kit|spray|have it|got it|got some|have some)",),
    "mine": ("^ [yes] [it is|its|it was] [all|only] mine [alone|only|too] $",),
    "me": (
        "^ [it is|it was|for] (me|myself|i) [who] $",
        "it (is|was) me",
        "(i|i have) (took|taken|did|used|swallowed|drank|overdosed)",
        "(i am|myself) (the one|the child|a kid|14|13|12|15|16|17)",
        "(me|myself) $",
    ),
    "known": (
        "(my|a|the|his|her|our) (son|daughter|kid|kids|child|children|niece|nephew|brother|sister|"
        "neighbour*|neighbor*|student|pupil|stepson|stepdaughter|grandson|granddaughter|baby)",
        "(someone else|a child|a kid i know|i know)",
    ),
    "seen": (
        "(not private|he checks|she checks|they check|he reads|she reads|shared|checks my|reads my|"
        "might see|could see|looks at|goes through|next to me|in the room|not really|sees my|has "
        "my password)",
    ),
    "private": ("(private|only me|just me|my own phone|nobody sees|no one sees|alone|yes it is)",),
    "now": (
        "(right now|he is here|she is here|outside|in the house|at the door|coming|hiding|"
        "happening now|danger now|he is home|she is home|breaking|now)",
    ),
    "love": (
        "(love (him|her|them)|not always|his fault|can change|can be nice|sorry after|good (man|"
        "dad|woman)|not that bad|my fault|miss (him|her))",
    ),
    "afraid": ("(afraid|scared|terrified|take me away|foster|get in trouble|not believe|kill me|worse|split)",),
    "with": ("(with (him|her|them)|in front of me|next to me|here with|i am with|same room|i am there|on the phone)",),
    "know": (
        "(i know|at home|at (his|her|their)|address|in (his|her|their)|know where|house|flat|"
        "apartment|dorm|bridge|roof)",
    ),
    "unknown": (
        "(do not know|no idea|not sure where|unknown|different country|another country|online|"
        "never met|far away|unsure)",
    ),
    "refuse": (
        "(refuse*|will not let|does not want|begged me not|promised|hate me|angry with me|secret|"
        "made me promise|said not to)",
    ),
    "heavy": (
        "(heavy|tired|exhausted|sad|overwhelmed|stressed|depressed|lonely|numb|hopeless|down|worse|"
        "too much|shit|awful)",
    ),
    "hard": ("(hard|bad|worse|same|awful|not good|not great|terrible|still|rough|struggling|no better|shit)",),
    "worse": (
        "still [just|so|really|very|as|every bit as|this|that|pretty|fucking] (bad|awful|terrible|horrible|strong|unbearable)",
        "(getting|got|gets|is|feels|has gotten|has got) [much|even|only|so much|a lot] worse",
        "^ [much|even|a lot] worse [now|than before|today|tonight|actually] $",
        "(is not|not) [getting|really|feeling] [any] (better|easing|easing off|easing up|letting up)",
        "^ no better [at all|now|than before] $",
    ),
    "better": ("(better|ok|okay|good|fine|calmer|alright|slept|safe|lighter)",),
    "lot": (
        "(a lot|too much|loads|whole bottle|overdos*|so much|mixed|pills|passing out|fentanyl|heroin|cannot breathe)",
    ),
    "more": (
        "(more|again|going on|keep going|still drinking|still using|might|cannot stop|bottle|"
        "another|tell me|next|go on)",
    ),
    "ashamed": (
        "(ashamed|shame|guilty|embarrass*|disappointed|failure|failed|hate myself|let everyone "
        "down|okay|ok|fine|stopped|over|sober now)",
    ),
    "alone": ("(alone|by myself|on my own)",),
    "later": ("^ [maybe|not] (later|not now|another time|tomorrow|not yet|leave it|leave the plan)",),
    "danger": (
        "(he|she|they|someone|somebody|my partner) .. (hurt*|hit*|threat*|choke*)",
        "(afraid|scared) of (him|her|them|my)",
    ),
    "over": ("(past|over|ago|years|used to|not anymore|long time|left him|left her|behind me|was a (kid|child)|gone)",),
    "someone": (
        "(my|a) [best|old|little|big|older|younger|good] (mum|mom|dad|mother|father|sister|brother|"
        "friend|friends|wife|husband|partner|boyfriend|girlfriend|aunt|uncle|cousin|neighbour|"
        "neighbor|roommate|flatmate|sponsor|therapist|counsellor|counselor|nan|gran|grandma|"
        "grandad|son|daughter|colleague|coworker|mate|pastor|priest|imam|rabbi|teacher|doctor|boss|"
        "nurse|group|ex)",
        "(there is someone|someone is here|maybe)",
        "(text|call|ring|ask|tell) (him|her|them|my|mum|mom|dad)",
    ),
    "will": (
        "(ok|okay|calling|texting|try|trying|will do|doing it|sure|fine)",
        "i (will|can) $",
        "(i will|ill|i can|going to) (call|text|ring|phone|try|write|chat|do|ask|talk|reach|message)",
    ),
    "done": ("(i (did|called|texted|rang)|already|called|texted|done|talked to)",),
    "nothing": (
        "^ [no|there is|really|honestly] nothing [really|much|at all|here|around|nearby|like that|in the way|i "
        "can think of] $",
        "nothing (here|around|nearby|in the house|dangerous|to use)",
        "(there is none|already away|do not have any*|no means|hard to say)",
        "(it is|they are|all) gone $",
    ),
    "unsure": (
        "(unsure|not sure|do not know|maybe|sometimes|kind of|kinda|sort of|a bit|sometimes|i "
        "guess|perhaps|part of me|partly|little)",
    ),
    "agreed": (
        "^ [well|um|oh] (yes|y|ok|okay|sure|alright|definitely) [ok|okay|sure|then|kith] $",
        f"{_I_HAVE} (move|moved|put|give|gave|ask|asked|lock|locked|throw|threw|hand|handed) "
        "(that|it|this|them|the|my|into|to|out|outside|somewhere|away)",
        f"{_I_HAVE} (go|went) (into|to|out|outside|somewhere|away)",
        f"{_I_HAVE} (take|took|taken|bring|brought) [all] (that|it|this|them|those|everything|(the|my) "
        "(pills|tablets|meds|knife|blade|blades|rope|gun|bottle|box|bag)) [all] (away|out|outside|downstairs|upstairs|"
        "elsewhere|somewhere else|(over|down|back|round) to|to (my|the|a|him|her|someone|somebody|mum|mom|dad|work))",
        f"{_I_HAVE} (leave|left) [all] (that|it|this|them|those|everything) [all] (with|outside|downstairs|upstairs|"
        "in the|at|behind|somewhere|alone)",
    ),
    "refused": (
        "^ [well|um|oh|god|honestly|sorry] [but] (no|not really|i cannot|cannot|i really cannot) $",
        "^ no (i|not|way|it|there)",
        "cannot (do (that|it)|move|leave|put|give|get away|get up|let go)",
    ),
    "pain": (
        "(want|wants|need|needs|wish|like) (it|this|that|everything|all of it|all of this|all this|all that|[all] the "
        "(pain|hurt|hurting|noise|thoughts|voices|feeling|feelings|ache|suffering)|my (head|brain|mind|thoughts|pain)) "
        "[all] (to|would) [just|all|finally|please] (stop|end|be over|be done|go away|go quiet|shut up|be quiet|ease)",
        "(want|wants|need|needs|wish) (it|this|that|everything|all of it|all of this|all this|the pain|the hurt) "
        "[all|to be] (over|gone|done|finished)",
        "(make|makes|making) (it|this|that|them|the pain|the hurt|the noise|the thoughts|everything) [all|just|please] "
        "(stop|go away|end)",
        "(want|need|just) to stop (hurting|feeling|aching|suffering)",
        "(it|this|everything|all of it|my heart|my chest) [all|just|really|still] (hurts|aches|hurt) (so|too|like|all|"
        "everywhere|inside|really|anymore|$)",
        "(in|too|so|with|of) [so|too|this|that] (much|many|unbearable|constant) [constant] pain",
        "(cannot|not) [just|even|really] (take|bear|stand|cope|handle|endure|do) [it|this|the pain|with this|with it|with "
        "the pain] (anymore|any more|any longer|much longer|another)",
        "(cannot|not) [just|even|really] (take|bear|stand|endure|cope with) (it|this|the pain|the hurt) $",
        "nothing (stops|helps|eases) [it|this|the pain|$]",
        "(want|wanna|need|like|ready) to [just] (die|be dead|end it|end this|kill myself|not be here|disappear|not exist)",
        f"i [just|really] (want to|wanna|might) [just] (take|swallow) {_ALL_OF_IT}",
        "(not|never) want to (live|be here|exist|wake up|be alive)",
    ),
    "no": (
        "^ [not|well|um|i said|god|oh|honestly|lol|haha|lmao|omg|wtf|what] (no|not really|never|not|i am not|not that|i do "
        "not|i cannot|cannot|not at all|not right now|not now|no i)",
    ),
    "yes": (
        "^ [well|um|oh|god|i said|honestly|i think] (yes|y|ok|okay|sure|please|all the time|every day|definitely|"
        "of course|that|correct|right|true|some|some of it|done)",
        "^ [well|um|oh|god|i said|honestly|i think] (i am|i do|i can|i have|i did|i will|it is|we do|they are|"
        "he is|she is) "
        "[now|all|always|already|really] $",
        "^ i (can|will|could) (do|try|move|go|put|leave|give|ask)",
        "(want to die|kill myself|killing myself|end it|suicidal|do not want to live)",
        "(yes|obviously)",
    ),
}
