"""How a match ends: why, what follows for both, and what each says of it afterwards."""

from functools import partial

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions import end_match
from ..actions.ending import give_feedback
from ..contact import may_thank
from ..enums import EndReason, Side
from ..forms.together import EndForm, FeedbackForm, ReasonForm
from ..returning import Returning, returning, waits_for_staff
from .of_match import OfMatch

BACK = {
    Side.MENTOR: gettext_lazy("You: your place is free again, and somebody else can be matched with you."),
    Side.MENTEE: gettext_lazy("You: you stay in the programme and can be matched again at once."),
}
DONE = gettext_lazy("You: you have finished the programme.")
OUT = gettext_lazy(
    "You: nobody is sent to you until you say that you are ready again, with one tap on your desk."
)
THEIRS_BACK = gettext_lazy("%(name)s: stays in the programme and can be matched again at once.")
THEIRS_DONE = gettext_lazy("%(name)s: has finished the programme.")
THEIRS_OUT = gettext_lazy("%(name)s: is matched again when they say that they are ready.")
THEIRS_HELD = gettext_lazy("%(name)s: is matched with nobody until programme staff have spoken with them.")


def consequences(match, side: Side, reason: EndReason, name: str) -> list[str]:
    """What follows for both, said plainly before it is done."""
    back = returning(ended_by=side, reason=reason)
    held = waits_for_staff(ended_by=side, reason=reason)
    return [_mine(back, side), _theirs(back, side, held) % {"name": name}]


def _mine(back: Returning, side: Side) -> str:
    if back.mentee_is_done and side == Side.MENTEE:
        return str(DONE)
    return str(BACK[side] if getattr(back, side.value) else OUT)


def _theirs(back: Returning, side: Side, held: bool) -> str:
    other = Side.MENTEE if side == Side.MENTOR else Side.MENTOR
    if held:
        return str(THEIRS_HELD)
    if back.mentee_is_done and other == Side.MENTEE:
        return str(THEIRS_DONE)
    return str(THEIRS_BACK if getattr(back, other.value) else THEIRS_OUT)


class EndView(OfMatch):
    """Two steps, without a script: why, then what follows and one button."""

    def get(self, request, key):
        if not self.match.is_active:
            return self.go("feedback")
        form = ReasonForm(request.GET if "reason" in request.GET else None)
        if form.is_bound and form.is_valid():
            return self.show_consequences(EndForm(initial=form.cleaned_data), form.cleaned_data["reason"])
        return self.show("end.html", {"form": form})

    def post(self, request, key):
        form = EndForm(request.POST)
        if not form.is_valid():
            return self.go("end")
        end = partial(end_match, match=self.match, side=self.side, by=self.person)
        if self.match.is_active and self.done(end, **form.cleaned_data):
            messages.success(request, _("It has ended. What you wrote together stays to be read."))
        return self.go("feedback")

    @property
    def side(self) -> Side:
        return self.match.side_of(self.person)

    def show_consequences(self, form, reason):
        facts = {
            "form": form,
            "reason": EndReason(reason),
            "follows": consequences(self.match, self.side, EndReason(reason), self.other_name),
            "is_safety": reason == EndReason.SAFETY,
        }
        return self.show("end_sure.html", facts)

    def show(self, template, facts):
        facts |= {
            "other": self.other,
            "match": self.match,
            "name": self.other_name,
            "trail": self.trail(_("Finish")),
        }
        return render(self.request, f"hunar_mentorship/together/{template}", facts)


class FeedbackView(OfMatch):
    """How it was: once, when it is over."""

    def get(self, request, key):
        if self.match.is_active or self.given:
            return self.go("match")
        return self.show(FeedbackForm(takes_thanks=self.takes_thanks))

    def post(self, request, key):
        form = FeedbackForm(request.POST, takes_thanks=self.takes_thanks)
        if not form.is_valid():
            return self.show(form, status=422)
        if self.done(give_feedback, match=self.match, person=self.person, **form.cleaned_data):
            messages.success(request, _("Thank you for telling us."))
        return self.go("match")

    @property
    def given(self):
        return self.match.feedback.filter(person=self.person).exists()

    @property
    def takes_thanks(self):
        return may_thank(self.match)

    def show(self, form, status=200):
        facts = {
            "form": form,
            "match": self.match,
            "name": self.other_name,
            "trail": self.trail(_("How was it?")),
        }
        return render(self.request, "hunar_mentorship/together/feedback.html", facts, status=status)
