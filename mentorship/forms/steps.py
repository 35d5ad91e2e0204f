"""The steps of an application, and the pieces that one side alone is asked."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.topics.models import Skill, Topic

from ..actions import agree_to_conduct, seek_skills
from ..admitting import Age
from ..applicants import age_of
from ..enums import Background, Platform, Priority, Wanted
from .picking import PickField, chosen, skills_on_offer, topics_on_offer
from .pieces import Choices, Home, Piece, Self, Spoken, Times, words

SKILLS_SOUGHT, SKILLS_GIVEN, SECTORS = 8, 20, 6

# What a mentee is asked


class Goal(Piece):
    columns = ("goal",)
    goal = words(
        _("What do you want to reach?"),
        4,
        help_text=_("One or two sentences, such as: my first order as a designer before Eid."),
    )
    skills = PickField(
        label=_("What do you need help with?"),
        most=SKILLS_SOUGHT,
        searches=True,
        priorities=Priority.choices,
        help_text=_("Choose up to eight, and say how much each matters."),
    )

    def known(self):
        sought = self.application.skill_items.values_list("tag", "priority") if self.application.pk else ()
        return super().known() | {"skills": dict(sought)}

    def prepare(self):
        self.fields["skills"].offer(skills_on_offer(), self.query)

    def save(self):
        super().save()
        seek_skills(application=self.application, priorities=self.cleaned_data["skills"])


class WithWhom(Piece):
    """Wishes about the mentor. The first is a hard rule, and nobody else's business."""

    columns = ("mentors_wanted", "knows", "platforms", "backgrounds")
    mentors_wanted = forms.ChoiceField(
        label=_("Who may be your mentor?"),
        choices=[(Wanted.ANY, _("Anybody who fits")), (Wanted.WOMEN, _("Only a woman"))],
        widget=forms.RadioSelect,
        help_text=_("No mentor is told what you choose."),
    )
    knows = forms.CharField(
        label=_("Do you know somebody among the mentors?"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Relatives, neighbours, an employer: so that we do not match you with them."),
    )
    sectors = PickField(label=_("In which fields?"), most=SECTORS, required=False)
    platforms = Choices(Platform, label=_("Which platforms do you use, or want to use?"))
    backgrounds = Choices(
        Background,
        label=_("Is one of these your road?"),
        help_text=_(
            "A mentor who went the same way may fit well. They learn of it only when it is theirs too."
        ),
    )

    def known(self):
        sectors = self.holder.sectors.values_list("pk", flat=True)
        return super().known() | {"sectors": dict.fromkeys(sectors, Priority.SECOND)}

    def prepare(self):
        self.fields["sectors"].offer(topics_on_offer())

    def save(self):
        super().save()
        self.holder.sectors.set(chosen(Topic, self.cleaned_data["sectors"]))


# What a mentor is asked


class Craft(Piece):
    columns = ("years", "platforms")
    skills = PickField(label=_("What can you help with?"), most=SKILLS_GIVEN, searches=True)
    sectors = PickField(label=_("In which fields do you work?"), most=SECTORS, required=False)
    platforms = Choices(Platform, label=_("Where do you find your clients?"))
    years = forms.IntegerField(
        label=_("For how many years?"),
        min_value=0,
        max_value=60,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )

    def known(self):
        picked = {
            name: dict.fromkeys(getattr(self.holder, name).values_list("pk", flat=True), Priority.SECOND)
            for name in ("skills", "sectors")
        }
        return super().known() | picked

    def prepare(self):
        self.fields["skills"].offer(skills_on_offer(), self.query)
        self.fields["sectors"].offer(topics_on_offer())

    @transaction.atomic
    def save(self):
        super().save()
        for name, model in (("skills", Skill), ("sectors", Topic)):
            getattr(self.holder, name).set(chosen(model, self.cleaned_data[name]))


class Giving(Piece):
    """How many, whom, and what mentees read of the mentor."""

    columns = ("mentees_wanted", "about", "about_ur", "backgrounds")
    places = forms.IntegerField(
        label=_("How many mentees at a time?"),
        min_value=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )
    mentees_wanted = forms.ChoiceField(
        label=_("Who may be your mentee?"),
        choices=[(Wanted.ANY, _("Anybody who fits")), (Wanted.WOMEN, _("Only women"))],
        widget=forms.RadioSelect,
        help_text=_("No mentee is told what you choose."),
    )
    about = words(_("About you, in English"), 3, required=False, help_text=_("Mentees read this."))
    about_ur = words(_("About you, in Urdu"), 3, required=False)
    backgrounds = Choices(Background, label=_("Which of these roads do you know yourself?"))

    def known(self):
        return super().known() | {"places": self.application.places}

    def prepare(self):
        most = self.application.programme.most_places
        self.fields["places"].max_value = most
        self.fields["places"].widget.attrs["max"] = most

    def clean_places(self):
        places, most = self.cleaned_data["places"], self.application.programme.most_places
        if places > most:
            raise ValidationError(
                _("In this programme a mentor has at most %(most)s."), params={"most": most}
            )
        if places < self.application.taken:
            raise ValidationError(
                _("You have %(taken)s already, so it cannot be fewer now."),
                params={"taken": self.application.taken},
            )
        return places

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("about") or cleaned.get("about_ur")):
            self.add_error("about", _("Write a sentence or two in at least one of the two languages."))
        return cleaned

    def save(self):
        super().save()
        self.application.places = self.cleaned_data["places"]
        self.application.save(update_fields=["places"])


# The last step

phone = RegexValidator(r"^\+?[\d\s-]{7,20}$", _("Write the number in digits, such as 0300 1234567."))


class Agreement(Piece):
    agree = forms.BooleanField(
        label=_("I have read this and will keep to it"),
        error_messages={"required": _("Read the code of conduct and tick this, please.")},
    )

    def save(self):
        super().save()
        agree_to_conduct(application=self.application)


class MenteeAgreement(Agreement):
    guardian_name = forms.CharField(
        label=_("Name of your parent or guardian"),
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("You are under 18, so staff ask them before you begin."),
    )
    guardian_phone = forms.CharField(
        label=_("Their phone number"),
        max_length=20,
        validators=[phone],
        widget=forms.TextInput(attrs={"inputmode": "tel", "dir": "ltr"}),
    )

    @property
    def columns(self):
        return ("guardian_name", "guardian_phone") if age_of(self.person) == Age.MINOR else ()

    def prepare(self):
        for name in {"guardian_name", "guardian_phone"} - set(self.columns):
            del self.fields[name]
        self.order_fields(["guardian_name", "guardian_phone", "agree"])


class MentorAgreement(Agreement):
    referees = words(
        _("Two people who know you"),
        4,
        help_text=_(
            "Name, how they know you, and a number or e-mail address of theirs. Only staff see this."
        ),
    )

    @property
    def columns(self):
        return () if self.is_vetted else ("referees",)

    def prepare(self):
        if self.is_vetted:
            del self.fields["referees"]
        self.order_fields(["referees", "agree"])

    @property
    def is_vetted(self) -> bool:
        if not hasattr(self, "_is_vetted"):
            self._is_vetted = self.holder.vettings.in_force(timezone.localdate()).exists()
        return self._is_vetted


MENTEE = {
    "goal": (Goal,),
    "place": (Spoken, Home, Self),
    "times": (Times,),
    "people": (WithWhom,),
    "agree": (MenteeAgreement,),
}
MENTOR = {
    "skills": (Craft,),
    "place": (Spoken, Home, Self),
    "times": (Times,),
    "giving": (Giving,),
    "agree": (MentorAgreement,),
}
TITLES = {
    "goal": _("Your goal"),
    "skills": _("What you can help with"),
    "place": _("Languages and place"),
    "times": _("When you have time"),
    "people": _("With whom"),
    "giving": _("What you give"),
    "agree": _("Read, agree and send"),
}
