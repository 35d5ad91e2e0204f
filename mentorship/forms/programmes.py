"""What staff fill in about a programme: its settings, its weights and tiers."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..matching.values import Weights
from ..models import Policy
from ..programme_words import WEIGHTS, fact_names, weights_of

TIERS = 4
HEAVIEST = 2000


class NumbersField(forms.CharField):
    """Whole numbers with commas between them, such as 2, 6, 12."""

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        parts = [part.strip() for part in (value or "").replace("،", ",").split(",")]
        try:
            return sorted({int(part) for part in parts if part})
        except ValueError as wrong:
            raise ValidationError(_("Give the weeks as numbers, for example 2, 6, 12.")) from wrong


class ProgrammeForm(WagtailAdminModelForm):
    check_in_weeks = NumbersField(
        label=_("Weeks with a check-in"),
        required=False,
        help_text=_("Such as 2, 6, 12: both are asked two questions in these weeks of their match."),
    )


class PolicyForm(forms.Form):
    """Weights, tiers and why. The tiers come in their order: the first is served first where places are short."""

    def __init__(self, *args, policy: Policy | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.policy, self.before = policy, list(policy.tiers) if policy else []
        weights = weights_of(policy)
        for each in fields(Weights):
            self.fields[each.name] = forms.IntegerField(
                label=WEIGHTS[each.name],
                initial=getattr(weights, each.name),
                min_value=0,
                max_value=HEAVIEST,
            )
        self.fields["stability"] = forms.IntegerField(
            label=_("Points for keeping a proposed pair"),
            initial=policy.stability if policy else 300,
            min_value=0,
            max_value=HEAVIEST,
            help_text=_("So that a second run moves few people."),
        )
        self._add_tiers()
        self.fields["why"] = forms.CharField(
            label=_("Why"),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Everybody can read this on the programme's page."),
        )

    def _add_tiers(self) -> None:
        names = fact_names(get_language() or "en")
        said = {fact for tier in self.before for fact in tier["facts"]}
        choices = [
            (fact, name) for fact, name in names.items() if not fact.startswith("district:") or fact in said
        ]
        for number in range(1, TIERS + 1):
            before = self.before[number - 1]["facts"] if number <= len(self.before) else []
            self.fields[f"tier_{number}"] = forms.MultipleChoiceField(
                label=_("Tier %(number)s") % {"number": number},
                choices=choices,
                initial=before,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def weight_fields(self):
        return [self[each.name] for each in fields(Weights)] + [self["stability"]]

    @property
    def tier_fields(self):
        return [self[f"tier_{number}"] for number in range(1, TIERS + 1)]

    def clean(self):
        cleaned = super().clean()
        seen: set[str] = set()
        for number in range(1, TIERS + 1):
            facts = set(cleaned.get(f"tier_{number}", ()))
            if seen & facts:
                self.add_error(
                    f"tier_{number}", _("Somebody named in an earlier tier is served there already.")
                )
            seen |= facts
        return cleaned

    def published(self) -> dict[str, Any]:
        """What `publish_policy` takes."""
        said = self.cleaned_data
        keys = {frozenset(tier["facts"]): tier["key"] for tier in self.before}
        chosen = [sorted(said[f"tier_{number}"]) for number in range(1, TIERS + 1)]
        return {
            "weights": {each.name: said[each.name] for each in fields(Weights)},
            "tiers": [
                {"key": keys.get(frozenset(facts), "+".join(facts)[:60]), "facts": facts}
                for facts in chosen
                if facts
            ],
            "stability": said["stability"],
            "why": said["why"],
        }
