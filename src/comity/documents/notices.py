"""What a web page says around its text: menus, share buttons, subscriptions, teasers, comment forms.

Every pattern is the wording such notices have on many sites, tried on one short line.
"""

import re

from comity.documents.lines import vocabulary

_LONG = 240  # a notice is shorter than this; a longer line is a paragraph, whatever it says
_LABEL = 160  # and a label of the page shorter still
_SENTENCE = 80  # a line so long that ends with a stop is a sentence and no label


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_NAVIGATION = _any(
    r"(?:back )?to (?:the )?top\Z",
    r"skip to (?:main )?(?:content|navigation)",
    r"(?:home|menu|search|top|next|previous|prev|navigation|toggle navigation|loading|close|about us|contact(?: us)?|"
    r"login|log in|sign in|register|sitemap|rss|faq|careers|archives?|newsletters?|follow us|donate|"
    r"print(?: page)?)\W*\Z",
    r"(?:next|prev(?:ious)?|older|newer) (?:post|article|story|entry|page)s?\b.{0,80}\Z",
    r"(?:load|show|view|see|read) (?:more|all|less)\W*\Z",
    r"(?:advertisements?|sponsored(?: content| post)?|promoted|breaking news|exclusive|live updates?)\W*\Z",
    r"home\s*(?:[»›>/|]|&gt;)\s*\S",
    r"you are here\b",
    r"(?:read|related|watch|listen|see)(?: more| also| next)?\s*:\s*\S.{0,140}\Z",
    r"languages?\s*:",
)
_SHARE = _any(
    r"(?:share|tweet|print|e-?mail|pin it|whatsapp|facebook|twitter|x|linkedin|telegram|reddit|copy link|bookmark|save|"
    r"follow)(?:[\s,|/·•]+(?:share|tweet|print|e-?mail|pin it|whatsapp|facebook|twitter|x|linkedin|telegram|reddit|"
    r"copy link|save|this|article|post|page|on|via|us|link))*\W*\Z",
    r"\d[\d.,]*k?\s+(?:shares?|comments?|views?|likes?|retweets?|reads?|replies)\W*\Z",
    r"this (?:post|article|page|story) has been (?:seen|viewed|read|visited)\b",
    r"(?:estimated )?(?:reading time|time to read)\b|\d+[\s-]*min(?:ute)?s?\.? (?:read|to read)\b",
    r"(?:last |first )?(?:updated|modified|edited)\b.{0,60}\d{4}",
    r"(?:tags?|topics?|keywords?|filed under|posted in|categor(?:y|ies)|sections?|related topics)\s*:",
)
_ACCESS = _any(
    r"(?:we|this (?:web)?site|our (?:web)?site|by (?:using|continuing))\b.{0,60}\bcookies?\b",
    r"(?:accept|reject|manage|allow)(?: all)?(?: (?:non-?)?essential)? cookies?\b",
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice)\b|terms (?:of (?:use|service)|and conditions)\W*\Z",
    r"(?:please )?(?:subscribe|sign up|sign in|log ?in|register (?:now|here|today|to|for|or|with)|join us|become a (?:member|subscriber))\b"
    r"(?:\W*\Z|.{0,80}\b(?:to|for|or|our|now|today|newsletter|account|updates|access)\b)",
    r"(?:sorry,? )?(?:you (?:have|do not have|don't have)|you are not)\b.{0,30}\b(?:rights?|permission|allowed|"
    r"authori[sz]ed|"
    r"logged in|access)\b",
    r"this (?:article|content|story|post) is (?:for|only|available (?:to|only)|"
    r"reserved)\b.{0,60}\b(?:subscribers?|members?)",
    r"(?:already|not) (?:a|an?) (?:\w+ )?(?:subscriber|member)\b|subscription (?:plans?|prices?|options?|"
    r"required|fees?)\b",
    r"(?:free|premium) (?:trial|articles?|content)\W*\Z|you have \d+ (?:free )?articles?\b",
    r"enter your (?:e-?mail|address)\b",
    r"(?:©|\(c\)|copyright\b)\s*.{0,100}\d{4}",
)
# The same, where the telling words stand further on: tried only on a line that has one of the words before it.
_FURTHER = tuple(
    (words.split(), re.compile(pattern, re.IGNORECASE))
    for words, pattern in (
        (
            "article story access text post content",
            r".{0,40}\b(?:to|please)\b.{0,30}\b(?:view|read|see|continue|get|access|unlock)\b.{0,30}"
            r"\b(?:complete|full|rest|whole|entire|unlimited)\b.{0,20}\b(?:article|story|access|text|post|content)\b",
        ),
        (
            "day week month quarter year issue",
            r".{0,60}(?:[$€£₹¥]|\b(?:rs\.?|usd|eur|gbp|inr))\s?\d[\d.,]*\s*(?:/|per|for|a|every)\s*(?:\d+\s*)?"
            r"(?:day|week|month|quarter|year|issue)s?\b.{0,20}\Z",
        ),
        ("mail", r".{0,80}\be-?mail (?:lists?|newsletters?|address)\b.{0,40}:\W*\Z"),
        ("reserved", r".{0,120}\ball rights reserved\b"),
    )
)
_RELATED = _any(
    r"(?:you (?:might|may|could) (?:also )?(?:like|enjoy|be interested in)|check (?:this |these )?(?:also|out)|"
    r"see also|"
    r"don'?t miss|up next|what to read next|"
    r"recommended(?: (?:for you|reading|stories|articles))?|trending(?: now)?|popular(?: posts| now| stories)?|"
    r"(?:also|more) (?:from|on|in|by)\b.{0,40}|more (?:news|stories|articles|like this)|"
    r"(?:most|latest|recent|top|related|similar) (?:read|popular|viewed|shared|news|posts?|articles?|stories|"
    r"story|content|"
    r"topics?|links?|reading|coverage|comments?)|editor'?s'? picks?|featured(?: posts?| articles?)?)\s*[:»›>]?\s*\Z",
)
_COMMENTS = _any(
    r"(?:leave|post|write|add) (?:a|your) (?:reply|comment|response)\b",
    r"(?:comments?|responses?|discussion|join the (?:discussion|conversation)|reader comments|"
    r"\d+ thoughts on\b.{0,120})"
    r"\s*(?:\(\d+\))?\W*\Z",
    r"your e-?mail (?:address )?will not be (?:published|shared)\b|required fields are marked\b",
    r"(?:name|e-?mail|website|comment)\s*\*\s*\Z|(?:cancel|post|submit)\s+(?:reply|comment)\W*\Z",
)
_AUTHOR = re.compile(
    r"(?i:about (?:the )?(?:\w+ )?(?:authors?|writers?)|authors?(?: image| bio| details)?|written by)\s*:?\s*\Z"
    r"|(?:(?i:written|story|report|posted|analysis|reporting) )?[Bb][Yy]:?\s+"
    r"(?:(?:Dr\.? |Prof\.? )?[A-Z][\w.'’-]*,?\s*(?:(?:and|&|de|van|von|bin|al)\s+)*){1,8}\Z"
)
_LANGUAGES = vocabulary(
    "english français francais deutsch español espanol italiano português portugues "
    "nederlands polski türkçe русский українська العربية עברית فارسی हिन्दी 中文 简体 繁體 繁体 "
    "简体中文 繁體中文 日本語 한국어 en fr de es it pt ru zh ar"
)
_CRUMBS = re.compile(r"\s(?:»|›|&gt;|>|→)\s")
IMAGE_FILE = re.compile(r"[^\s/]*\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)\Z", re.IGNORECASE)
CAPTION = re.compile(
    r"(?:(?:figure|fig\.|table|map|chart|graph|exhibit|diagram|photo(?:graph)?|image|picture|illustration|box)\s*"
    r"\d{1,3}(?:\.\d{1,2})?\s*[.:|—–-]\s*\S)"
    r"|(?:(?:photo|image|picture|caption|credit|source|video|graphic|illustration|photograph)s?\s*(?:credits?|"
    r"by|courtesy(?: of)?)?"
    r"\s*:\s*\S.{0,160}\Z)|▲|\((?:photo|image|credit)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\((?:[^()]{0,60}\b(?:photo|image|AP|AFP|Reuters|Getty|EPA|Xinhua|TASS)\b[^()]{0,60})\)|"
    r"/\s?(?:Getty Images|AFP|AP|EPA|TASS|"
    r"Reuters|Xinhua|Shutterstock)|(?:AP|AFP|EPA|REUTERS)(?: Photo)?/[A-Z][\w .-]+|Getty Images|Shutterstock)\s*\.?\Z"
)


def is_notice(line: str) -> bool:
    """Whether a line is page furniture by its wording: navigation, sharing, access, copyright, author."""
    if not line or len(line) > _LONG:
        return False
    if _ACCESS.match(line) or _bars_access(line):
        return True
    if len(line) > _LABEL or (line[-1] == "." and len(line) > _SENTENCE):
        return False
    return bool(
        _NAVIGATION.match(line)
        or _SHARE.match(line)
        or _AUTHOR.match(line)
        or _is_breadcrumb(line)
        or _is_language_switch(line)
    )


def _bars_access(line: str) -> bool:
    low = line.lower()
    return any(pattern.match(line) for words, pattern in _FURTHER if any(word in low for word in words))


def opens_teasers(line: str) -> bool:
    """Whether links to other pages follow this line."""
    return len(line) <= _LABEL and line[-1:] != "." and bool(_RELATED.match(line))


def opens_comments(line: str) -> bool:
    """Whether comments, or the form for them, follow this line."""
    return len(line) <= _LONG and bool(_COMMENTS.match(line))


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a figure or picture by its wording."""
    if CAPTION.match(line):
        return True
    end = line[-60:]
    return (
        0 < len(line) <= 2 * _LONG
        and ("/" in end or end[-1] == ")" or "Images" in end)
        and bool(_CREDIT.search(line[-100:]))
    )


def _is_breadcrumb(line: str) -> bool:
    if line.isascii() and ">" not in line and "&gt;" not in line:
        return False
    parts = _CRUMBS.split(line)
    return len(parts) > 1 and max(map(len, parts)) <= 80 and line[-1] not in ".!?"


def _is_language_switch(line: str) -> bool:
    if len(line) > 100 or line[-1] in ".!?":
        return False
    words = [word for word in re.split(r"[\s|/,·•:]+", line.lower()) if word]
    return 2 <= len(words) <= 12 and all(word in _LANGUAGES for word in words)
