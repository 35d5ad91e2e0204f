"""Segments in Wagtail's admin: all of them, and one as a form that composes itself on the server."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.ui.tables import DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import actions, registry
from .audience import FEW, UnknownCriterion, is_private, people_of
from .composing import change, draft_from, draft_of, node_of, unfinished
from .models import Segment
from .permissions import may_count, may_see, may_use_private, may_write, policy
from .trees import BadTree, names, read, write


class SeeingMixin(View):
    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class WritingMixin(View):
    def dispatch(self, request, *args, **kwargs):
        if not may_write(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SegmentIndexView(SeeingMixin, IndexView):
    model = Segment
    permission_policy = policy
    page_title = _("Segments of people")
    header_icon = "group"
    default_ordering = "name"
    paginate_by = 30
    any_permission_required = ("add", "change", "view")
    add_item_label = _("Describe a segment")
    columns = (
        TitleColumn("name", label=_("Name"), url_name="hunar_segments:edit"),
        UserColumn("by", label=_("Made by"), blank_display_name="—"),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    )

    def get_base_queryset(self):
        return Segment.objects.select_related("by", "by__wagtail_userprofile")


class ComposeView(WritingMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every button sends the whole form and gets it back changed; only “Keep” writes. It needs no JavaScript."""

    template_name = "hunar_segments/compose.html"
    page_title = _("Segment of people")
    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        if may_write(request.user) and not self.may_open:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def segment(self):
        pk = self.kwargs.get("pk")
        return get_object_or_404(Segment, pk=pk) if pk else Segment()

    @property
    def may_open(self):
        """What asks for private details is changed only by who may choose by them."""
        return may_use_private(self.request.user) or not is_private(read(self.segment.tree))

    @property
    def may_drop(self):
        return bool(self.segment.pk) and policy.user_has_permission(self.request.user, "delete")

    def get_page_subtitle(self):
        return self.segment.name

    def get_breadcrumbs_items(self):
        index = {"url": reverse("hunar_segments:index"), "label": _("Segments of people")}
        here = {"url": "", "label": self.page_title, "sublabel": self.segment.name}
        return [*self.breadcrumbs_items, index, here]

    def get(self, request, *args, **kwargs):
        return self.shown(draft_of(read(self.segment.tree)), self.segment.name)

    def post(self, request, *args, **kwargs):
        name, command = request.POST.get("name", "").strip()[:100], request.POST.get("do", "")
        draft = change(draft_from(request.POST), command, request.POST)
        self.refuse_private(node_of(draft))
        if command == "drop" and self.may_drop:
            return self.dropped()
        faults = self.faults(draft, name) if command == "keep" else []
        return self.shown(draft, name, faults) if command != "keep" or faults else self.kept(draft, name)

    def refuse_private(self, node):
        if is_private(node) and not may_use_private(self.request.user):
            raise PermissionDenied

    def faults(self, draft, name):
        found = [] if name else [_("Give the segment a name.")]
        if unfinished(draft):
            found.append(_("A criterion has nothing chosen, or a group is empty. Choose, or remove it."))
        try:
            read(write(node_of(draft)))
        except BadTree:
            found.append(_("These are more criteria than one segment can hold. Remove some."))
        return found

    def kept(self, draft, name):
        try:
            actions.keep(segment=self.segment, name=name, node=node_of(draft), by=self.request.user)
        except actions.NameTaken:
            return self.shown(draft, name, [_("Another segment has this name. Choose another one.")])
        messages.success(self.request, _("The segment is kept."))
        return redirect("hunar_segments:edit", self.segment.pk)

    def dropped(self):
        try:
            actions.drop(segment=self.segment, by=self.request.user)
        except actions.InUse:
            messages.error(self.request, _("A message goes to this segment, so it stays."))
            return redirect("hunar_segments:edit", self.segment.pk)
        messages.success(self.request, _("The segment is deleted."))
        return redirect("hunar_segments:index")

    def shown(self, draft, name, faults=()):
        for each in draft.walk():
            each.known = registry.get(each.name)
        context = self.get_context_data(
            draft=draft,
            name=name,
            faults=faults,
            criteria=self.criteria,
            segment=self.segment,
            may_drop=self.may_drop,
            **self.counted(node_of(draft)),
        )
        return self.render_to_response(context, status=422 if faults else 200)

    @property
    def criteria(self):
        private = may_use_private(self.request.user)
        return [each for each in registry.criteria() if private or not each.private]

    def counted(self, node):
        """How many it means, never of fewer than five; of private details not even that there are none."""
        if not may_count(self.request.user, node):
            return {"count": None}
        try:
            count = people_of(node).count()
        except UnknownCriterion:
            return {"count": None, "unknown": names(node)}
        told = count >= FEW or not names(node) or (count == 0 and not is_private(node))
        return {"count": count, "few": 0 if told else FEW}
