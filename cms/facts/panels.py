"""How a fact is written: the question, who looks after it, and its answers in time."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)

from .forms import EditionForm, FactForm


class EditionsPanel(InlinePanel):
    """The answers, the newest first. What was in force stays as it was written."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = EditionForm
        return options


EDITION_PANELS = [
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("review_by")]),
    FieldPanel("number"),
    FieldPanel("words"),
    FieldRowPanel([FieldPanel("source_title"), FieldPanel("source_url")]),
    FieldRowPanel([FieldPanel("confidence"), FieldPanel("withdrawn")]),
]

FACT_FORM = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("names"), FieldPanel("key"), FieldRowPanel([FieldPanel("kind"), FieldPanel("unit")])],
            heading=_("What is asked"),
        ),
        FieldPanel("owner"),
        HelpPanel(
            _(
                "Did the answer change? Add one and leave the old as it is. Is it still right? Only move the day it is"
                " checked again."
            ),
            heading=_("How to keep it up to date"),
        ),
        EditionsPanel("editions", heading=_("Answers"), label=_("Answer"), min_num=1, panels=EDITION_PANELS),
    ],
    base_form_class=FactForm,
)
