"""QR codes. The only importer of segno, which comes with the extra `pdf`."""

import io
from importlib.util import find_spec
from typing import Any

from themes.printing import PrintingUnavailable

QUIET_ZONE = 4  # modules of white on each side, as ISO/IEC 18004 asks
ON_WHITE = 2  # enough where the sheet round it is white
PIXELS = 1200  # at least, on a side: 10 cm in print at 300 dots an inch


def qr_svg(text: str, border: int = ON_WHITE) -> bytes:
    """A QR code as a drawing with its quiet zone. Raises PrintingUnavailable without segno."""
    return _drawn(_code(text), kind="svg", border=border, light="#ffffff", omitsize=True)


def qr_png(text: str) -> bytes:
    """The same as a picture for a poster, black on white. Raises PrintingUnavailable without segno."""
    code = _code(text)
    scale = -(-PIXELS // code.symbol_size(border=QUIET_ZONE)[0])
    return _drawn(code, kind="png", border=QUIET_ZONE, scale=scale)


def can_draw() -> bool:
    return find_spec("segno") is not None


def _code(text: str) -> Any:
    """Of error correction M or, where it costs no room, better: 15 % of it may be dirty or torn."""
    try:
        import segno
    except ImportError as error:
        raise PrintingUnavailable("Install the extra: pip install 'wagtail-hunar[pdf]'") from error
    return segno.make(text, error="m", micro=False)


def _drawn(code: Any, **how: Any) -> bytes:
    kept = io.BytesIO()
    code.save(kept, **how)
    return kept.getvalue()
