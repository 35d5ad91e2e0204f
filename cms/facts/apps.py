from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class FactsConfig(RoomConfig):
    default = True
    name = "cms.facts"
    label = "hunar_facts"
    verbose_name = _("Dated facts")
    needs = ("cms.people", "cms.notices", "cms.pages", "themes", "wagtail.snippets")

    def ready(self):
        from cms.pages.blocks import add_to_bodies, add_to_texts
        from themes import remarks

        from . import notices
        from .blocks import FactBlock
        from .expired import warn_of_expired
        from .rich_text import FEATURE

        add_to_texts(FEATURE)
        add_to_bodies("fact", FactBlock())
        remarks.register(warn_of_expired)
        notices.register()
