"""What only leads up to a wish: "my goal is to …", "2.", "Objective:", "it would be nice if we"."""

import re
from collections.abc import Iterator

LIMIT = 100
"""How many characters a lead may have; with more it would be a sentence of its own."""

SENTENCE = re.compile(r"(?:\A|\n|[.!?;:]\s)[\s\-*•–—(\[\]>\"“]*")
"""Where a sentence begins, with the signs of a list before its first word."""

_AIM = r"(?:goal|aim|resolution|objective|target|ambition|intention|wish|dream|hope|priority|mission|desire)s?"
_TASK = (
    r"(?:plan|focus|challenge|idea|project|task|milestone|okr|kr|o|nyr|to-?do|step|promise|thing)s?"
)
_OWNER = (
    r"(?:my|our|the|a|an|this|one|another|his|her|their|new|years?|year['’]s|ny|main|top|big(?:ger|gest)?|"
    r"first|second|third|next|only|other|personal|professional|shared|common|joint|smart|long|short|"
    r"(?:long-|short-)?term|life|work|key|number|no|(?:19|20)\d\d)"
)
_NUMBER = r"(?:\s*(?:no\.?\s*|\#)?\d{1,2}\b|\s+(?:one|two|three)\b)?"
_BETWEEN = r"(?:\s+(?!(?:is|are|was|will|would|to)\b)[\w'’-]+)"
_SIGN = r"\s*(?:[:=–—]|\s-\s)"
_IS = r"(?:['’]s|\s+(?:is|are|was|will\s+be|would\s+be))\b"
_TO = r"(?:\s+(?:for\s+(?:us|me)|that))?(?:\s+to\b)?"
_WE = r"(?:i|we|you|he|she|they|my\s+\w+)"
_COULD = r"(?:\s+(?:can|could|would|both|all)\b){0,2}"
_GLAD = (
    r"(?:(?:so|really|very)\s+)?(?:great|nice|good|lovely|cool|wonderful|amazing|helpful|happy|"
    r"glad|pleased|delighted|grateful|best|better|important|time)\b(?:\s+for\s+(?:us|me))?"
)

LEAD = re.compile(
    rf"""(?:
      \(?\d{{1,2}}\s?[.):](?!\d)                                          # 1.  (2)
    | \#\d{{1,2}}\b(?:{_SIGN})?                                           # #1
    | (?:(?:{_OWNER}\s+){{0,5}}(?:{_AIM}|{_TASK})|k?r|week|day){_NUMBER}{_SIGN}     # KR1:  goals -
    | (?:{_OWNER}\s+){{1,5}}(?:{_AIM}|{_TASK}){_NUMBER}{_BETWEEN}{{0,6}}?
      (?:{_SIGN}|{_IS}\s+to\b)                                            # my plan for us is to
    | (?:{_OWNER}\s+){{1,5}}(?:{_AIM}|focus){_NUMBER}{_BETWEEN}{{0,6}}?{_IS}{_TO}   # my goal is
    | [\w\s]{{1,30}}\]                                                    # [Health]
    | {_WE}(?:['’]d|\s+would)(?:\s+really)?\s+(?:like|love|appreciate)\s+it\s+if\s+{_WE}\b{_COULD}
    | (?:what|all|(?:one|the|another|a|some)\s?thing(?:\s+that)?)\s+{_WE}(?:['’]\w+)?
      (?:\s+[\w'’-]+){{1,8}}?{_IS}{_TO}                                     # what I want is
    | (?:(?:it|that|there)\b)?(?:['’](?:d|s|ll))?(?:\s*\b(?:is|would|will|might|could))?\s*(?:\bbe\s+)?
      {_GLAD}\s+(?:to\b|if\s+{_WE}\b{_COULD})                             # it would be nice to
    | {_WE}(?:['’](?:d|ll|m|re))?(?:\s+(?:would|will|am|are))?\s+(?:(?:be|feel)\s+)?{_GLAD}\s+
      (?:to\b|if\s+{_WE}\b{_COULD})                                       # I would be glad if we
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
"""A lead at the beginning of a sentence."""


def leads(text: str) -> Iterator[tuple[int, int]]:
    """Yield where leads stand in a text, as (start, end), in order and apart."""
    at = 0
    for begin in SENTENCE.finditer(text):
        at = max(at, begin.end())
        while (lead := LEAD.match(text, at, at + LIMIT)) is not None:
            yield lead.span()
            at = lead.end()
