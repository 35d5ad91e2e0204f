"""What comes due for certificates: PDFs that are still owed are printed again."""

import logging

from . import actions
from .conf import setting
from .models import Certificate

logger = logging.getLogger(__name__)

AT_ONCE = 50  # a tick should end soon; the next one goes on


def print_what_is_owed() -> int:
    """Print certificates whose PDF failed or was never made, and answer how many now have one."""
    owed = Certificate.objects.to_print(attempts=setting("PRINT_ATTEMPTS")).order_by("issued_at", "pk")
    return sum(_printed(pk) for pk in owed.values_list("pk", flat=True)[:AT_ONCE])


def _printed(pk: int) -> bool:
    try:
        return actions.print_certificate(certificate_id=pk)
    except Exception:
        logger.exception("Certificate %s could not be printed.", pk)
        return False


TICKS = [print_what_is_owed]
