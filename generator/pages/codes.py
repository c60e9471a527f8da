"""QR codes: an address as a picture that a telephone reads (ISO/IEC 18004)."""

from functools import lru_cache

import segno
from markupsafe import Markup

QUIET_ZONE = 4
"""Empty modules around the code."""
MASK = 3
"""One of the eight patterns laid over a code. To try all eight is four fifths of the work of making one, and every
reader must read any of them."""


@lru_cache(maxsize=1_000)  # the preview makes the same ones again and again
def qr_code(url: str) -> Markup:
    """Draw an address as a QR code, an SVG that fills its box; a quarter of it may be torn off."""
    code = segno.make(url, error="q", mask=MASK, micro=False)
    return Markup(code.svg_inline(border=QUIET_ZONE, omitsize=True, dark="#000", light="#fff", svgclass="code"))
