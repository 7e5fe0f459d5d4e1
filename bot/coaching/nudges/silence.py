"""Whether words ask for quiet, or tell that somebody is away: what a pause, or hours without notes, hang on."""

from __future__ import annotations

import re

_WRITING = (
    r"(?:be |keep |get |go |start )?(?:disturb|bother|writ(?:e|ing)|te?xt(?:ing)?|mess[ae]g(?:e|ing)|msg|send(?:ing)?|"
    r"nudg(?:e|ing)|ping(?:ing)?|remind(?:ing)?|prompt(?:ing)?|contact(?:ing)?|notif(?:y|ying)|buzz(?:ing)?|"
    r"beep(?:ing)?|nag(?:ging)?|call(?:ing)?|ring(?:ing)?)\b"
)
_NOTES = (
    r"(?:mess[ae]ges?|msgs?|txts?|nudges?|notes?|reminders?|reminding|pings?|texts?|prompts?|buzz(?:ing|es)?|contact|"
    r"notifications?)"
)
_NO = (
    r"(?:do ?n['o]?t|do not|never|not to|not|avoid|refrain from|without|stop|quit|no more|cease|rather not|no|dun)"
    r"(?: (?:be|you|ever|please|pls)){0,2}"
)
_STOPPING = r"(?:hold|pause|stop|mute|freeze|suspend|skip|cut|shut|silence|drop|halt|switch off|turn off)"
_UNTIL = r"(?:until|till|til)"
_ASKS = re.compile(
    "|".join(
        (
            rf"\b{_NO} {_WRITING}",
            rf"\b(?:no|not|zero|none of the|any|without) (?:\w+ )?{_NOTES}\b",
            rf"\b{_STOPPING}\b[^.!?]{{0,25}}\b(?:{_NOTES}|off|them|it|these|this|everything|all|down)\b",
            rf"\b{_NOTES}\b.{{0,12}}\boff\b|\b(?:please|pls|you) stop\b|\bstop (?:for|{_UNTIL})\b|\btemporarily\b",
            r"(?:\bnot|n't)\b[^.,;!?]{0,20} be (?:disturbed|bothered|contacted|reminded|messaged)\b|\bno earthly use\b",
            r"\bpaus(?:e|ed|ing)\b|\bmute\b|\bshush\b|\bhush\b|\bsuspend\b|\bfreeze\b|\bon hold\b",
            rf"\bchill(?: out)? (?:with|on) (?:\w+ )?{_NOTES}\b",
            r"\bhold (?:off|on|it|fire)\b",
            r"\b(?:be|stay|keep|go|remain|want|need|like|some)(?: \w+)? (?:quiet|silent|still|silence|peace)\b",
            rf"\b(?:quiet|silence)\b.{{0,20}}\b(?:{_UNTIL}|for|from|between|after|please|pls|hours|time)\b",
            r"^\W*(?:quiet|silence)\b|\bdo not disturb\b|\bdnd\b|\bleave me (?:alone|be|in peace)\b",
            rf"\b(?:break|breather|rest|peace) from (?:\w+ ){{0,2}}(?:{_NOTES}|nudging|writing|you|kith)\b",
            r"^\W*(?:(?:please|pls|kith) )*give (?:me|it) (?:a )?(?:break|rest|peace)\b|\btake me off\b",
            r"\b(?:send|write|want|need|say|text|message|nudge) (?:me |us )?(?:nothing|none|nowt)\b",
            r"(?<!there is )(?<!there's )(?<!theres )(?<!feel )\bnothing (?:please|pls|before|after|between|until|"
            r"till|til|later than|this (?:week|month)|today|tonight|tomorrow|from \d|"
            r"for (?:an?|the next|\d+|two|three|now)|at (?:night|lunch|work|the weekend|weekends)|"
            r"on (?:my|\w+days?|weekends)|(?:in|during) the (?:mornings?|afternoons?|evenings?|nights?|day))\b",
            r"\bno more\b|\bspeak after\b|\bless often\b",
            r"\b(?:not|never) (?:before|after|until|till|at|on|in the|during|for a (?:while|bit|week|month))\b",
            r"\bback in (?:spring|summer|autumn|winter)\b|\bwrite (?:to )?me (?:in|after|when)\b",
            r"\b(?:stop|enough|skip|not) (?:for )?(?:now|the moment|me|a while|a bit|this week)\b",
            rf"\bwhen i'?m ready\b|\bafter the \d|\bnone (?:at all|{_UNTIL}|for)\b",
        )
    ),
    re.IGNORECASE,
)
_DAY = r"(?:\d|the|a|two|three|four|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)"
_I = r"\bi(?:'?m| am|'?ll be| will be|'?ve been| have been| was|'?ll| will| have| need| must| go| got| get)?"
_INSIDE = r"(?:in|into|to) (?:the |a )?(?:hospital|rehab|detox|camp|prison|jail|ward)\b"
"""Where nobody is reached; only the writer counts, not somebody of theirs."""
_AWAY = re.compile(
    "|".join(
        (
            r"\bon (?:holiday|hols?|vacation|leave|honeymoon|tour|the rig|the boats|retreat)\b|\bannual leave\b",
            r"\bhoneymoon\b|\bhajj\b|\bradio only\b|\bexams?\b|\bfinals\b|\bhome sunday\b|\bi return\b",
            rf"{_I} (?:(?:still|back|now|just|here|away|stuck|going|go|off|get|be|have|need|had|taken|admitted|put|"
            rf"sent|heading|headed|checking|being|to) ){{0,4}}{_INSIDE}",
            rf"(?:^|[.,;:!?–-])\W*(?:(?:going|off|while|checking) )?{_INSIDE}",
            r"(?:^|[.,;:!?–-])\W*hospital (?:from|till|until|for)\b",
            r"\b(?:i'?m|i am|i'?ll be|i will be|am|be|going|off|being|we'?re) (?:\w+ )?(?:away|abroad|travell?ing|"
            r"at sea|offline|off grid|on the road)\b",
            rf"{_I} gone (?:{_UNTIL}|from|for (?:an?|\d+|two|three|four|five|ten)|\d+|two|three|a) \w",
            r"\bout of (?:the )?(?:country|office|range|reach)\b|\bout on the (?:water|boat|sea)\b",
            r"\bno (?:signal|network|reception|bars|internet|phone|screens?)\b|\bbarely a signal\b",
            r"\bcannot hold (?:the )?phone\b|\btake (?:the|our|my) phones?\b|\bcan'?t (?:look at screens|type)\b",
            rf"\b(?:{_UNTIL}|when|once|before) i'?(?:m| am| get| come)? (?:am )?(?:back|home|ashore|out|return)\b",
            rf"\bback (?:in|on|after|home) {_DAY}\b|\b(?:see|speak to|talk to) (?:you|ya|u) in\b",
        )
    ),
    re.IGNORECASE,
)
_END = re.compile(rf"\b(?:{_UNTIL}|this week|today|for (?:an?|the|\d+|some|two|three|four|five|ten))\b", re.IGNORECASE)


def asks_quiet(text: str) -> bool:
    """Whether a text asks that something not be sent, at some time or for some time."""
    return _ASKS.search(text.replace("’", "'")) is not None


def tells_absence(text: str) -> bool:
    """Whether a text tells that its writer is away or cannot be reached."""
    return _AWAY.search(text.replace("’", "'")) is not None


def names_end(text: str) -> bool:
    """Whether a text says until when, or for how long."""
    return _END.search(text) is not None
