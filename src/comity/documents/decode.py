"""Bytes of a text file as characters: UTF-8, UTF-16, GB18030, Windows-1252, and only then a guess.

Takes: the bytes. Gives: the decoded original, without its byte order mark. Refuses: what is no text.
"""

import codecs
import re

from comity.model import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, so it is tried first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text editor writes (it does write tab, line and form feed, return, escape, end of file).
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1c-\x1f\x7f\ufffe\uffff]")
_CONTROL_SHARE = 0.001
_LOOK = 65536
_HAN = re.compile(r"[\u4e00-\u9fff]")
# The 500 commonest characters stand for three quarters of Chinese text; bytes read wrongly as GB18030 hardly give any.
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日"
    "军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美"
    "相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解"
    "水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计"
    "管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完"
    "设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运俄罗联演习"
)


def decode(data: bytes, where: str = "") -> str:
    """The characters of `data`. Raises `Refused` for an empty file and for what is no text."""
    if not data:
        raise Refused("the file is empty", where=where)
    text = _decoded(data, where)
    if not text.strip():
        raise Refused("the file holds only blanks", where=where)
    look = text[:_LOOK]
    if len(_CONTROL.findall(look)) > _CONTROL_SHARE * len(look):
        raise Refused("the file is no text", where=where, hint="its bytes are those of another kind of file")
    return text


def _decoded(data: bytes, where: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    wide = _wide(data[:_LOOK])
    if wide:
        return _strictly(data, wide, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # One bad byte in a long UTF-8 text (a cut file, a stray byte) does not make it another encoding.
        if error.start > 0 and _nearly_utf8(data):
            return data.decode("utf-8", "replace")
    return _legacy(data, where)


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"the file is damaged {encoding} text at byte {error.start}", where=where) from error


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of Western text is zero."""
    half = len(head) // 2
    if half < 2 or (len(head) % 2 and len(head) < _LOOK):
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _nearly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: sequences that hold outnumber bytes that do not, ten to one."""
    text = data[:_LOOK].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(str.__gt__, text, "\x7f" * len(text))) - bad
    return good >= 10 * bad


def _legacy(data: bytes, where: str) -> str:
    """GB18030 where that gives Chinese; else Windows-1252 where that gives words; else the guesser's best."""
    head = data[:_LOOK]
    if _CONTROL.search(head.decode("latin-1")):
        raise Refused("the file is no text", where=where, hint="its bytes are those of another kind of file")
    try:
        chinese = data.decode("gb18030")
        han = _HAN.findall(chinese[:_LOOK])
        if han and sum(character in _COMMON_HAN for character in han) >= 0.3 * len(han):
            return chinese
    except UnicodeDecodeError:
        chinese = ""
    high = sum(byte >= 0x80 for byte in head)
    if high <= 0.3 * len(head):  # Western text has accents here and there; in other old code pages they are the letters
        return data.decode("cp1252", "replace")
    return _guessed(data, where)


def _guessed(data: bytes, where: str) -> str:
    """The last resort, for Cyrillic, Greek, Japanese and other old code pages."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_LOOK]).best()
    if best is None:
        raise Refused("the file's encoding cannot be told", where=where, hint="save it as UTF-8")
    return data.decode(best.encoding, "replace")
