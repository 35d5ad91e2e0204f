"""Topics given to many pages at once."""

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from cms.revising import revise

from .models import Topic

FIELD = "topics"


class TopicsForm(forms.Form):
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=_("Topics"), widget=forms.CheckboxSelectMultiple
    )


class AddTopicsAction(PageBulkAction):
    """For pages of any type that has topics of this vocabulary. What a page has already stays."""

    display_name = _("Add topics")
    action_type = "hunar_add_topics"
    aria_label = _("Add topics to the chosen pages")
    template_name = "hunar_topics/admin/add_topics.html"
    action_priority = 75
    form_class = TopicsForm

    def check_perm(self, page):
        allowed = page.permissions_for_user(self.request.user)
        return has_topics(page.specific_class) and allowed.can_publish() and not allowed.page_locked()

    def get_execution_context(self):
        return super().get_execution_context() | {"topics": self.cleaned_form.cleaned_data["topics"]}

    @classmethod
    def execute_action(cls, objects, user=None, topics=(), **kwargs):
        for page in objects:
            revise(page.specific, lambda draft: getattr(draft, FIELD).add(*topics), user)
        return len(objects), 0

    def get_success_message(self, count, _children):
        return ngettext("%(count)d page has the topics.", "%(count)d pages have the topics.", count) % {
            "count": count
        }


def has_topics(model):
    try:
        return model is not None and model._meta.get_field(FIELD).related_model is Topic
    except FieldDoesNotExist:
        return False
