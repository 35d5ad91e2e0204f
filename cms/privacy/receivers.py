"""What this app does when something happens."""

from django.dispatch import receiver

from .models import Export
from .signals import export_asked
from .tasks import build_export


@receiver(export_asked, sender=Export, dispatch_uid="hunar_privacy.build")
def build_it(export_id, **kwargs):
    build_export.enqueue(export_id)
