"""What follows when a certificate was issued: its PDF is made in the background."""

from django.dispatch import receiver

from .signals import certificate_issued
from .tasks import print_certificate


@receiver(certificate_issued, dispatch_uid="hunar_certificates.print")
def print_what_was_issued(sender, *, certificate, **kwargs):
    print_certificate.enqueue(certificate.pk)
