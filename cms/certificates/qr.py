"""QR codes. The only importer of segno, which comes with the extra `pdf`."""

import io

from themes.printing import PrintingUnavailable


def qr_svg(text: str) -> bytes:
    """A QR code as a drawing with its quiet zone. Raises PrintingUnavailable without segno."""
    try:
        import segno
    except ImportError as error:
        raise PrintingUnavailable("Install the extra: pip install 'wagtail-hunar[pdf]'") from error
    drawing = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawing, kind="svg", border=2, light="#ffffff", omitsize=True)
    return drawing.getvalue()
