"""Every door of the reference site. Rooms are named as strings, so this file imports none of them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include("cms.accounts.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", include("django.conf.urls.i18n")),
    # Outside the language prefixes: Google is told one address to come back to.
    path("account/", include("allauth.socialaccount.providers.google.urls")),
    path("theme/", include("themes.urls")),
    path("", include("cms.pages.urls")),
    path("", include("cms.certificates.urls")),
    path("c/", include("cms.campaigns.urls_short")),
    path("", include("cms.mailings.urls")),
]
if settings.DEBUG:
    # As the web server of a real site does: uploads, but no documents, which are asked for at their own address.
    uploads = {"document_root": settings.MEDIA_ROOT}
    urlpatterns.append(re_path(r"^media/(?P<path>(?!documents/).+)$", serve, uploads))

handler429 = "cms.accounts.views.too_many"
urlpatterns += i18n_patterns(
    path("learning/quizzes/", include("courses.quizzes.urls")),
    path("account/data/", include("cms.privacy.urls")),
    path("account/", include("cms.accounts.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("safety/", include("cms.safeguarding.urls")),
    path("inbox/", include("cms.notices.urls")),
    path("learning/", include("courses.urls")),
    path("mentoring/", include("mentorship.urls")),
    path("campaigns/", include("cms.campaigns.urls")),
    path("news/", include("cms.mailings.urls_news")),
    path("search/", include("search.urls")),
    path("money/", include("cms.finance.urls")),
    path("", include("cms.people.urls")),
    path("", include("cms.certificates.urls_mine")),
    path("", include(wagtail_urls)),
)
