"""A screen of Wagtail's admin about one page: who may see it, and the way back to its editor."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page


class PageScreen(WagtailAdminTemplateMixin, TemplateView):
    """For whoever may edit the page, unless `may_see` says otherwise."""

    @cached_property
    def page(self):
        page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=self.kwargs["pk"])
        if not self.may_see(page.permissions_for_user(self.request.user)):
            raise PermissionDenied
        return page

    def may_see(self, permissions):
        return permissions.can_edit()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        here = {"url": edit, "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, here, {"url": "", "label": self.get_page_title()}]
