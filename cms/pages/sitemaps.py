"""The sitemap: every public page of the site in every language, each with its versions."""

from collections import defaultdict

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Locale, Page, Site


class PagesSitemap(Sitemap):
    """Wagtail's own knows the tree of one language only."""

    def items(self):
        site = Site.find_for_request(self.request)
        below = Q(pk__in=[])
        for root in Site.get_site_root_paths():
            if site and root.site_id == site.pk:
                below |= Q(url_path__startswith=root.root_path)
        pages = Page.objects.filter(below).live().public().order_by("path")
        return pages.defer_streamfields().specific()

    def _urls(self, page, protocol, domain):
        items = list(self.paginator.page(page).object_list)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        listed = [(item, entry) for item in items for entry in item.get_sitemap_urls(self.request)]
        groups = defaultdict(list)
        for item in items:
            alternate = {
                "location": item.get_full_url(self.request),
                "lang_code": languages[item.locale_id],
            }
            groups[item.translation_key].append(alternate)
        for item, entry in listed:
            versions = groups[item.translation_key]
            entry["alternates"] = versions if len(versions) > 1 else []
        return [entry for _item, entry in listed]
