"""How editors write a certificate template."""

from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

MOST_LOGOS = 4
MOST_SIGNATORIES = 3


def _colour(name):
    return FieldPanel(name, widget=TextInput(attrs={"type": "color"}))


TEMPLATE_PANELS = [
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("orientation"), FieldPanel("printed")]),
    InlinePanel(
        "words",
        heading=_("Words"),
        label=_("Language"),
        min_num=1,
        panels=[FieldPanel(name) for name in ("language", "organisation", "heading", "statement", "footer")],
    ),
    InlinePanel("logos", heading=_("Logos"), label=_("Logo"), max_num=MOST_LOGOS),
    InlinePanel("signatories", heading=_("Signatories"), label=_("Signatory"), max_num=MOST_SIGNATORIES),
    MultiFieldPanel(
        [FieldRowPanel([_colour("paper"), _colour("ink"), _colour("brand"), _colour("accent")])],
        heading=_("Colours"),
    ),
]
