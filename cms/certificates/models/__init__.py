"""What the site awards: the templates editors write, and the certificates people hold."""

from .certificate import Certificate, CertificateEvent, FrozenImage
from .template import CertificateLogo, CertificateSignatory, CertificateTemplate, CertificateWords

__all__ = (
    "Certificate",
    "CertificateEvent",
    "CertificateLogo",
    "CertificateSignatory",
    "CertificateTemplate",
    "CertificateWords",
    "FrozenImage",
)
