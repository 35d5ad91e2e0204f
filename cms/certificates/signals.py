"""Facts this app announces, always after the transaction that made them true."""

from django.dispatch import Signal

certificate_issued = Signal()  # sender: Certificate; certificate
certificate_revoked = Signal()  # sender: Certificate; certificate
certificate_reinstated = Signal()  # sender: Certificate; certificate
