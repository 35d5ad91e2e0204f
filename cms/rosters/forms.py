"""What staff send: a list, and how the people on it agreed to be on record."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Channel

from .conf import limits
from .enums import Decision

ASKED_BY_STAFF = (Channel.PAPER, Channel.IN_PERSON, Channel.PHONE)


class SendForm(forms.Form):
    file = forms.FileField(
        label=_("List"),
        help_text=_("Excel (.xlsx) or CSV, with a row of headings."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    channel = forms.ChoiceField(
        label=_("How did these people agree that we keep a record of what they learn?"),
        choices=[
            *((channel.value, channel.label) for channel in ASKED_BY_STAFF),
            ("", _("They have not been asked yet")),
        ],
        initial=Channel.PAPER.value,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It is written down for each new person, with your name. Keep the signed papers."),
    )
    language = forms.ChoiceField(
        label=_("In which language were they asked?"), choices=settings.LANGUAGES, initial="ur"
    )

    def clean_file(self):
        file, largest = self.cleaned_data["file"], limits().file
        if file.size > largest:
            words = _("The list is larger than %(limit)s. Send it in parts.")
            raise forms.ValidationError(words, params={"limit": filesizeformat(largest)})
        return file


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(choices=Decision.choices)
