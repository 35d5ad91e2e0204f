"""Applying in a programme step by step, where my application stands, and my mentoring profile."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from .. import actions
from ..admitting import next_step
from ..applicants import STEPS, age_of, why_not_here
from ..enums import ApplicationState, Side
from ..exceptions import Refused
from ..forms import steps
from ..forms.pieces import Pieces
from ..forms.standing import PauseForm
from ..forms.week import DayForm
from ..models import MenteeApplication, MentorApplication, Programme
from ..programme_words import facts_of, who_may_apply

LIVE = (ApplicationState.DRAFT, ApplicationState.SENT, ApplicationState.ACCEPTED, ApplicationState.PAUSED)
PIECES = {Side.MENTEE: steps.MENTEE, Side.MENTOR: steps.MENTOR}


class ProgrammesView(TemplateView):
    """The programmes there are to apply for, on a site without pages for them too."""

    template_name = "hunar_mentorship/applying/programmes.html"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        running = Programme.objects.running()
        return super().get_context_data(
            programmes=[
                (
                    programme,
                    programme.name_in(get_language()),
                    facts_of(programme),
                    programme.takes_applications(now),
                )
                for programme in running
            ],
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class Own(LoginRequiredMixin, TemplateView):
    """A page about the person who asks, and about nobody else: no address names a person."""

    @property
    def person(self):
        return self.request.person


class OfProgramme(Own):
    """My own application on one side of one programme."""

    def setup(self, request, *args, slug, side, **kwargs):
        super().setup(request, *args, slug=slug, side=side, **kwargs)
        if side not in PIECES:
            raise Http404
        self.side = Side(side)

    def get(self, request, **kwargs):
        return self.render_to_response(self.get_context_data())

    @cached_property
    def programme(self) -> Programme:
        return get_object_or_404(Programme.objects.announced(), slug=self.kwargs["slug"])

    @cached_property
    def application(self) -> MenteeApplication | MentorApplication | None:
        model = MentorApplication if self.side == Side.MENTOR else MenteeApplication
        with_whom = "mentor__person" if self.side == Side.MENTOR else "person"
        found = model.objects.for_person(self.person).filter(programme=self.programme)
        return found.select_related("programme", with_whom).first()

    def address(self, name: str, *args) -> str:
        return reverse(f"hunar_mentorship:{name}", args=[self.programme.slug, self.side.value, *args])

    def get_context_data(self, **kwargs):
        language = get_language()
        return super().get_context_data(
            programme=self.programme,
            programme_name=self.programme.name_in(language),
            side=self.side.value,
            application=self.application,
            apply_url=self.address("apply"),
            **kwargs,
        )


class ApplyView(OfProgramme):
    """Begin, go on where I was, or see where my application stands."""

    template_name = "hunar_mentorship/applying/standing.html"

    def get(self, request, **kwargs):
        if self.application and self.application.state == ApplicationState.DRAFT:
            return redirect(self.address("step", next_step(STEPS[self.side], self.application.steps_done)))
        return super().get(request, **kwargs)

    def get_template_names(self):
        if self.application is None or self.application.state in actions.AGAIN:
            return ["hunar_mentorship/applying/begin.html"]
        return [self.template_name]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            facts=facts_of(self.programme),
            rules=who_may_apply(self.programme),
            obstacle=why_not_here(self.programme, self.person, self.side),
            steps=[steps.TITLES[step] for step in STEPS[self.side]],
            pause_form=PauseForm(),
            training=self.programme.training_in(get_language()),
            needs_conduct=_needs_conduct(self.application),
            **kwargs,
        )

    def post(self, request, **kwargs):
        try:
            actions.begin_application(programme=self.programme, person=self.person, side=self.side)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(self.address("apply"))


def _needs_conduct(application) -> bool:
    """Whether somebody in the programme has not agreed to the code of conduct as it stands now."""
    inside = application and application.state in (ApplicationState.ACCEPTED, ApplicationState.PAUSED)
    return bool(inside and application.conduct_version != application.programme.conduct_version)


class OfApplication(OfProgramme):
    """For whoever has an application that may still be changed; others go to where it stands."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not (self.application and self.application.state in LIVE):
            return redirect(self.address("apply"))
        return super().dispatch(request, *args, **kwargs)

    @property
    def is_draft(self) -> bool:
        return self.application.state == ApplicationState.DRAFT


class StepView(OfApplication):
    """One of five small steps: what was typed is kept at each, and going back loses nothing."""

    template_name = "hunar_mentorship/applying/step.html"

    def setup(self, request, *args, step, **kwargs):
        super().setup(request, *args, step=step, **kwargs)
        self.names = STEPS[self.side]
        if step not in self.names:
            raise Http404
        self.step, self.place = step, self.names.index(step)

    def dispatch(self, request, *args, **kwargs):
        settled = request.user.is_authenticated and self.application and not self.is_draft
        if settled and self.is_last and not _needs_conduct(self.application):
            return redirect(self.address("apply"))
        return super().dispatch(request, *args, **kwargs)

    @property
    def is_last(self) -> bool:
        return self.step == self.names[-1]

    def pieces(self, data=None) -> Pieces:
        query = data.get("find", "") if data and data.get("then") == "find" else ""
        made = [
            piece(data, application=self.application, query=query) for piece in PIECES[self.side][self.step]
        ]
        return Pieces(piece for piece in made if piece.fields)

    def post(self, request, **kwargs):
        pieces = self.pieces(request.POST)
        if request.POST.get("then") == "find":
            pieces.forgive()
            return self.render_to_response(self.get_context_data(pieces=pieces))
        if not pieces.are_valid():
            return self.render_to_response(self.get_context_data(pieces=pieces))
        pieces.save()
        return self.go_on()

    def go_on(self):
        if not self.is_draft:
            messages.success(self.request, _("Saved."))
            return redirect("hunar_mentorship:profile")
        if self.is_last:
            return self.send()
        actions.note_step(application=self.application, step=self.step)
        if self.request.POST.get("then") == "later":
            messages.success(self.request, _("Saved. You can go on at any time."))
            return redirect("hunar_mentorship:profile")
        return redirect(self.address("step", self.names[self.place + 1]))

    def send(self):
        try:
            actions.send_application(application=self.application)
        except Refused as refused:
            messages.error(self.request, str(refused))
            return redirect(self.address("step", next_step(self.names, self.application.steps_done)))
        messages.success(self.request, _("Your application is sent."))
        return redirect(self.address("apply"))

    def get_context_data(self, *, pieces=None, **kwargs):
        language, total = get_language(), len(self.names)
        return super().get_context_data(
            pieces=pieces or self.pieces(),
            step=self.step,
            title=steps.TITLES[self.step],
            number=self.place + 1,
            total=total,
            back=self.address("step", self.names[self.place - 1]) if self.place else "",
            is_last=self.is_last,
            is_draft=self.is_draft,
            obstacle=why_not_here(self.programme, self.person, self.side),
            age=age_of(self.person).value,
            conduct=self.programme.conduct_in(language),
            training=self.programme.training_in(language) if self.side == Side.MENTOR else "",
            day_url=self.address("day", 0),
            **kwargs,
        )


class DayView(OfApplication):
    """The half hours of one day of the week."""

    template_name = "hunar_mentorship/applying/day.html"

    def setup(self, request, *args, day, **kwargs):
        super().setup(request, *args, day=day, **kwargs)
        if day not in WEEKDAYS:
            raise Http404
        self.day = day

    @property
    def holder(self):
        return self.application.mentor if self.side == Side.MENTOR else self.application

    def form(self, data=None):
        return DayForm(data, week=self.holder.week, day=self.day)

    def post(self, request, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self.holder.week = form.week
        self.holder.save(update_fields=["week"])
        messages.success(request, _("Saved."))
        following = request.POST.get("then") == "next"
        return redirect(
            self.address("day", (self.day + 1) % 7) if following else self.address("step", "times")
        )

    def get_context_data(self, *, form=None, **kwargs):
        return super().get_context_data(
            form=form or self.form(),
            day=WEEKDAYS[self.day],
            days=[(name, self.address("day", day), day == self.day) for day, name in WEEKDAYS.items()],
            back=self.address("step", "times"),
            **kwargs,
        )


class ChangeView(OfProgramme):
    """Take back, pause, come back, leave: by POST alone, and twice is harmless."""

    http_method_names = ["post"]

    def post(self, request, act, **kwargs):
        if self.application is None or act not in CHANGES:
            raise Http404
        try:
            words = CHANGES[act](self.application, request.POST)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, words)
        return redirect(self.address("apply"))


def _withdraw(application, data):
    actions.withdraw_application(application=application)
    return _("Your application is taken back. You may apply again while the programme is open.")


def _pause(application, data):
    form = PauseForm(data)
    until = form.cleaned_data["until"] if form.is_valid() else None
    actions.pause_application(application=application, until=until)
    return _("You are paused: nobody new is proposed to you. What is going on goes on.")


def _resume(application, data):
    actions.resume_application(application=application)
    return _("Welcome back. You can be matched again.")


def _leave(application, data):
    actions.leave_programme(application=application)
    return _("You have left the programme. Thank you for the time you gave.")


CHANGES = {"withdraw": _withdraw, "pause": _pause, "resume": _resume, "leave": _leave}


class MentoringProfileView(Own):
    """What I told about myself for mentoring, and where each of my applications stands."""

    template_name = "hunar_mentorship/applying/profile.html"

    def get_context_data(self, **kwargs):
        as_mentor = MentorApplication.objects.for_person(self.person)
        as_mentee = MenteeApplication.objects.for_person(self.person).prefetch_related("skills")
        mine = {
            Side.MENTOR: as_mentor.select_related("programme").order_by("-begun_at", "-pk"),
            Side.MENTEE: as_mentee.select_related("programme").order_by("-begun_at", "-pk"),
        }
        lines = {side: [_line(application, side) for application in rows] for side, rows in mine.items()}
        mentor = getattr(self.person, "hunar_mentor", None)
        return super().get_context_data(
            mentor=mentor,
            about=mentor.about_in(get_language()) if mentor else "",
            mentor_steps=next((line["steps"] for line in lines[Side.MENTOR] if line["steps"]), []),
            lines=[*lines[Side.MENTOR], *lines[Side.MENTEE]],
            mentee_lines=lines[Side.MENTEE],
            **kwargs,
        )


def _line(application, side: Side) -> dict:
    """One application on my profile: its name, state and address, and where each step is changed."""
    slug, names, language = application.programme.slug, STEPS[side][:-1], get_language()
    changeable = application.state in LIVE and application.state != ApplicationState.DRAFT
    return {
        "application": application,
        "programme": application.programme.name_in(language),
        "skills": [skill.name_in(language) for skill in application.skills.all()]
        if side == Side.MENTEE
        else [],
        "side": side.label,
        "url": reverse("hunar_mentorship:apply", args=[slug, side.value]),
        "steps": [
            (steps.TITLES[step], reverse("hunar_mentorship:step", args=[slug, side.value, step]))
            for step in names
            if changeable
        ],
    }
