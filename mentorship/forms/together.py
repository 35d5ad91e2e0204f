"""What the two of a match fill in: messages, notes, goals, how it ends and how it was."""

from uuid import uuid4

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from ..enums import EndReason, GoalState
from ..models import Goal, Message, Note

SHORT = {"rows": 3, "dir": "auto"}
AUTO = {"dir": "auto", "autocomplete": "off"}


class KeyedForm(forms.Form):
    """Carries a key made with the page, so that sending it twice is sending it once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())


class MessageForm(KeyedForm):
    words = forms.CharField(
        label=_("Your message"),
        max_length=Message._meta.get_field("words").max_length,
        widget=forms.Textarea(attrs=SHORT),
        error_messages={"required": _("Write a few words first.")},
    )


class NoteForm(KeyedForm):
    words = forms.CharField(
        label=_("Note"),
        max_length=Note._meta.get_field("words").max_length,
        widget=forms.Textarea(attrs=SHORT),
        error_messages={"required": _("Write a few words first.")},
    )
    meeting = forms.ModelChoiceField(
        None, label=_("Of the meeting"), required=False, empty_label=_("No meeting")
    )
    is_private = forms.BooleanField(label=_("Only for me"), required=False)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = _day_of
        if not meetings:
            del self.fields["meeting"]


class ChangeNoteForm(forms.Form):
    """The note in other words. Whom it is for stays."""

    words = forms.CharField(
        label=_("Note"),
        max_length=Note._meta.get_field("words").max_length,
        widget=forms.Textarea(attrs=SHORT),
        error_messages={"required": _("Write a few words first.")},
    )


def _day_of(meeting):
    return date_format(localtime(meeting.starts_at), "DATE_FORMAT")


class GoalForm(forms.Form):
    words = forms.CharField(
        label=_("Goal"),
        max_length=Goal._meta.get_field("words").max_length,
        widget=forms.TextInput(attrs=AUTO),
        error_messages={"required": _("Write the goal in a few words.")},
    )
    due_on = forms.DateField(label=_("By"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ChangeGoalForm(GoalForm):
    """The goal in other words, and each of its steps."""

    def __init__(self, *args, goal, **kwargs):
        super().__init__(*args, initial={"words": goal.words, "due_on": goal.due_on}, **kwargs)
        self.ids = {}
        for number, step in enumerate(goal.steps.all(), 1):
            name = f"step_{step.pk}"
            self.ids[name] = step.pk
            self.fields[name] = forms.CharField(
                label=_("Step %(number)s") % {"number": number},
                max_length=200,
                required=False,
                initial=step.words,
                widget=forms.TextInput(attrs=AUTO),
            )

    @property
    def steps(self) -> dict[int, str]:
        return {pk: self.cleaned_data[name] for name, pk in self.ids.items()}


class StepForm(forms.Form):
    words = forms.CharField(label=_("Next step"), max_length=200, widget=forms.TextInput(attrs=AUTO))


class TickForm(forms.Form):
    done = forms.BooleanField(required=False)


class GoalStateForm(forms.Form):
    state = forms.ChoiceField(choices=GoalState.choices)


class ReasonForm(forms.Form):
    """Why it ends, as far as one wants to say."""

    reason = forms.ChoiceField(
        label=_("Why does it end?"), choices=EndReason.choices, widget=forms.RadioSelect
    )


class EndForm(forms.Form):
    """The last step: the reason as chosen before, and a few words if one likes."""

    reason = forms.ChoiceField(choices=EndReason.choices, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Anything programme staff should know"),
        help_text=_("Only staff read this."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs=SHORT),
    )


AGAIN = [("yes", _("Yes")), ("no", _("No")), ("", _("I do not know yet"))]
USEFUL = [
    ("5", _("Very useful")),
    ("4", _("Useful")),
    ("3", _("In parts")),
    ("2", _("Hardly")),
    ("1", _("Not at all")),
]


class FeedbackForm(forms.Form):
    useful = forms.ChoiceField(
        label=_("How useful was it for you?"), choices=USEFUL, widget=forms.RadioSelect
    )
    again = forms.ChoiceField(
        label=_("Would you do it again?"), choices=AGAIN, required=False, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("For the programme: what was good, what could be better?"),
        help_text=_("Only staff read this."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=SHORT),
    )
    thanks = forms.CharField(
        label=_("A word of thanks"),
        help_text=_("The other person reads this."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs=SHORT),
    )

    def __init__(self, *args, takes_thanks=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not takes_thanks:
            del self.fields["thanks"]

    def clean_useful(self):
        return int(self.cleaned_data["useful"])

    def clean_again(self):
        return {"yes": True, "no": False}.get(self.cleaned_data["again"])
