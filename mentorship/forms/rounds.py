"""Which proposals of a round to look at."""

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.people.models import District, Residence

from ..enums import ProposalState
from ..models import MentorApplication
from ..programme_words import tier_names

ORDERS = [
    ("", _("As they were made")),
    ("score", _("The weakest first")),
    ("-score", _("The strongest first")),
]


class ProposalFilter(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *ProposalState.choices]
    )
    score = forms.IntegerField(label=_("Score at most"), required=False, min_value=0)
    mentor = forms.ModelChoiceField(
        label=_("Mentor"), required=False, queryset=MentorApplication.objects.none()
    )
    district = forms.ModelChoiceField(
        label=_("District of the mentee"), required=False, queryset=District.objects.none()
    )
    tier = forms.ChoiceField(label=_("Tier"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def __init__(self, data, *, this_round):
        super().__init__(data)
        done = this_round.runs.done().select_related("policy").first()
        language = get_language() or "en"
        tiers = tier_names(done.policy if done else None, language)
        self.fields["tier"].choices = [("", _("All")), *tiers.items()]
        mentors = MentorApplication.objects.filter(proposals__round=this_round).distinct()
        self.fields["mentor"].queryset = mentors.select_related("mentor__person", "programme")
        self.fields["mentor"].label_from_instance = lambda one: str(one.mentor.person)
        self.fields["district"].queryset = District.objects.all()
        self.fields["district"].label_from_instance = lambda one: one.name_in(language)

    @property
    def query(self) -> str:
        """What was chosen, to come back to."""
        chosen = self.data.copy()
        chosen.pop("p", None)
        return chosen.urlencode()

    def filtered(self, rows):
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("state"):
            rows = rows.filter(state=chosen["state"])
        if chosen.get("score") is not None:
            rows = rows.filter(score__lte=chosen["score"])
        if chosen.get("mentor"):
            rows = rows.filter(mentor=chosen["mentor"])
        if chosen.get("tier"):
            rows = rows.filter(reasons__tier=chosen["tier"])
        if chosen.get("district"):
            homes = Residence.objects.filter(person=OuterRef("mentee__person")).order_by("-since")
            rows = rows.annotate(home=Subquery(homes.values("district")[:1])).filter(
                home=chosen["district"].pk
            )
        return rows.order_by(*filter(None, [chosen.get("order")]), "pk")
