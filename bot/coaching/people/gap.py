"""What somebody had expected of a contact, beside what came of it: read over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Compared = Literal["better", "same", "harder"]

_CALLED_IT = (
    r"(?:thought|tought|thot|thougt|expected|expecting|feared|figured|reckoned|assumed|guessed|predicted|imagined|supposed|believed|worried|dreaded|dreading|pictured|"
    r"(?:been |half |so |very |really |quite |pretty |almost |absolutely ){0,4}(?:afraid|scared|worried|nervous|sure|certain|convinced|positive|prepared|ready|braced|bracing|steeled|expecting|terrified|dreading|bricking it|bricking|cacking it))"
)
_HOW_MUCH = r"(?:(?:had|have|was|were|been|fully|half|really|honestly|kinda|sort of|kind of|always|already|just|only|first|at first|also|almost|absolutely|so|totally|would have|could have|'d|did) ){0,4}"
_EXPECTED = re.compile(
    r"(?:^|[,;:]\s*|(?<=\w) (?=expecting|fearing|dreading|bracing|braced|ready|prepared)|\b(?:and|because|cos|cuz|though|although|but|as|while|since|which|that|what|honestly|tbh|yes|well|so)\s+)(?:"
    rf"(?:i|id|me|we|i'd|we'd|myself)\s+{_HOW_MUCH}{_CALLED_IT}"
    rf"|(?:(?<=^)|(?<=^was )|(?<=^half ))(?:figured|expected|feared|expecting|dreaded|predicted|reckoned)(?= \w)|{_HOW_MUCH}{_CALLED_IT}(?= (?:that |to |hed|shed|theyd|itd|he|she|they|it|him|her|them|the|a|my|i|i'd|me|we|for|of|mum|dad|by|was|more|no|nothing)\b|[:,])"
    r"|(?:i|we) (?:think|tink|expect|fear|believe|worry|guess)(?= (?:that )?(?:maybe |perhaps |surely |for sure )?(?:he|she|they|it|mum|mom|dad|my|every\w+|people) ?"
    r"(?:will|would|is|are|be|hate|not|don't|dont|never|must|going|angry|mad|ignor\w+|forget|forgot|laugh|shout|'ll|'d|'s)?\b)"
    r"|(?:expecting|fearing|dreading|bracing for|braced for|ready for|prepared for)(?= (?!that|it|him|her|them)\w)"
    r"|(?:i|we) (?:had )?(?:braced|steeled|prepared) (?:myself|ourselves)|(?:i|we) (?:(?:would|could) have|would've|'d have|had) (?:bet|sworn)|in my (?:head|mind)"
    r"|my (?:fear|worry|guess|prediction|expectation|bet|forecast)(?: (?:was|had been))?|(?:the )?(?:expectation|prediction|fear|before|forecast)(?= ?[:=])"
    r")\b[:=,]?\s*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:(?:that|to|for|of|by|it|myself|about|was|is|on)\b[:,]?\s+){1,4}(?=\w)|^[:=,\s]+|^(?:maybe|perhaps|surely)\s+",
    re.IGNORECASE,
)
_NO_EXPECTATION = re.compile(
    r"\bthought\W+(?:about|of|i should|i'd (?:call|ring|give|text|write|try)|maybe i should|it was time|hard)\b"
    r"|\b(?:afraid|scared|nervous|worried|terrified|dreading|dreaded|fear|feared|worry|sure|certain|ready|prepared)\W+(?:to (?!be\b|get\b|hear\b)|about\b|(?:of )?(?:him|her|them|it|that|this)\W*$|for (?:him|her|them|my)\b)",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"\b(?:afraid|fear\w*|scared|worr\w+|nervous|terrified|dread\w*|brac\w+|steel\w+|bricking|cacking|prepared)\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:because|cos|cuz|since|as|so)\s+(?:i|we)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:hit|hits|hitting|hurts?|beats?|beating|beaten|kill\w*|threat\w*|punch\w*|chok\w+|strangl\w+|police|knife|gun|"
    r"(?<!\bin )touch(?:e[ds]|ing)? (?:me|my|us)|grop\w+|rap(?:e[ds]?|ing|ist)|molest\w*|assault\w*|abus\w+|slapp?\w*|stalk\w*|nudes?)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\s*(?:[,;.–—-]+\s*)?\b(?:but|yet|instead|in fact|actual(?:ly)?\b:?|turns out|turned out|and then|however|in the end|only to|whereas|except|after\b: ?)[:,]?\s+"
    r"|\s*,\s*(?=(?:he|she|they|it|we|mum|dad)\b)"
    r"|\s*,?\s+and\s+(?=(?:(?:he|she|they|it) (?:was|were|did|had|didn't|wasn't|just|even)\b|it turn|instead|in fact|i (?:was|did)\b))"
    r"|\s*;\s*|\s*,\s*(?=(?:got|went|no such|not a|nothing of|and got)\b)",
    re.IGNORECASE,
)
_CONNECTING = re.compile(r"[,;]?\s*(?:and|but|though|although|because|which|that|what)?\s*$", re.IGNORECASE)
_MARK = re.compile(r"^(?:actual(?:ly)?|after|reality|outcome|result)\s*[:=]\s*", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?…])[\"”']?\s+|\n+")
_THAN = re.compile(
    r"\b(?:better|easier|nicer|warmer|kinder|shorter|longer|gentler|friendlier|less (?:\w+ ){1,3}|worse|harder|colder|more (?:\w+ ){1,3})\s*than (?:i(?:'d| had)?|what i|we|my)\b"
    r"|\b(?:not|nowhere near|nothing like|wasn't|isn't|weren't|didn't|never|half) (?:\w+ ){0,3}as (?:\w+ )?(?:bad|awful|hard|scary|cold|awkward|good|nice|easy|terrible|frightening|tense|angry|dreadful)\w* as (?:i|we|my|the)\b"
    r"|\b(?:just|exactly|much|about|pretty much|same) (?:as|like|what) i(?:'d| had)? (?:expected|thought|feared|predicted|figured)\b"
    r"|\bas (?:i(?:'d| had)? )?(?:expected|feared|predicted|thought)\b|\bwhat i(?:'d| had)? (?:expected|thought)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:better|easier|nicer|lovely|great|good|warm\w*|happy|glad|fine|relieved|fun|laugh\w*|less (?:bad|awkward|scary)|went well|not (?:as|so|that) bad|kind\w*|sweet|nice|friendly|pleased|"
    r"thank\w*|hug\w*|smil\w+|grinn\w+|sorry|apologi[sz]\w+|forg[ia]v\w+|chuffed|beautiful|wonderful|delighted|cried with joy|over the moon|picked up|picked\b|welcom\w+|invited|missed me|loved?|"
    r"for (?:an|one|two|three|\d+) hours?|talked for|chatted|stayed on|came round|said yes|asked me (?:back|again|to|how|when)|no (?:problem|drama|grudge)|wrong\b(?= for once| about| as usual|\.|!|$))",
    re.IGNORECASE,
)  # fmt: skip
_HARDER = re.compile(
    r"\b(?:worse|harder|awful|bad|cold|awkward|terrible|disappoint\w*|sad|didn't go well|rough|short with me|flat|left on read|hung up|angry|mad|furious|fight|argu\w+|ignor\w+|shout\w*|yell\w*|"
    r"blam\w+|insult\w*|scold\w*|cut (?:me|the call)|slammed|refus\w+|swore|swearing|nothing to say|no answer|never answer\w*|not answer\w*|told me off|laughed at me|mock\w*|silent|silence|stiff|"
    r"distant|off with me|snapp\w+|hates? me|hated|row|tears|cried|block\w*|rude|nasty|harsh|horrible|shut the door|put(?:ting)? (?:down )?the (?:phone|receiver)(?: down)?|put down the (?:phone|receiver)|"
    r"hang(?:ing)? up|not (?:want|pick\w*|come|speak|talk|know)|reject\w*|turn(?:ed)? me (?:away|down)|too busy|forg[eo]t\w*|judg\w+|lectur\w+|kill me|resent\w*|grudge|worst|stares?|staring|drunk|mouthful|no longer|(?:say|said|saying) no|not recogni[sz]e|nervous|tense|embarrass\w*|asham\w*|slam\w*|thr[eo]w\w*|scream\w*|threat\w*|kick\w*|punch\w*|hit me|pretend\w*|drama|disaster|"
    r"tell me (?:off|to (?:go|get|leave))|go away|get lost|give (?:out|me hell)|dead (?:air|silence)|an earful|earful|frost\w*|chilly|grief|lose it|bite my head off|wouldn't|won't|not interested)\b",
    re.IGNORECASE,
)  # fmt: skip
_SAME = re.compile(
    r"\b(?:as (?:i )?(?:expected|thought)|about (?:the same|what|as)|same|ok|okay|alright|all right|so-?so|meh|normal|usual)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|wasn't|isn't|didn't|nothing) (?:\w+ )?(?:great|good|better|well|fun|nice|easier|happy|glad|pleased|kind|friendly|warm)\b",
    re.IGNORECASE,
)
_LESS_BAD = re.compile(
    r"\b(?:(?:not|never|wasn't|isn't|nothing|weren't|didn't|no|without|zero|wan't|wasnt|didnt|nowhere near|nothing like)\b(?: (?:a|an|any|at|all|as|so|that|one|even|really|seem\w*|be|sound\w*|look\w*|like|get|got|give|bit|trace|hint|of|word|me|anything|word|the|was)){0,4} "
    rf"{_HARDER.pattern.removeprefix(chr(92) + 'b')}|less (?:bad|awkward|scary|cold))",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    r"\b(?:he|she|they|it|that|mum|dad|[A-Z]\w+) (?:wasn't|wasnt|didn't|didnt|weren't|werent|did not|was not|were not|never did|never|isn't|don't|doesn't)(?:\b.{0,12})?[.!]*$"
    r"|^(?:not (?:at all|a bit|one bit|even)|none of (?:it|that)|nothing of the (?:sort|kind)|nope|far from it|the opposite|opposite|quite the (?:opposite|contrary)|i was wrong|wrong)\b",
    re.IGNORECASE,
)
_JUST_SO = re.compile(
    r"\b(?:he|she|they|it|that|i) (?:was|were|did|is)(?: too| so| exactly that)?[.!]*$|\bi was right\b|\bjust (?:so|that|as)\b|\bexactly (?:that|so|as|what)\b|\bas (?:i )?(?:expected|thought|feared)\b|\bso it was\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^(?:(?:so|ok|okay|well|hi|hey|yes|and|then|today|yesterday|just|finally|update|done|last night|this (?:morning|evening|afternoon)|on \w+)[ ,:.!]+){0,4}(?:i |i've |i have |we |have )?(?:\w+ly |just |did |again |finally |today |really ){0,4}"
    r"(?:call\w*|rang|rung|ring|phon\w+|telephon\w+|text\w*|messag\w*|wrote|write|written|sent|send|e?mail\w*|met|meet|saw|see|visit\w*|went|spoke|speak|talk\w*|facetim\w*|skyp\w*|dm\S*|said (?:hi|hello)|reach\w*|contact\w*|got in touch|gave)\b",
    re.IGNORECASE,
)
_CAME_OF_IT = re.compile(
    r"\b(?:he|she|they|it|mum|mom|dad|we)(?: (?:just|only|even|really|was|were|had|actually)){0,4} (?:\w+ed|was|were|said|told|went|had|got|gave|took|came|sang|spoke|met|laughed|sounded|seemed|made|put|kept|hung|left|wept|cried|wrote|rang|sat|ate|pick|answer|say|tell)\b"
    r"|\b(?:went|gone|was|is|all) (?:\w+ )?(?:alright|all right|ok|okay|fine|well|good|great|bad\w*|lovely|grand|sound|rough|awful|smooth\w*|grand|nice|quick|short|awkward|weird|hard|easy|lush)\b"
    r"|\b(?:no answer|voicemail|no reply|didn't (?:pick|answer|reply)|not pick|picked(?: up)?\b|he replied|she replied)",
    re.IGNORECASE,
)
_LITTLE = frozenset("he she they it we you would will that the be is was to an and my me him her them of for".split())
FEWEST = 3
"""Words of an outcome that says something by itself; one of fewer ("He didn't") goes with what was told before."""
QUOTED = 14
"""Words of theirs that are given back at most."""
READ = 500
"""Characters of a text that are read."""
KEPT = 200
"""Characters of each that are kept."""


@dataclass(frozen=True)
class Gap:
    """What was expected, how it went, and the one beside the other; None where nothing is said."""

    expected: str | None = None
    went: str | None = None
    compared: Compared | None = None


def gap_in(text: str) -> Gap:
    """Expectation and outcome where the text tells both ("I had expected her to hang up. She laughed."), else the outcome."""
    plain = _plain(text)
    return _both(plain) or Gap(None, text.strip() or None, compared_in(plain))


def tells_gap(text: str) -> bool:
    """Whether a text tells both what was expected and what came of it."""
    return _both(_plain(text)) is not None


def tells_compared(text: str) -> bool:
    """Whether it tells the one beside the other, without saying what was expected: "better than I'd feared"."""
    return _THAN.search(_plain(text)) is not None


def tells_harm(text: str) -> bool:
    """Whether a text has words of violence, of a touch that was not wanted, or of abuse."""
    return _HARM.search(_plain(text)) is not None


def outcome_in(text: str) -> str | None:
    """What came of a contact where a text tells that, without the telling that there was one; else None."""
    pieces = [_bare(one) for one in _SENTENCES.split(_plain(text)) if _bare(one)]
    if not pieces:
        return None
    first = pieces[0]
    if _TOLD.search(first):
        told = re.split(r"\s*(?:[,;–—]|\s-\s|:)\s*(?:and |but )?|\s+(?:and|but)\s+(?=(?:he|she|they|it|we|there|was|went)\b)", first, maxsplit=1)  # fmt: skip
        pieces = [*(one for one in told[1:] if one), *pieces[1:]]
    pieces = [one for one in pieces if not _EXPECTED.search(one)]
    found = [one for one in pieces if _CAME_OF_IT.search(one) or (not _TOLD.search(one) and compared_in(one))]
    return _joined(found)[:KEPT] if found else None


def expected_in(text: str) -> str | None:
    """What had been expected where a text tells that, whether or not it tells what came of it; else None."""
    plain = _plain(text)
    both = _both(plain)
    if both is not None:
        return both.expected
    read = (_expectation(sentence) for sentence in _SENTENCES.split(plain))
    return next((one.expected[:KEPT] for one in read if one is not None), None)


def compared_in(text: str) -> Compared | None:
    """Better, the same or harder than expected, as far as words tell; None where they do not."""
    plain = _plain(text)
    if _LESS_BAD.search(plain):
        return "better"
    if _NEGATED.search(plain) or _HARDER.search(plain):
        return "better" if re.search(r"\bnot (?:as|so|that) bad\b", plain, re.IGNORECASE) else "harder"
    if _BETTER.search(plain):
        return "better"
    return "same" if _SAME.search(plain) else None


def beside(expected: str, went: str, *, is_fear: bool = False) -> Compared | None:
    """What came beside what was expected: better, the same, harder; None where words do not tell, and where harm was
    feared or done."""
    expected, went = expected[:READ], went[:READ]
    before, after = compared_in(expected), compared_in(went)
    if _HARM.search(f"{expected} {went}"):
        return None
    if _THAN.search(went) or re.search(r"\b(?:better|worse)\b", went, re.IGNORECASE):
        return after
    is_feared = is_fear or before == "harder"
    said = [one.rstrip(" .!") for one in _SENTENCES.split(went)]
    if any(_CONTRARY.search(one) for one in (said[0], said[-1])):
        return "better" if is_feared or before is None or after == "better" else "harder"
    if _JUST_SO.search(said[0]) or _is_what_was_said(expected, went):
        return "same"
    if is_feared:
        return "same" if after == "harder" else "better"
    if before == "better":
        return "same" if after in ("better", "same") else after
    return after


def _is_what_was_said(expected: str, went: str) -> bool:
    """Whether what came is told in the words of what was expected."""
    words = [
        {one[:3] for one in re.findall(r"[a-z]{2,}", text.lower()) if one not in _LITTLE} for text in (expected, went)
    ]
    return (
        bool(words[0]) and words[0] <= words[1] and not re.search(r"\b(?:not|never|\w+n't|no)\b", went, re.IGNORECASE)
    )


def quoted(text: str) -> str:
    """The beginning of it, as it may be given back: one clause, not longer than QUOTED words."""
    first = _SENTENCES.split(text.strip()[:READ])[0]
    words = first.strip(' .,;:!?"“”').split()
    if len(words) <= QUOTED:
        return " ".join(words)
    clause = re.split(r"[,;]|\s(?:and|but|because|so)\s", " ".join(words))[0].split()
    kept = clause if 2 <= len(clause) <= QUOTED else words[:QUOTED]
    return " ".join(kept) + ("" if kept is clause else " …")


@dataclass(frozen=True)
class _Expectation:
    """An expectation in a sentence: what came before it, what it was, whether it was a fear, what follows a "but"."""

    before: str
    expected: str
    is_fear: bool
    after: str


def _expectation(sentence: str) -> _Expectation | None:
    found = _EXPECTED.search(sentence)
    if found is None or _THAN.search(sentence) or _NO_EXPECTATION.search(sentence, found.start()):
        return None
    rest = sentence[found.end() :]
    turn = _TURN.search(rest, 2)
    expected = _bare(_LINK.sub("", rest[: turn.start()] if turn else rest))
    is_fear = _FEARED.search(found[0]) is not None or compared_in(expected) == "harder"
    if not expected or (_REASON.search(found[0]) and not is_fear):
        return None
    return _Expectation(
        _bare(_CONNECTING.sub("", sentence[: found.start()])),
        expected,
        is_fear,
        _bare(rest[turn.end() :]) if turn else "",
    )


def _both(plain: str) -> Gap | None:
    sentences = [one for one in _SENTENCES.split(plain) if one.strip()]
    for place, sentence in enumerate(sentences):
        one = _expectation(sentence)
        if one is None:
            continue
        went = [part for part in (one.after, *sentences[place + 1 :]) if _bare(part)]
        if not went:
            earlier = outcome_in(_joined([*sentences[:place], one.before]))
            went = [earlier] if earlier else []
        told = _bare(_MARK.sub("", _joined(went)))
        if len(told.split()) < FEWEST and (earlier := outcome_in(_joined([*sentences[:place], one.before]))):
            told = _joined([earlier, told])
        if told:
            compared = beside(one.expected, told, is_fear=one.is_fear)
            return Gap(one.expected[:KEPT], told[:KEPT], compared)
    return None


def _joined(sentences: Iterable[str]) -> str:
    """The sentences as one text, each with its own end where it has one."""
    bare = [one.strip(" ,;:–—-\n") for one in sentences]
    return _bare(" ".join(one if one[-1] in ".!?…" else f"{one}." for one in bare if one))


def _bare(text: str) -> str:
    return text.strip(" ,;:.–—-\n")


def _plain(text: str) -> str:
    return " ".join(text[:READ].replace("’", "'").replace("\n", ". ").split())
