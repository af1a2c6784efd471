"""HTML as clean text: the main text by trafilatura, and what it leaves out (menus, notices, comments) set apart.

Takes: the bytes of a page. Gives: headings and paragraphs in order, then the rest as boilerplate; title, author, site,
date and address as the page's own metadata say. Refuses: pages of more than `LARGEST` bytes or
`MOST` tags, or nested deeper than `DEEPEST`.
"""

import codecs
import contextlib
import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html

from comity.documents import page
from comity.documents.clean import Extract, written
from comity.documents.dates import printed_date, published_date
from comity.documents.decode import decode
from comity.documents.lines import ends_sentence, split, vocabulary, word_count
from comity.documents.metadata import Metadata, one_line
from comity.model import BlockKind, Refused

LARGEST = 10 << 20  # bytes; the main text of a page this long takes some ten seconds
DEEPEST = 200  # elements in each other; the parser stops at 256, and no page written for readers comes near
MOST = 120_000  # tags, ends included; the longest pages of encyclopedias have half as many

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
# what pages mean by the names of older and smaller encodings
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?:\s[^<>]{0,2000})?(/?)>")
_SILENT = ("script", "style", "noscript", "template", "svg", "textarea", "iframe", "head")
# Elements without an end, or whose end may be left out: they say nothing about depth.
_FLAT = vocabulary(
    "area base br col embed hr img input link meta param source track wbr p li dd dt td th tr thead tbody "
    "tfoot option optgroup colgroup html head body rt rp"
)
_BLOCKS = vocabulary(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul br title"
)
_HEADINGS = frozenset({"head", "title"})
_DATES = {"extensive_search": False}  # the library's guess is not used: it takes dates out of running text
_DATE_NAMES = vocabulary(
    "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued "
    "dcterms.date dcterms.issued dcterms.created citation_publication_date citation_date citation_online_date publishdate "
    "publish-date publish_date publication_date pubdate parsely-pub-date sailthru.date originalpublicationdate"
)
_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def extract(data: bytes, format_: str, where: str) -> Extract:
    """The clean text of an HTML page. Raises `Refused` if it is too large, too deep or holds no text."""
    del format_
    if len(data) > LARGEST:
        raise Refused(
            f"the page is too large ({len(data) >> 20} MB)",
            where=where,
            hint=f"the limit for HTML is {LARGEST >> 20} MB",
        )
    text = _decoded(data, where)
    audible = _audible(text)
    if _is_deeper(audible, DEEPEST):
        raise Refused(f"the page is nested more than {DEEPEST} deep", where=where, hint="save its text as .txt")
    if audible.count("<") > MOST:
        raise Refused(f"the page has more than {MOST} tags", where=where, hint="save its text as .txt")
    tree = _parsed(text, where)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, date_extraction_params=_DATES, with_metadata=True
    )
    rest = list(_lines(_parsed(text, where)))
    main = list(_main(found.body)) if found is not None and found.body is not None else list(_by_lines(rest))
    if not any(kind == "body" for kind, _ in main):
        main = list(_by_lines(rest))
    if not main:
        raise Refused("the page holds no text", where=where)
    printed = printed_date(rest)
    return Extract(
        written([*main, *_left_out(rest, main)]),
        _metadata(found, _page_date(_parsed(text, where))),
        Metadata(published=printed, published_from="date line" if printed else ""),
    )


def _decoded(data: bytes, where: str) -> str:
    """By the page's own word for its encoding where that holds, else as any text."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with contextlib.suppress(LookupError, UnicodeDecodeError):  # a page may be wrong about itself
            name = codecs.lookup(named[1].decode("ascii")).name
            return data.decode(_MEANT.get(name, name))
    return decode(data, where)


def _audible(text: str) -> str:
    """The page without comments and scripts, whose contents may look like tags. One pass, whatever the page holds."""
    parts: list[str] = []
    at, low = 0, text.lower()
    ends = {"<!--": "-->", "<script": "</script", "<style": "</style"}
    for found in re.finditer(r"<!--|<script\b|<style\b", low):
        if found.start() < at:
            continue
        parts.append(text[at : found.start()])
        end = low.find(ends[found[0]], found.end())
        if end < 0:
            return "".join(parts)
        at = end + len(ends[found[0]])
    parts.append(text[at:])
    return "".join(parts)


def _is_deeper(text: str, limit: int) -> bool:
    depth = 0
    for found in _TAG.finditer(text):
        if found[3] or found[2].lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > limit:
            return True
    return False


def _parsed(text: str, where: str) -> html.HtmlElement:
    parser = html.HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("the page holds no text", where=where) from error
    return tree


def _main(body: etree._Element) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of the main text."""
    for element in body.iterchildren():
        for leaf in _leaves(element):
            text = one_line(" ".join(leaf.itertext()) if leaf.tag == "row" else "".join(_broken(leaf)))
            if text:
                yield _kind(leaf, text), text


def _leaves(element: etree._Element) -> Iterator[etree._Element]:
    """The parts of an element that are paragraphs of their own: the items of a list, the rows of a table."""
    if element.tag in ("list", "table", "div", "quote", "figure") and len(element):
        for child in element.iterchildren():
            yield from _leaves(child)
    else:
        yield element


def _broken(element: etree._Element) -> Iterator[str]:
    """The text of an element, a blank for every line break in it."""
    yield element.text or ""
    for child in element.iterchildren():
        yield " " if child.tag == "lb" else ""
        yield from _broken(child)
        yield child.tail or ""


def _kind(leaf: etree._Element, text: str) -> BlockKind:
    if leaf.tag in _HEADINGS:
        return "heading"
    if leaf.tag in ("row", "cell"):
        return "body" if ends_sentence(text) and word_count(text) >= 8 else "caption"
    kind = page.kinds([text], list(split(text)))[0]
    return "body" if kind == "heading" and word_count(text) >= 4 else kind


def _by_lines(lines: list[str]) -> Iterator[tuple[BlockKind, str]]:
    """A page in which no main text was found is read as the text of a page, line by line."""
    whole = "\n".join(lines)
    yield from zip(page.kinds(lines, list(split(whole))), lines, strict=True)


def _lines(tree: html.HtmlElement) -> Iterator[str]:
    """The text of the page as a reader sees it, a line for each block."""
    for silent in list(tree.iter(*_SILENT)):
        silent.drop_tree()
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            line = one_line("".join(parts))
            if line:
                yield line
            parts = []
        parts.append((element.text if event == "start" else element.tail) or "")
    line = one_line("".join(parts))
    if line:
        yield line


def _left_out(lines: list[str], main: list[tuple[BlockKind, str]]) -> Iterator[tuple[BlockKind, str]]:
    """What the page holds beside its main text, each line once."""
    seen = "\n".join(_bare(text) for _, text in main)
    told = {_bare(text) for _, text in main}
    for line in lines:
        bare = _bare(line)
        if bare and bare not in told and not (len(bare) > 40 and bare in seen):
            told.add(bare)
            yield "boilerplate", line


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _page_date(tree: html.HtmlElement) -> str:
    """The date a page gives as that of its publication. A date in its words is left to `dates`, which knows where to look."""
    for meta in tree.iter("meta"):
        name = next((meta.get(key) for key in ("property", "name", "itemprop") if meta.get(key)), "").lower()
        if name in _DATE_NAMES and (date := published_date(meta.get("content") or "")):
            return date
    for script in tree.iter("script"):
        for found in _DATE_PUBLISHED.finditer(script.text or ""):
            if date := published_date(found[1]):
                return date
    times = [time for time in tree.iter("time") if time.get("datetime")]
    own = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    dates = {published_date(time.get("datetime") or "") for time in own or times}
    return dates.pop() if len(dates) == 1 else ""


def _metadata(found: trafilatura.settings.Document | None, published: str) -> Metadata:
    origin = "html metadata" if published else ""
    if found is None:
        return Metadata(published=published, published_from=origin)
    return Metadata(
        title=one_line(found.title or ""),
        publisher=one_line(found.sitename or ""),
        author=one_line(found.author or ""),
        url=found.url if (found.url or "").startswith(("http://", "https://")) else "",
        published=published,
        published_from=origin,
    )
