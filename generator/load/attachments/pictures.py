"""Whether a photo tells where it was taken: in Exif (CIPA DC-008) or in XMP (ISO 16684-1)."""

import io
import re
import struct
import warnings

from PIL import Image

_GPS_IFD, _LATITUDE, _LONGITUDE = 0x8825, 2, 4
_EXIF = re.compile(rb"Exif\x00\x00(?=II\*\x00|MM\x00\*)")
_XMP = re.compile(rb"exif:GPS(?:Latitude|Longitude|DestLatitude)|<GPS(?:Latitude|Longitude)")
_BROKEN = (
    AttributeError, OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError,
    ZeroDivisionError,
    struct.error, Image.DecompressionBombError,
)  # fmt: skip
"""What the library raises where a picture is damaged."""


def tells_a_place(path: str, raw: bytes) -> bool:
    """Say whether a picture holds coordinates; one that is damaged or of another kind tells none."""
    return _XMP.search(raw) is not None or _is_in_exif(path) or any(map(_is_in_block, _blocks(raw)))


def _is_in_exif(path: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size, of tags that are cut off
            with Image.open(path) as picture:
                return _has_place(picture.getexif())
    except _BROKEN:
        return False


def _blocks(raw: bytes) -> list[bytes]:
    """Find blocks of Exif in kinds of pictures that the library does not open, such as HEIC."""
    return [raw[found.end() :] for found in _EXIF.finditer(raw)][:3]


def _is_in_block(block: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exif = Image.Exif()
            exif.load(io.BytesIO(block).getvalue())
            return _has_place(exif)
    except _BROKEN:
        return False


def _has_place(exif: Image.Exif) -> bool:
    place = exif.get_ifd(_GPS_IFD)
    return _LATITUDE in place or _LONGITUDE in place
