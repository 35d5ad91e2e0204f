from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    name = "cms.background"
    label = "hunar_background"
    verbose_name = _("Background work")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks  # noqa: F401  registers

        if self.apps.is_installed("django_tasks_db"):
            from .worker import accept_both_kinds_of_task

            accept_both_kinds_of_task()
