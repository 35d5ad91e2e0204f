"""Numbers that a form carries: one that makes sending it twice harmless, and one that joins *before* to *after*.

Both are random and signed, stand in the form and nowhere else, and no cookie is set. What is kept of the second is a
digest, so that whoever reads the table cannot write in anybody's name.
"""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.core import signing

from .conf import setting
from .limits import SITTING

FORM, PAIR = "hunar_campaigns.form", "hunar_campaigns.pair"
DAY = 24 * 60 * 60


def new_form(campaign: UUID, kind: str) -> str:
    return signing.dumps([str(campaign), kind, secrets.token_urlsafe(9)], salt=FORM)


def read_form(token: str, campaign: UUID, kind: str) -> str:
    """The form's number; empty when it is not ours, is for something else, or was opened too long ago."""
    try:
        of, what, nonce = signing.loads(token, salt=FORM, max_age=SITTING)
    except (signing.BadSignature, ValueError):
        return ""
    return nonce if (of, what) == (str(campaign), kind) else ""


def new_pair(campaign: UUID) -> str:
    return signing.dumps([str(campaign), secrets.token_urlsafe(18)], salt=PAIR)


def read_pair(token: str, campaign: UUID | None = None) -> str:
    """The digest a pair is kept under; empty when the token is not ours or too old."""
    try:
        of, number = signing.loads(token, salt=PAIR, max_age=setting("PAIR_DAYS") * DAY)
    except (signing.BadSignature, ValueError):
        return ""
    if campaign is not None and of != str(campaign):
        return ""
    return hashlib.sha256(f"{of}/{number}".encode()).hexdigest()
