"""A form can be fetched, is what it says it is, and has another way for those who cannot use the file.

Passes: `file: files/skema.pdf` with `format: pdf` and `otherwise: Ring, så udfylder vi det sammen.`; `url:` of a page
        with `format: html`; `page:` where the form is found.
Fails:  none or two of `file`, `url` and `page`; a file that is not in `content/`, with the nearest as the mend; a
        `.docx` that is called `pdf`; a PDF without `otherwise` or `otherwise_url`; a `file` with a `size`.
"""

import posixpath
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.guides.form import Form
from generator.model.site import Site
from generator.nearest import nearest
from generator.problems import Message, Problem, say

RULE: Final = "form-file"
SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".xlsx": "xlsx", ".txt": "text"}
)
"""What a file name ends in -> the format it is."""
HARD_TO_USE: Final = frozenset({"pdf", "docx", "odt", "xlsx"})
"""Formats that need a program, and that not everybody can read with aids."""
PLACES: Final = ("file", "url", "page")
Fault = tuple[str, Message, Message]
"""The field where it is seen, what is wrong, and the mend; no field stands for the whole record."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each form that not everybody can get and use."""
    site = site_of(loaded)
    for form in site["form"].values():
        if isinstance(form, Form):
            for key, what, fix in (*_place(site, form), *_format(form), *_other_way(form)):
                yield Problem(loaded.locate(form, (key,) if key else ()), RULE, what, fix)


def _place(site: Site, form: Form) -> Iterator[Fault]:
    """Look for the one place where the form is."""
    said = [name for name in PLACES if getattr(form, name) is not None]
    if not said:
        what = say("the form does not say where it is")
        yield "", what, say("add 'file:' for a file in 'content/', or 'url:' or 'page:' for one elsewhere")
    for name in said[1:]:
        what = say("the form has both '{one}' and '{other}'", one=said[0], other=name)
        yield name, what, say("keep the one that is right, and delete the other")
    if form.file is None:
        return
    if form.file not in site.attachments:
        near = nearest(form.file, site.attachments)
        fix = say("write '{address}'", address=near) if near else say("put the file in 'content/files/'")
        yield "file", say("there is no file '{file}'", file=f"content/{form.file}"), fix
    if form.size is not None:
        yield "size", say("the size of a file in 'content/' is measured, and stands here too"), say("delete it")


def _format(form: Form) -> Iterator[Fault]:
    """Compare the format with the end of the file's name; an address without a known end tells nothing."""
    name = form.file or urlsplit(form.url or "").path
    suffix = posixpath.splitext(name)[1].lower()
    found = SUFFIXES.get(suffix)
    if found == form.format or (found is None and form.file is None):
        return
    what = say("the file ends in '{suffix}', and the format is '{format}'", suffix=suffix, format=form.format)
    wanted = next(end for end, known in SUFFIXES.items() if known == form.format)
    fix = (
        say("write '{address}'", address=found) if found else say("name a file that ends in '{suffix}'", suffix=wanted)
    )
    yield "format", what, fix


def _other_way(form: Form) -> Iterator[Fault]:
    if form.format in HARD_TO_USE and form.otherwise is None and form.otherwise_url is None:
        what = say("the form is a '{format}' file, and there is no other way", format=form.format)
        yield "format", what, say("add 'otherwise:' and write what those do who cannot use the file")
