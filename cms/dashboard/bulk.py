"""What can be done to many pages at once, beside what Wagtail has: looked over, sent on, given a last day."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.widgets import AdminDateTimeInput

from cms.revising import revise

from .drafts import draft_of
from .panels import findings_in

MOST_LOOKED_OVER = 20  # each is drawn; more would keep the editor waiting


class LookOverAction(PageBulkAction):
    """Changes nothing: what to mend on each of the pages stands on the screen that otherwise asks for a yes."""

    display_name = _("Look over")
    action_type = "hunar_look_over"
    aria_label = _("Look the chosen pages over")
    template_name = "hunar_dashboard/admin/bulk/look_over.html"
    action_priority = 80
    form_class = forms.Form

    def check_perm(self, page):
        return page.permissions_for_user(self.request.user).can_edit()

    @cached_property
    def first_ones(self):
        return {page.pk for page in self.get_actionable_objects()[0][:MOST_LOOKED_OVER]}

    def object_context(self, page):
        context = super().object_context(page)
        if page.pk not in self.first_ones:
            return context | {"is_left_out": True}
        return context | _looked_over(page.specific)

    @classmethod
    def execute_action(cls, objects, **kwargs):
        return 0, 0


def _looked_over(page):
    try:
        draft = draft_of(page)
    except Exception:  # a page that cannot be drawn must not hide what there is to say of the others
        return {"cannot_be_drawn": True}
    return {"findings": findings_in(draft), "language": draft.language}


class SendOnAction(PageBulkAction):
    """Into the workflow of each page, as its own button does."""

    display_name = _("Send to review")
    action_type = "hunar_send_on"
    aria_label = _("Send the chosen pages to review")
    template_name = "hunar_dashboard/admin/bulk/send_on.html"
    action_priority = 60
    form_class = forms.Form

    def check_perm(self, page):
        allowed = page.permissions_for_user(self.request.user)
        return allowed.can_edit() and allowed.can_submit_for_moderation()

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        for page in objects:
            own = page.specific
            if not own.latest_revision_id:
                own.save_revision(user=user)
            own.get_workflow().start(own, user)
        return len(objects), 0

    def get_success_message(self, count, _children):
        return ngettext("%(count)d page has been sent on.", "%(count)d pages have been sent on.", count) % {
            "count": count
        }


class LastDayForm(forms.Form):
    expire_at = forms.DateTimeField(
        label=_("Disappears at"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Leave it empty to take the date away: the pages stay."),
    )

    def clean_expire_at(self):
        moment = self.cleaned_data["expire_at"]
        if moment and moment < timezone.now() + timedelta(minutes=1):
            raise ValidationError(_("This is in the past. To take pages off the site now, choose Unpublish."))
        return moment


class LastDayAction(PageBulkAction):
    """The moment at which pages leave the site by themselves."""

    display_name = _("Set last day")
    action_type = "hunar_last_day"
    aria_label = _("Set the last day of the chosen pages")
    template_name = "hunar_dashboard/admin/bulk/last_day.html"
    action_priority = 70
    form_class = LastDayForm

    def check_perm(self, page):
        allowed = page.permissions_for_user(self.request.user)
        return allowed.can_edit() and allowed.can_publish() and not allowed.page_locked()

    def get_execution_context(self):
        return super().get_execution_context() | {"expire_at": self.cleaned_form.cleaned_data["expire_at"]}

    @classmethod
    def execute_action(cls, objects, user=None, expire_at=None, **kwargs):
        def change(page):
            page.expire_at, page.expired = expire_at, False

        for page in objects:
            revise(page.specific, change, user, at_once=("expire_at",))
        return len(objects), 0

    def get_success_message(self, count, _children):
        return ngettext(
            "The date of %(count)d page is set.", "The date of %(count)d pages is set.", count
        ) % {"count": count}


ACTIONS = (SendOnAction, LastDayAction, LookOverAction)
