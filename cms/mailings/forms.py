"""What staff say about a message to many."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from cms.segments.audience import is_private
from cms.segments.trees import read

from .models import Series
from .triggers import triggers


class LanguageSelect(forms.Select):
    """The languages of the site, read when they are shown."""

    def optgroups(self, name, value, attrs=None):
        self.choices = [(code, words) for code, words in settings.LANGUAGES]
        return super().optgroups(name, value, attrs)


class LanguageOrNoneSelect(forms.Select):
    def optgroups(self, name, value, attrs=None):
        self.choices = [("", _("every language")), *settings.LANGUAGES]
        return super().optgroups(name, value, attrs)


class MailingForm(WagtailAdminModelForm):
    def clean(self):
        said = super().clean()
        segment = said.get("segment")
        if said.get("on_web") and segment and is_private(read(segment.tree)):
            words = _(
                "Its audience is chosen by private details, so it cannot be a page that everybody reads."
            )
            self.add_error("on_web", words)
        return said


class SubscribeForm(forms.Form):
    """An address and a language; nothing else is asked of a guest."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    language = forms.ChoiceField(label=_("The language you read"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES


class ForgetForm(forms.Form):
    """Somebody asked staff, by telephone or letter, to get no more news at an address."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)


class ScheduleForm(forms.Form):
    send_at = forms.DateTimeField(
        label=_("To be sent at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    def clean_send_at(self):
        send_at = self.cleaned_data["send_at"]
        if send_at <= timezone.now():
            raise ValidationError(_("This time is past. Choose a later one, or send it now."))
        return send_at


class SeriesForm(WagtailAdminModelForm):
    """What it follows is chosen in one list: what happens, and with what."""

    hangs_on = forms.ChoiceField(label=_("After somebody"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hangs_on"].choices = [(str(each.label), _abouts(each)) for each in triggers()]
        if self.instance.trigger:
            self.initial["hangs_on"] = f"{self.instance.trigger}:{self.instance.about}"
        if self.instance.started_at:
            self.fields["hangs_on"].disabled = True

    def save(self, commit=True):
        self.instance.trigger, _colon, self.instance.about = self.cleaned_data["hangs_on"].partition(":")
        return super().save(commit)

    class Meta:
        model = Series
        fields = ("title",)


def _abouts(trigger):
    """In whole words: what is chosen stands alone once the list is closed."""
    rows = [("", trigger.anything), *trigger.choices()]
    return [(f"{trigger.name}:{value}", f"{trigger.label}: {words}") for value, words in rows]


WAYS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("by_email"), FieldPanel("by_sms"), FieldPanel("by_whatsapp")]),
        FieldPanel("per_minute"),
    ],
    heading=_("How it leaves"),
)
WORDS = InlinePanel(
    "words",
    [
        FieldPanel("language", widget=LanguageSelect),
        FieldPanel("subject"),
        FieldPanel("body"),
        FieldPanel("text"),
        FieldPanel("sms"),
        FieldPanel("whatsapp"),
    ],
    heading=_("What it says, in each language"),
    label=_("Language"),
    min_num=1,
)
PANELS = [
    FieldPanel("title"),
    MultiFieldPanel(
        [
            FieldPanel("segment"),
            FieldRowPanel(
                [
                    FieldPanel("to_subscribers"),
                    FieldPanel("subscriber_language", widget=LanguageOrNoneSelect),
                ]
            ),
        ],
        heading=_("Whom it is for"),
    ),
    WAYS,
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("on_web"), FieldPanel("is_listed")])], heading=_("On the web")
    ),
    WORDS,
]
STEP_PANELS = [
    FieldPanel("title"),
    MultiFieldPanel([FieldRowPanel([FieldPanel("days"), FieldPanel("hour")])], heading=_("When it leaves")),
    WAYS,
    WORDS,
]
