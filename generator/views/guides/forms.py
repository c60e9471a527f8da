"""Forms as one gets them: where, in which format, and how large the file is."""

from dataclasses import dataclass
from urllib.parse import quote

from generator.model.guides.form import Form
from generator.views.scene import Scene

_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True)
class Size:
    """How large a file is, rounded for the reader; the units are those of the SI, as browsers show them."""

    number: float
    unit: str
    """`kB` or `MB`."""


@dataclass(frozen=True)
class Offer:
    """What a reader needs to know before fetching a form."""

    address: str
    """Relative to the site when `is_ours`, else complete; empty when there is none."""
    size: Size | None = None
    is_ours: bool = False
    is_found_there: bool = False
    """The address is of a page where one finds the form, not of the form itself."""


def offer(scene: Scene, form: Form) -> Offer:
    """Say where a form is got; the size of our own file is measured."""
    if form.file is not None:
        size = _size(scene.site.attachments.get(form.file))
        return Offer(quote(form.file), size, is_ours=True)
    address = form.url or form.page or ""
    return Offer(address, _size(form.size), is_found_there=form.url is None)


def _size(octets: int | None) -> Size | None:
    """Round to whole kilobytes, at least one, and from a million bytes to tenths of a megabyte."""
    if not octets:
        return None
    if octets < _MEGA - _KILO // 2:
        return Size(max(1, (octets + _KILO // 2) // _KILO), "kB")
    return Size((octets + _MEGA // 20) // (_MEGA // 10) / 10, "MB")
