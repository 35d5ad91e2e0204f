"""What the guide to the elements shows: the contract in words, and a form and a list to draw them with."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .chrome import Link
from .contract import TOKENS
from .elements import ELEMENTS


class ExampleForm(forms.Form):
    """Each shape of field once; the guide shows it filled in wrongly."""

    name = forms.CharField(label=_("Your name"), help_text=_("As it should stand on your certificate."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    city = forms.ChoiceField(
        label=_("City"), choices=[("lhe", _("Lahore")), ("khi", _("Karachi")), ("uet", _("Quetta"))]
    )
    way = forms.ChoiceField(
        label=_("How should we reach you?"),
        widget=forms.RadioSelect,
        choices=[("sms", _("By SMS")), ("email", _("By e-mail"))],
    )
    about = forms.CharField(label=_("About you"), widget=forms.Textarea, required=False)
    terms = forms.BooleanField(label=_("I have read the rules of this course"))


def guide_context(request: HttpRequest) -> dict:
    """Everything the guide's template draws."""
    return {
        "catalogue": ELEMENTS.values(),
        "tokens": TOKENS,
        "filters": ExampleForm(prefix="filter"),
        "form": ExampleForm({"email": "amina", "way": "sms"}),
        "list_page": Paginator(range(200), 10).get_page(request.GET.get("page") or 4),
        "crumbs": [(_("Home"), "/"), (_("Courses"), "#"), (_("Start freelancing"), "#")],
        "tabs": [(_("To do"), "#", True), (_("Done"), "#", False), (_("Certificates"), "#", False)],
        "facts": [
            (_("Level"), _("Beginner"), "star"),
            (_("Time"), _("6 hours"), "clock"),
            (_("Size"), _("4 MB"), "download"),
            (_("Language"), _("English, Urdu"), "globe"),
        ],
        "missing": [(_("Quiz 2: your first proposal"), "#"), (_("Lesson 7: getting paid"), "#")],
        "links": [
            Link(_("My learning"), "#", current=True, icon="book"),
            Link(_("Certificates"), "#", icon="award"),
            Link(_("Sign out"), "#", method="post", icon="out"),
        ],
    }
