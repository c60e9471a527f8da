"""The Markdown of a record's body -> safe HTML, with an id on every heading.

The body is content, not code: whatever HTML comes out of the CommonMark engine is sanitised, and our own ids are added
afterwards, since the sanitiser removes the author's.
"""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urljoin

import nh3
from pyromark import Markdown, Options

from generator.model.fields import slugify

Addresses = Mapping[str, str | None]
"""What a link to a record, or to a part of one, says (`fund:havnepuljen`, `plan:gjol/2023#havnen`, or `fund:` for the
list) -> address relative to the site. None for what is not shown yet: its link is left out, and its words stay."""

RESERVED = "section-"
"""Ids with this beginning belong to the templates."""
_ENGINE = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
KEPT_TAGS = frozenset({
    "a", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that Markdown makes, and that the sanitiser lets pass; of any other the text stays."""
TAGS_LOST_WITH_TEXT = frozenset({"script", "style", "svg"})
"""Elements that are taken out with all that stands in them."""
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_CLEANER = nh3.Cleaner(
    tags=set(KEPT_TAGS),
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    clean_content_tags=set(TAGS_LOST_WITH_TEXT),
    strip_comments=True,
    link_rel="noopener",
)
_TO_COME = 'href="to-come:"'
_LINK_TO_COME = re.compile(rf"<a\b[^>]*{_TO_COME}[^>]*>(.*?)</a>", re.DOTALL)
_LINK = re.compile(r'href="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-6])>")
_HEADING_LINE = re.compile(r"<h([2-4])>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'<h[2-4] id="([^"]*)">')
_ALIGNED = re.compile(r'<(t[dh]) align="(left|right|center)">')
_ROOTED_IMAGE = re.compile(r' src="/(?!/)')
_FOREIGN_IMAGE = re.compile(r'<img[^>]*src="(?:[a-z]+:)?//[^>]*>', re.IGNORECASE)
_ADDRESS = re.compile(r' (href|src)="([^"]*)"')
_ALTERNATIVE = re.compile(r'<img\b[^>]*? alt="([^"]*)"')
_MARKS = re.compile(r"<[^>]*>")


def to_html(markdown: str, *, root: str, addresses: Addresses) -> str:
    """Render a body; `root` is the way from the page to the site's root (`../../`), or its absolute address."""
    if not markdown or markdown.isspace():
        return ""
    html = _ENGINE.html(markdown)
    if 'href="' in html or "<img" in html:
        html = link_records(html, root, addresses)
    if "<h1>" in html or "<h5>" in html or "<h6>" in html:
        html = _HEADING.sub(_within_page, html)
    has_columns = 'style="text-align' in html
    if has_columns:  # the sanitiser lets no style through
        html = html.replace(' style="text-align: ', ' align="')
    html = _CLEANER.clean(html)
    if has_columns:
        html = _ALIGNED.sub(r'<\1 class="ei-column-\2">', html)
    if "<img" in html:
        html = _FOREIGN_IMAGE.sub(_words_of_picture, html)
    if "<table>" in html:
        html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    return _number_headings(html) if "<h" in html else html


def link_records(html: str, root: str, addresses: Addresses) -> str:
    """Turn links to records, and links and images from the root of the site, into ones from the page.

    A link to what is not shown, such as a list that is empty, keeps its words only.
    """

    def address(found: re.Match[str]) -> str:
        written = found[1]
        whole = addresses.get(written) if "#" in written else None
        if whole is not None:
            return f'href="{root}{whole}"'
        record, mark, part = written.partition("#")
        target = addresses.get(record)
        if target is None and record in addresses:
            return _TO_COME
        if written.startswith("/") and not written.startswith("//"):
            return f'href="{root}{written[1:]}"'
        return found[0] if target is None else f'href="{root}{target}{mark}{part}"'

    linked = _LINK.sub(address, html)
    if _TO_COME in linked:
        linked = _LINK_TO_COME.sub(r"\1", linked)
    return _ROOTED_IMAGE.sub(f' src="{root}', linked) if "<img" in linked else linked


def _words_of_picture(found: re.Match[str]) -> str:
    """Keep what a picture shows in words where the picture itself may not be fetched."""
    words = _ALTERNATIVE.search(found[0])
    return words[1] if words else ""


def alternatives(html: str) -> str:
    """Give what the pictures of a text show, in words."""
    return " ".join(unescape(" ".join(_ALTERNATIVE.findall(html))).split())


def absolute(html: str, *, site: str, page: str, folder: str) -> str:
    """Make the addresses of a text whole, for those who read it elsewhere.

    `site` is the address of the site, and `page` of the page; what is relative is meant from `folder`.
    """

    def whole(found: re.Match[str]) -> str:
        name, written = found[1], found[2]
        if written.startswith("#"):
            return f' {name}="{page}{written}"'
        if written.startswith("/") and not written.startswith("//"):
            return f' {name}="{site}{written[1:]}"'
        return f' {name}="{urljoin(folder, written)}"'

    return _ADDRESS.sub(whole, html)


def _within_page(found: re.Match[str]) -> str:
    """Keep headings between 2 and 4: the title of the page is the only first one."""
    return f"<{found[1]}h{min(max(int(found[2]), 2), 4)}>"


def _number_headings(html: str) -> str:
    taken: set[str] = set()

    def with_id(found: re.Match[str]) -> str:
        wanted = slugify(unescape(_MARKS.sub("", found[2]))) or "afsnit"
        base = f"{wanted}-1" if wanted.startswith(RESERVED) else wanted
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        return f'<h{found[1]} id="{name}">{found[2]}</h{found[1]}>'

    return _HEADING_LINE.sub(with_id, html)


def heading_ids(markdown: str) -> tuple[str, ...]:
    """List the ids of the headings of a body, in its order."""
    return tuple(_ID.findall(to_html(markdown, root="", addresses={}))) if markdown else ()


def plain_text(html: str) -> str:
    """Take the words out of HTML, on one line."""
    return " ".join(unescape(_MARKS.sub(" ", html)).split())


def beginning(markdown: str, length: int = 160) -> str:
    """Give the beginning of a body as plain text, cut at a word, for lists and search engines."""
    html = to_html(markdown[: length * 8], root="", addresses={})
    words = plain_text(html).replace(" .", ".").replace(" ,", ",") or alternatives(html)
    if len(words) <= length:
        return words
    return words[:length].rpartition(" ")[0].rstrip(",.;:–-") + " …"
