"""What officers fill in on the screen of a case, and those who name officers or attest a category."""

from datetime import datetime, time

from django import forms
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.people.models import Person

from .enums import How, MeasureKind, Outcome, Severity
from .models import Officer
from .models.own import FIXED


def words_field(label, **kwargs):
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=5000, **kwargs)


class CaseForm(forms.Form):
    """One act on a case, for which nothing need be said; each has a prefix, as they all stand on one screen."""

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case


class NoteForm(CaseForm):
    words = words_field(_("Note"))


class SeverityForm(CaseForm):
    severity = forms.ChoiceField(label=_("Severity"), choices=Severity)
    words = words_field(_("Why"))


class AsideForm(CaseForm):
    officer = forms.ModelChoiceField(Person.objects.none(), label=_("Officer"))
    words = words_field(_("Why"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        officers = Officer.objects.for_case(self.case).values("person")
        self.fields["officer"].queryset = Person.objects.filter(pk__in=officers).order_by("name")


class SubjectForm(CaseForm):
    person = forms.ModelChoiceField(Person.objects.present(), widget=forms.HiddenInput)


class MeasureForm(CaseForm):
    kind = forms.ChoiceField(label=_("What"), choices=MeasureKind)
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who"))
    other = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Kept apart from"),
        required=False,
        help_text=_("For two people kept apart."),
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Leave it empty to let it hold until it is lifted or the case is closed."),
    )
    words = words_field(_("Why"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        subjects = self.case.subjects.values("person")
        reporters = self.case.reports.exclude(reporter=None).values("reporter")
        people = Person.objects.order_by("name")
        self.fields["person"].queryset = people.filter(pk__in=subjects)
        self.fields["other"].queryset = people.filter(Q(pk__in=reporters) | Q(pk__in=subjects))

    def clean_until(self):
        if day := self.cleaned_data["until"]:
            if day < timezone.localdate():
                raise forms.ValidationError(_("This day is over. Choose today or a later one."))
            return timezone.make_aware(datetime.combine(day, time.max))
        return None

    def clean(self):
        cleaned = super().clean()
        other = cleaned.get("other")
        if cleaned.get("kind") == MeasureKind.PAIR and (not other or other == cleaned.get("person")):
            self.add_error("other", _("Choose the other of the two."))
        return cleaned


class LiftForm(CaseForm):
    measure = forms.IntegerField(widget=forms.HiddenInput)


class CloseForm(CaseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome)
    words = words_field(_("What was done, and what whoever reported was told"))
    keep_measures = forms.BooleanField(label=_("Measures hold on"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.case.version)


class ReopenForm(CaseForm):
    words = words_field(_("Why"))


def staff():
    """People who may enter the admin: an officer needs to."""
    logins = ModelBackend().with_perm("wagtailadmin.access_admin")
    return Person.objects.present().filter(user__in=logins.values("pk"))


class OfficerForm(forms.ModelForm):
    """From whose cases an officer stays away."""

    line = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Leads them, or is led by them"),
        help_text=_("Cases about these people are never shown to this officer."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Officer
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = staff().exclude(pk=self.instance.person_id).order_by("name")


class NameOfficerForm(OfficerForm):
    """Who reads reports from now on."""

    class Meta(OfficerForm.Meta):
        fields = ["person"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = staff().exclude(
            pk__in=Officer.objects.filter(until=None).values("person")
        )


class ChangeOfficerForm(OfficerForm):
    ends = forms.BooleanField(
        label=_("Is no longer an officer"), help_text=_("They see no case from now on."), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["line"] = list(self.instance.lines.values_list("person", flat=True))
        if self.instance.until:
            del self.fields["ends"]


class AttestForm(forms.Form):
    category = forms.ChoiceField(label=_("Category"), choices=FIXED, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("How did you make sure?"), choices=How, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("No numbers of documents: they are not kept."),
    )
