"""Work done in the background. A task takes an id and may run twice."""

from django_tasks import task

from . import actions


@task()
def print_certificate(certificate_id: int) -> None:
    """Make the PDF of a certificate, if it is still owed."""
    actions.print_certificate(certificate_id=certificate_id)
