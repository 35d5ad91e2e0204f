"""The desk: everybody one works with, and the next thing to do with each."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from ..actions import resume_application
from ..desk import desk_of
from ..exceptions import Refused
from ..models import MenteeApplication, MentorApplication


@method_decorator(never_cache, name="dispatch")
class DeskView(LoginRequiredMixin, TemplateView):
    """What waits for me, for a mentor as for a mentee."""

    template_name = "hunar_mentorship/together/desk.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(desk=desk_of(self.request.person), **kwargs)


class ReadyView(LoginRequiredMixin, View):
    """Back into the pool, by one tap of one's own."""

    def post(self, request, key):
        kinds = (MentorApplication, MenteeApplication)
        found = (kind.objects.for_person(request.person).filter(key=key).first() for kind in kinds)
        application = next(filter(None, found), None)
        if application is None:
            raise Http404
        try:
            resume_application(application=application)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("You are in again. We tell you when there is somebody for you."))
        return redirect("hunar_mentorship:desk")
