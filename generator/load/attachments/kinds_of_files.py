"""Which files may be published as they are: documents, pictures, sound and data that people open; nothing that runs."""

from generator.problems import Position, Problem, say

SHOWN = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv", "png", "jpg", "ics")
"""The kinds of file that the message names."""
_ALSO = "rtf tsv vcf json geojson gpx zip jpeg gif webp avif svg tif tiff heic mp3 m4a ogg mp4 webm vtt epub"
_OF_SITES = "css woff woff2 ico"
_OLD = "doc xls ppt"
OF_HOSTS = "content/CNAME"
"""The one file without a suffix: it tells some hosts the name of the site."""
SUFFIXES = frozenset([*SHOWN, *_ALSO.split(), *_OF_SITES.split(), *_OLD.split()])
"""How the names of files end that may be published, in lower case: what is not here is refused, whatever it is."""


def kind_fault(file: str) -> Problem | None:
    """Refuse a file whose kind is not published, by its name; the path is from the root."""
    if file == OF_HOSTS:
        return None
    _, dot, suffix = file.rpartition("/")[2].rpartition(".")
    if not dot:
        what = say("the file is not published: its name does not say what kind of file it is")
    elif suffix.lower() not in SUFFIXES:
        what = say("the file is not published: '.{suffix}' is not a kind of file that a site gives out", suffix=suffix)
    else:
        return None
    fix = say("delete it, or save it as one of these: {kinds}", kinds=", ".join(SHOWN))
    return Problem(Position(file), "unexpected-file", what, fix)
