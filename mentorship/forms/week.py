"""Fields that ask when somebody is free: parts of the day for a whole week, or the half hours of one day.

Both give and take the 42 bytes of `Week.to_bytes()`, in the person's own time. They work by taps, without scripts.
"""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from .. import weeks
from ..availability import A_DAY, MINUTES, Week


class WeekWidget(forms.Widget):
    """A grid of days and parts of the day, every cell a tick box."""

    template_name = "hunar_mentorship/widgets/week.html"
    use_fieldset = True

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        week = value if isinstance(value, Week) else _week(value)
        return context | {"headings": weeks.headings(week), "rows": weeks.rows(week)}

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)

    def value_omitted_from_data(self, data, files, name):
        return False  # nothing ticked is an answer


class WeekField(forms.Field):
    """When somebody is free, as bytes. Give it `kept`, the week as it was: half hours told before are not lost."""

    widget = WeekWidget
    default_error_messages = {
        "required": _("Tap at least one part of a day when you are free."),
        "invalid": _("Choose from the grid, please."),
    }
    kept = Week()

    def to_python(self, value):
        if not isinstance(value, list):
            return _week(value)
        try:
            return weeks.from_ticks(value, self.kept)
        except ValueError as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong

    def validate(self, value):
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def clean(self, value):
        return super().clean(value).to_bytes()

    def bound_data(self, data, initial):
        """What was typed is drawn again as a week; a tick that makes no sense draws as none."""
        try:
            return weeks.from_ticks(data or [], self.kept)
        except ValueError:
            return Week()


class DayWidget(forms.SelectMultiple):
    """Forty-eight half hours as small tick boxes side by side."""

    template_name = "hunar_mentorship/widgets/day.html"
    use_fieldset = True


class DayForm(forms.Form):
    """The half hours of one day."""

    slots = forms.MultipleChoiceField(label=_("When are you free?"), required=False, widget=DayWidget)

    def __init__(self, *args, week: bytes, day: int, **kwargs):
        self.kept, self.day = _week(week), day
        first = day * A_DAY
        free = [str(slot) for slot in self.kept if first <= slot < first + A_DAY]
        super().__init__(*args, **{"initial": {"slots": free}, **kwargs})
        self.fields["slots"].choices = [(str(first + place), clock(place)) for place in range(A_DAY)]
        self.fields["slots"].label = WEEKDAYS[day]

    @property
    def week(self) -> bytes:
        """The whole week with this day as it was tapped."""
        first = self.day * A_DAY
        whole_day = Week.of(range(first, first + A_DAY))
        return (self.kept - whole_day | Week.of(map(int, self.cleaned_data["slots"]))).to_bytes()


def clock(place: int) -> str:
    """The half hour of that place in a day, such as 07:30."""
    hour, minute = divmod(place * MINUTES, 60)
    return f"{hour:02}:{minute:02}"


def _week(value) -> Week:
    return Week.from_bytes(bytes(value)) if value else Week()
