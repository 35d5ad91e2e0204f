"""Starting a page from a template, and marking a page as one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.page_screen import PageScreen
from themes.languages import language_name

from .actions import mark, start, start_from_page, unmark
from .models import PageTemplate
from .permissions import may_start_here, may_start_pages, places_for
from .written import starter_named, starters

MOST_PLACES = 200


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """What there is to start from; and below which page, where that is not known yet."""

    template_name = "hunar_starters/admin/start.html"
    page_title = _("Start from a template")
    header_icon = "copy"

    def dispatch(self, request, *args, **kwargs):
        if not may_start_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def parent(self):
        told = self.request.POST.get("parent") or self.request.GET.get("parent", "")
        return get_object_or_404(Page.objects.filter(depth__gt=1), pk=told) if told.isdecimal() else None

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        if self.parent is None:
            messages.error(
                request, gettext("Choose the page below which the new one stands. Nothing was made.")
            )
            return redirect(request.get_full_path())
        page = self._make(request.POST.get("start", ""))
        messages.success(
            request, gettext("A draft was made. Write over the words in [[double brackets]]; dates are open.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _make(self, told):
        """`told` is the name of a starter, or the number of a page that was marked."""
        if told.isdecimal():
            template = get_object_or_404(PageTemplate, pk=told)
            return start_from_page(template=template, parent=self.parent, user=self.request.user)
        if starter := starter_named(told):
            return start(starter=starter, parent=self.parent, user=self.request.user)
        raise Http404

    def get_context_data(self, **kwargs):
        offers = [*self._written(), *self._marked()]
        return super().get_context_data(
            parent=self.parent, offers=[each for each in offers if each["places"]], **kwargs
        )

    def _written(self):
        language = get_language()
        for starter in starters():
            yield {
                "start": starter.name,
                "title": starter.title(language),
                "about": starter.about(language),
                "places": self._places(starter.model),
            }

    def _marked(self):
        for template in PageTemplate.objects.select_related("page__locale").order_by("-marked_at"):
            page = template.page
            yield {
                "start": page.pk,
                "title": page.get_admin_display_title(),
                "language": page.locale.language_code,
                "about": gettext("A copy of this page, with all below it"),
                "places": [
                    place for place in self._places(page.specific_class) if place["locale"] == page.locale_id
                ],
            }

    def _places(self, model):
        """Below which pages: the one that was chosen before if it may be, else all that may."""
        if self.parent:
            found = [self.parent] if may_start_here(self.request.user, model, self.parent) else []
        else:
            found = places_for(self.request.user, model).select_related("locale")[:MOST_PLACES]
        return [
            {
                "pk": page.pk,
                "title": page.get_admin_display_title(),
                "locale": page.locale_id,
                "language": language_name(page.locale.language_code),
            }
            for page in found
        ]


class MarkView(PageScreen):
    """Others may start from this page, or no longer."""

    template_name = "hunar_starters/admin/mark.html"
    page_title = _("A template for others")
    header_icon = "copy"

    def may_see(self, permissions):
        return permissions.can_publish()

    @cached_property
    def is_marked(self):
        return PageTemplate.objects.filter(page=self.page).exists()

    def post(self, request, *args, **kwargs):
        (mark if request.POST.get("marked") == "yes" else unmark)(page=self.page)
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, is_marked=self.is_marked, **kwargs)
