"""Which language a text is in: the share of each script, then the commonest small words.

Takes: text. Gives: an ISO 639-1 code, or nothing where the text is too short or like none of those known here.
The words are the most frequent function words of each language that few of the others share.
"""

import re
from collections import Counter

_SCRIPTS = (
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
# A character of these scripts says about as much as three letters: "北京" is a word of two.
_WEIGHT = {"zh": 3, "ja": 2, "ko": 2}
_LATIN = {
    "en": "the of and to in that is was for with as by on are from this which have has it at be were a an been their met do not he we i",
    "fr": "le la les des et du une dans est que qui pour par sur pas avec au aux ce cette sont ont il elle été",
    "de": "der die und das den von zu mit ist im dem nicht ein eine für auf des sich auch als werden wurde sie",
    "es": "el los las del y en una por con para que se es al lo como más su sus fue ha han pero entre",
    "it": "il di che della dei delle per con una nel gli alla sono è del dal anche più ha hanno tra i lo",
    "pt": "o os da do das dos em uma para com não que por mais ao à foi se são na no pelo pela entre e",
    "nl": "de het een van en in dat op te zijn met voor niet aan er ook door bij naar maar om werd als",
    "pl": "w z na się nie do że jest to przez oraz jak po od dla o są przy był może który która i",
    "cs": "a v se na je že s z do o k pro jako jsou byl byla nebo podle také však které který",
    "sv": "och att det som en på är av för med den till inte har de ett om var från vid kan",
    "da": "og at det som en på er af for med den til ikke har de et om var fra ved kan blev",
    "no": "og at det som en på er av for med den til ikke har de et om var fra ved kan ble",
    "fi": "ja on ei se että oli ovat mutta myös kun tai joka hän sen mukaan kuin ollut jotka",
    "ro": "și de la în cu pe nu este că din pentru care mai a fost sunt al sau prin au",
    "hu": "a az és hogy nem is egy volt meg ez csak mint még már kell pedig vagy szerint",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi sonra kadar ancak ise olduğu",
    "id": "yang dan di dengan untuk dari pada dalam ini itu tidak akan adalah oleh telah juga",
    "vi": "và của là có trong được các cho một với không những đã người này khi đến",
}
_CYRILLIC = {
    "ru": "и в не на что с по как это к из у за от для его был также",
    "uk": "і в не на що з та як це до за від для його був також є",
    "bg": "и в не на че с по като това от за към са ще бе също е се",
    "sr": "и у не на да са по као то из за од за је су се био такође",
    "be": "і ў не на што з па як гэта да за ад для яго быў таксама",
}
_ARABIC = {
    "ar": "في من على إلى أن التي الذي هذا مع عن كان بين",
    "fa": "در به از که این را با است برای آن می های",
    "ur": "کے میں کی ہے اور سے کا کو نے پر کہ یہ",
}
_WORDS = {
    script: {language: frozenset(words.split()) for language, words in lists.items()}
    for script, lists in (("latin", _LATIN), ("cyrillic", _CYRILLIC), ("arabic", _ARABIC))
}
_NEWS = """
accuses agree agreed agreement agrees aid aircraft announced announces approved approves arms army arrived arrives attack attacks became
become before began begin begins between bought build built buy buys called calls carried cooperation country deal deals defence defense
delivered delivers deploy deployed deploys discuss discussed dispute drill drills during ends exercise exercises fighter fighters first
fleet foreign fought held help helicopters hold holds host hosted hosts into its join joined joint joins launched launches leaders left
made meet meeting meets met military missile missiles naval navy new over peace received receives refused refuses said sailed sale sales
sanctions says security sell sells sends sent share shared ships sign signed signs sold state states summit support supports
takes talks tanks third took trade treaty troops two united visit visited visits vote voted votes war warns weapons will
"""
"""English words of the subject: chronologies and headlines do without small words ("1997: Yeltsin visits Beijing")."""
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")  # the "s" of "China's" and "S-400" is no word
_LOOK = 20_000
_LETTERS = 12  # fewer letters than these tell nothing
_SMALL_WORDS = 2  # a single small word may be a name or an accident


def language(text: str) -> str:
    """The language of `text` (of its first 20,000 characters): ISO 639-1, or empty."""
    text = text[:_LOOK]
    shares = {name: len(pattern.findall(text)) * _WEIGHT.get(name, 1) for name, pattern in _SCRIPTS}
    if shares["ja"] > 0.1 * shares["zh"]:
        shares["ja"] += shares.pop("zh")  # kana between them: the characters are Japanese
    script = max(shares, key=lambda name: (shares[name], name))
    if shares[script] < _LETTERS:
        return ""
    return _by_words(text, _WORDS[script]) if script in _WORDS else script


def _by_words(text: str, lists: dict[str, frozenset[str]]) -> str:
    """The language whose small words are commonest, if they are common at all (1 in 12) and clearly ahead."""
    counts = Counter(_WORD.findall(text.lower()))
    total = sum(counts.values())
    hits = {name: sum(counts[word] for word in words) for name, words in lists.items()}
    best = max(hits, key=lambda name: (hits[name], name))
    second = max(count for name, count in hits.items() if name != best)
    if hits[best] >= max(_SMALL_WORDS, total / 12) and hits[best] > second:
        return best
    return "en" if "en" in hits and _headlines(counts, hits) else ""


def _headlines(counts: Counter[str], hits: dict[str, int]) -> bool:
    """Whether words are English whose small words do not tell: 1 in 12 is a word of news, twice as many as others have small words."""
    news = {word: counts[word] for word in _NEWS.split() if word in counts}
    english = hits["en"] + sum(news.values())
    most = max(count for name, count in hits.items() if name != "en")
    return len(news) >= _SMALL_WORDS and english >= counts.total() / 12 and english > 2 * most
