"""A document as a tagged PDF (PDF/UA-1, ISO 14289-1), by WeasyPrint, which a site need not have: it wants Pango."""

from pathlib import Path


class NoPrinter(Exception):  # noqa: N818  it is no fault of the content
    """WeasyPrint, or what it needs of the system, is not there."""


def write_pdf(html: str, file: Path) -> None:
    """Write a document as PDF; raises `NoPrinter`."""
    try:
        from weasyprint import HTML  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise NoPrinter(str(error)) from None
    HTML(string=html).write_pdf(file, pdf_variant="pdf/ua-1")
