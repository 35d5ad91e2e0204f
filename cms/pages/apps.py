from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class PagesConfig(RoomConfig):
    default = True
    name = "cms.pages"
    label = "hunar_pages"
    verbose_name = _("Pages")
    needs = ("themes", "wagtail.contrib.typed_table_block", "wagtail.documents")

    def ready(self):
        from themes import chrome

        from . import checks  # noqa: F401  importing registers them
        from .chrome import footer_links, language_links, menu_links

        chrome.register("primary", menu_links, order=10)
        chrome.register("footer", footer_links, order=10)
        chrome.register("languages", language_links)
