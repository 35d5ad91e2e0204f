"""Staff of an observed programme read its threads. Who is in them was told, and every reading is written down."""

from __future__ import annotations

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.people.actions import note_views, person_of

from ..actions.observing import note_reading
from ..models import Match, Message
from ..permissions import may_observe

ROWS = 50


class ObservingView(WagtailAdminTemplateMixin, TemplateView):
    """For those who may read the messages of observed programmes."""

    page_title = _("Read messages")
    header_icon = "comment"

    def dispatch(self, request, *args, **kwargs):
        if not may_observe(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def threads(self):
        """One match for each thread: a circle is read through any of its matches."""
        return Match.objects.filter(programme__is_observed=True).with_people()


class ThreadsView(ObservingView):
    """Which threads there are: names alone, so that nothing is read by accident."""

    template_name = "hunar_mentorship/admin/threads.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        counted = self.threads.annotate(own=Count("messages")).order_by("-begun_at", "-pk")
        pages = Paginator(counted, ROWS)
        page = pages.get_page(self.request.GET.get("p"))
        named = {person for match in page for person in match.people}
        note_views(people=named, user=self.request.user, what=Match._meta.label_lower)
        return super().get_context_data(
            page=page, elided_page_range=pages.get_elided_page_range(page.number), **kwargs
        )


class ThreadView(ObservingView):
    """One thread, the newest last. Opening it is noted before it is shown."""

    template_name = "hunar_mentorship/admin/thread.html"

    def get(self, request, *args, **kwargs):
        self.match = get_object_or_404(self.threads, key=kwargs["key"])
        note_reading(match=self.match, by=person_of(request.user))
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.match)

    def get_breadcrumbs_items(self):
        threads = {"url": reverse("hunar_mentoring_threads:index"), "label": self.page_title}
        return [*self.breadcrumbs_items, threads, {"url": "", "label": str(self.match)}]

    def get_context_data(self, **kwargs):
        written = Message.objects.in_thread_of(self.match).select_related("author")
        pages = Paginator(written, ROWS)
        page = pages.get_page(self.request.GET.get("p") or pages.num_pages)
        return super().get_context_data(
            match=self.match,
            page=page,
            elided_page_range=pages.get_elided_page_range(page.number),
            **kwargs,
        )


class ThreadsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_observe(request.user)


class ThreadsViewSet(ViewSet):
    name = "hunar_mentoring_threads"
    url_prefix = "hunar/mentoring/threads"
    icon = "comment"
    menu_label = _("Read messages")
    menu_item_class = ThreadsMenuItem

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ThreadsView), name="index"),
            path("<uuid:key>/", self.construct_view(ThreadView), name="thread"),
        ]
