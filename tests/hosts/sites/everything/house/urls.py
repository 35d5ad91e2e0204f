"""Prefixes of its own, and none for the first language: nothing of ours may count on the reference site's."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


def doors(*rooms):
    """The addresses of the apps that are installed."""
    return [path(prefix, include(urls)) for app, prefix, urls in rooms if apps.is_installed(app)]


urlpatterns = [
    path("office/", include("cms.accounts.admin_urls")),
    path("office/", include(wagtailadmin_urls)),
    path("papers/", include(wagtaildocs_urls)),
    *doors(
        ("themes", "look/", "themes.urls"),
        ("cms.pages", "", "cms.pages.urls"),
        ("cms.certificates", "", "cms.certificates.urls"),
        ("cms.campaigns", "go/", "cms.campaigns.urls_short"),
        ("cms.mailings", "", "cms.mailings.urls"),
    ),
]
urlpatterns += i18n_patterns(
    *doors(
        ("courses.quizzes", "tests/", "courses.quizzes.urls"),
        ("courses", "school/", "courses.urls"),
        ("search", "find/", "search.urls"),
        ("cms.privacy", "me/data/", "cms.privacy.urls"),
        ("cms.accounts", "me/", "cms.accounts.urls"),
        ("cms.notices", "letters/", "cms.notices.urls"),
        ("cms.safeguarding", "safe/", "cms.safeguarding.urls"),
        ("cms.campaigns", "causes/", "cms.campaigns.urls"),
        ("cms.mailings", "post/", "cms.mailings.urls_news"),
        ("cms.finance", "purse/", "cms.finance.urls"),
        ("cms.people", "", "cms.people.urls"),
        ("cms.certificates", "", "cms.certificates.urls_mine"),
    ),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
