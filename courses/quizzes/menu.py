"""The entries of quizzes in the admin's Reports menu."""

from django.urls import reverse_lazy
from wagtail.admin.menu import MenuItem

from .permissions import may


class ReportItem(MenuItem):
    """Shown to those who may view the records of any of these models."""

    def __init__(self, label, url_name, models, **kwargs):
        super().__init__(label, reverse_lazy(url_name), **kwargs)
        self.models = models

    def is_shown(self, request):
        return any(may(request.user, "view", model) for model in self.models)
