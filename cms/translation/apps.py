from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class TranslationConfig(RoomConfig):
    default = True
    name = "cms.translation"
    label = "hunar_translation"
    verbose_name = _("Translation")
    needs = (
        "cms.dashboard",
        "cms.pages",
        "themes",
        "wagtail.contrib.simple_translation",
        "wagtail.snippets",
    )

    def ready(self):
        from . import receivers

        receivers.connect()
