"""The pieces of a campaign page, for editors."""

import re

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as AltImageBlock

from cms.pages.blocks import COMMON_BLOCKS, PLAIN_FEATURES, DownloadBlock, QuotationBlock, fault

SAFE_ADDRESS = re.compile(r"/(?!/)|https?://")
ICONS = [
    ("shield", _("Shield: protection")),
    ("bulb", _("Bulb: an idea")),
    ("hand", _("Hand: ask for help")),
    ("lock", _("Lock: keep private")),
    ("people", _("People: together")),
    ("phone", _("Phone: call")),
    ("file", _("Paper: documents")),
    ("calendar", _("Calendar: dates")),
    ("check", _("Tick: done")),
    ("warn", _("Triangle: take care")),
]


class PartnerBlock(blocks.StructBlock):
    """Who stands behind the campaign. A logo says in words whose it is."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    logo = AltImageBlock(label=_("Logo"), required=False)
    url = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "group"
        label = _("Partner")


class MessageBlock(blocks.StructBlock):
    """One thing to remember."""

    title = blocks.CharBlock(label=_("In few words"), max_length=90)
    text = blocks.RichTextBlock(label=_("What it means"), features=PLAIN_FEATURES)
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=ICONS, default="shield", search_index=False)

    class Meta:
        icon = "info-circle"
        label = _("Key message")


class LessonBlock(blocks.StructBlock):
    """A lesson of a few minutes, on the page itself."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=15, default=2)

    def __init__(self, local_blocks=(), **kwargs):
        body = blocks.StreamBlock(COMMON_BLOCKS, label=_("Body"))
        super().__init__([("body", body), *local_blocks], **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Lesson of a few minutes")


class LessonStream(blocks.StreamBlock):
    """Made when it is first needed: by then every app has added its blocks to the common ones."""

    def __init__(self, local_blocks=(), **kwargs):
        super().__init__([("lesson", LessonBlock()), *local_blocks], **kwargs)


class CallBlock(blocks.StructBlock):
    """Something to do now: a page, a path of this site, or an address elsewhere."""

    text = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    about = blocks.CharBlock(label=_("One line"), required=False, max_length=160)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=300,
        search_index=False,
        help_text=_("A path of this site such as /en/safety/, or an address that begins with https://."),
    )

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to action")

    def clean(self, value):
        cleaned = super().clean(value)
        address = cleaned["address"]
        if bool(cleaned["page"]) == bool(address):
            raise fault("page", _("Choose a page or write an address, one of the two."))
        if address and not SAFE_ADDRESS.match(address):
            raise fault("address", _("Begin with one slash, or with https://."))
        return cleaned


class PollQuestionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Question"), max_length=200)
    choices = blocks.ListBlock(
        blocks.CharBlock(label=_("Answer"), max_length=120), label=_("Answers"), min_num=2, max_num=6
    )

    class Meta:
        icon = "help"
        label = _("Question of the poll")


class CheckChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Answer"), max_length=160)
    is_right = blocks.BooleanBlock(label=_("The right one"), required=False)


class CheckQuestionBlock(blocks.StructBlock):
    """A question with one right answer, asked before the lessons and again after them."""

    text = blocks.CharBlock(label=_("Question"), max_length=250)
    choices = blocks.ListBlock(CheckChoiceBlock(label=_("Answer")), label=_("Answers"), min_num=2, max_num=5)
    why = blocks.CharBlock(
        label=_("Why"), required=False, max_length=300, help_text=_("Shown after the second time.")
    )

    class Meta:
        icon = "tick"
        label = _("Question of the knowledge check")

    def clean(self, value):
        cleaned = super().clean(value)
        if sum(choice["is_right"] for choice in cleaned["choices"]) != 1:
            raise fault("choices", _("Mark one answer as the right one."))
        return cleaned


PARTNERS = [("partner", PartnerBlock())]
MESSAGES = [("message", MessageBlock())]
STORIES = [("story", QuotationBlock(label=_("Story")))]
CALLS = [("call", CallBlock())]
TOOLKIT = [("file", DownloadBlock())]
POLL = [("question", PollQuestionBlock())]
CHECK = [("question", CheckQuestionBlock())]
