"""A way to the news from any page. The form stands at an address of its own, so that the page can be kept by caches."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class NewsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)
    button = blocks.CharBlock(label=_("Words of the button"), max_length=60, required=False)

    class Meta:
        icon = "mail"
        label = _("News by e-mail")
        template = "hunar_mailings/news_block.html"
