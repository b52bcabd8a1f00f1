"""The text of an HTML mail, line by line, with what is quoted by its markup marked.

Not a browser: it keeps lines, paragraphs, list marks, the cells of a table's row (parted by tabs)
and the targets of links; styles, scripts, comments and pictures leave nothing, and nothing is ever
fetched. One pass, linear in the length whatever the markup: where quotes around an attribute never
close, tags end at the next ">" from there on.
"""

import re
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40}+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_SIMPLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40}+)([^>]*+)>")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_ATTRIBUTE = {
    name: re.compile(rf"(?:^|[\s\"']){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.I)
    for name in ("class", "id", "href", "style")
}
_SILENT_END = {
    name: re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE)
    for name in ("style", "script", "title", "template")
}
_PARAGRAPH = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote")
_LINE = (
    *("div", "table", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "center"),
    *("address", "form", "fieldset", "hr", "tbody", "thead", "includetail", "caption"),
)
# What webmail and mail programs mark as the mail being answered.
_QUOTE_MARKS = re.compile(
    r"(?:gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|ntes-mailmaster-quote"
    r"|isreplycontent|isforwardcontent|zmail_extra|tutanota_quote|lark-mail-quote"
    r"|history-quote-wrapper|aliyun_previous_message_wrap)(?![a-z0-9])",
    re.IGNORECASE,
)
# A blockquote that quotes nobody by itself: what editors indent a paragraph with, and Foxmail's, in
# which people write above the head of the old mail.
_PLAIN_BLOCK = re.compile(
    r"border(?:-width)?:\s*(?:none|0px).*\b40px|\b40px.*border(?:-width)?:\s*(?:none|0px)"
    r"|margin-left:\s*0?\.5em;\s*margin-right:\s*inherit",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = re.compile(r"border-top:\s*solid\s+#(?:b5c4df|e1e1e1)\s+1\.0pt", re.IGNORECASE)


class Line(NamedTuple):
    """A line of text, and whether the markup quotes it."""

    text: str
    quoted: bool


def html_lines(html: str) -> list[Line]:
    """The lines a reader of the mail sees.

    >>> html_lines("<p>Price<br>3.20</p><blockquote>how much?</blockquote>")
    [Line(text='Price', quoted=False), Line(text='3.20', quoted=False), \
Line(text='', quoted=False), Line(text='how much?', quoted=True)]
    """
    page = _Page()
    pattern = _TAG
    position, end = 0, len(html)
    while position < end:
        at = html.find("<", position)
        page.say(html[position : at if at >= 0 else end])
        if at < 0:
            break
        tag = pattern.match(html, at)
        if tag is not None:
            position = _after_tag(page, html, tag)
        elif not html[at + 1 : at + 2].isalpha():
            position = _after_markup(page, html, at)
        elif pattern is _TAG:
            pattern, position = _SIMPLE_TAG, at
        else:
            page.say(html[at:])  # a tag that never ends
            break
    return page.lines()


def _after_tag(page: "_Page", html: str, tag: re.Match[str]) -> int:
    """Take in a tag; past it, and past what a style or script holds."""
    name, closing = tag[2].lower(), tag[1] == "/"
    if name not in _SILENT_END:
        page.see(name, closing, tag[3])
    elif not closing:
        end = _SILENT_END[name].search(html, tag.end())
        return end.end() if end else len(html)
    return tag.end()


def _after_markup(page: "_Page", html: str, at: int) -> int:
    """Past a comment, a declaration or a conditional section; a bare "<" is said."""
    if html[at + 1 : at + 2] not in ("!", "?", "/"):
        page.say("<")
        return at + 1
    close = "-->" if html.startswith("<!--", at) else ">"
    end = html.find(close, at + 2)
    return len(html) if end < 0 else end + len(close)


class _Page:
    """The text so far: a line is closed when the next begins."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._words: list[str] = []
        self._owed = 0  # line ends before the next word
        self._quotes = 0  # those of the open blocks that quote
        # for each open block of a kind, 1 where it marks a quotation
        self._blocks: dict[str, list[int]] = {"div": [], "blockquote": [], "includetail": []}
        self._line_is_quoted = False
        self._verbatim = 0
        self._lists: list[int | None] = []
        self._cells = 0  # cells so far in this row
        self._fresh = False  # at the beginning of a cell or a list entry
        self._link = ""
        self._link_from = 0

    def say(self, written: str) -> None:
        """Text between two tags."""
        if not written:
            return
        text = unescape(written) if "&" in written else written
        if self._verbatim:
            self._say_verbatim(text)
            return
        text = _BLANKS.sub(" ", text)
        if self._owed or not self._words:
            text = text.removeprefix(" ")
        if text and not (text == " " and self._words[-1].endswith(" ")):
            self._put(text)

    def _say_verbatim(self, text: str) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self._break(1, pile=True)
            if line:
                self._put(line)

    def see(self, name: str, closing: bool, attributes: str) -> None:
        """A tag."""
        if name == "br":
            self._break(1, pile=True)
        elif name in ("td", "th"):
            self._cell(closing)
        elif name == "a":
            self._anchor(closing, attributes)
        elif name in _LINE or name in _PARAGRAPH:
            if not (self._fresh and not closing):
                self._break(2 if name in _PARAGRAPH else 1)
            self._block(name, closing, attributes)

    def lines(self) -> list[Line]:
        """Everything said, without empty lines at the beginning and the end."""
        if self._words:
            self._close_line()
        said = [number for number, line in enumerate(self._lines) if line.text]
        return self._lines[said[0] : said[-1] + 1] if said else []

    def _block(self, name: str, closing: bool, attributes: str) -> None:
        if name in self._blocks:
            self._nest(name, closing, attributes)
        elif name == "pre":
            self._verbatim = max(0, self._verbatim + (-1 if closing else 1))
        elif name == "tr":
            self._cells = 0
        elif name in ("ul", "ol", "li"):
            self._list(name, closing)

    def _nest(self, name: str, closing: bool, attributes: str) -> None:
        blocks = self._blocks[name]
        if not closing:
            blocks.append(_marks_quote(name, attributes))
            self._quotes += blocks[-1]
            if name == "div" and _HEAD.search(attributes):
                self._begin_quote()
        elif blocks:
            self._quotes -= blocks.pop()

    def _begin_quote(self) -> None:
        """The head of an old mail: from here the blockquote around it quotes."""
        around = self._blocks["blockquote"]
        if around and not around[-1]:
            around[-1] = 1
            self._quotes += 1

    def _list(self, name: str, closing: bool) -> None:
        if name == "li":
            if not closing:
                self._put(self._list_mark())
                self._fresh = True
        elif not closing:
            self._lists.append(0 if name == "ol" else None)
        elif self._lists:
            self._lists.pop()

    def _list_mark(self) -> str:
        count = self._lists[-1] if self._lists else None
        if count is None:
            return "- "
        self._lists[-1] = count + 1
        return f"{count + 1}. "

    def _cell(self, closing: bool) -> None:
        if closing:
            self._owed = 0 if self._cells else self._owed
            self._fresh = False
            return
        if self._cells and self._words:
            self._owed = 0
            self._words.append("\t")
        self._cells += 1
        self._fresh = True

    def _anchor(self, closing: bool, attributes: str) -> None:
        if not closing:
            self._link, self._link_from = _attribute(attributes, "href"), len(self._words)
            return
        said = "".join(self._words[self._link_from :]).strip()
        link = self._link.strip()
        self._link = ""
        if link.startswith(("http://", "https://")) and said and len(link) <= 500:
            bare = link.removeprefix("https://").removeprefix("http://").rstrip("/")
            if bare not in said:
                self._words.append(f" <{link}>")

    def _put(self, text: str) -> None:
        for _ in range(self._owed):
            self._close_line()
        self._owed = 0
        self._fresh = False
        if not self._words:
            self._line_is_quoted = self._quotes > 0
        self._words.append(text)

    def _break(self, count: int, *, pile: bool = False) -> None:
        """Owe line ends: blocks share them, <br> adds one each time."""
        if pile:
            self._owed = min(self._owed + 1, 3)
            self._fresh = False
        elif self._words or self._lines:
            self._owed = max(self._owed, count)

    def _close_line(self) -> None:
        text = "".join(self._words).replace("\xa0", " ").rstrip()
        self._words.clear()
        self._link_from = 0
        self._lines.append(Line(text, self._line_is_quoted))


def _marks_quote(name: str, attributes: str) -> int:
    """1 where a block holds the mail being answered, else 0; a div says so by its class or id."""
    if name == "blockquote":
        return 0 if _PLAIN_BLOCK.search(_attribute(attributes, "style")) else 1
    if name != "div":
        return 1
    if len(attributes) < 4:
        return 0
    named = f"{_attribute(attributes, 'class')} {_attribute(attributes, 'id')}"
    return 1 if _QUOTE_MARKS.search(named) else 0


def _attribute(attributes: str, name: str) -> str:
    found = _ATTRIBUTE[name].search(attributes[:2_000])
    return unescape(found[1] or found[2] or found[3] or "") if found else ""
