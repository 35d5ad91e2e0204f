from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class BackgroundConfig(RoomConfig):
    default = True
    name = "cms.background"
    label = "hunar_background"
    verbose_name = _("Background work")

    def ready(self):
        from . import checks  # noqa: F401  registers

        if self.apps.is_installed("django_tasks_db"):
            from .worker import accept_both_kinds_of_task

            accept_both_kinds_of_task()
