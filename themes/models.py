"""The look of a site: which theme it wears, its logo and its two colours."""

from zlib import crc32

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string
from wagtail.models import Site

from . import registry
from .contrast import HEX, contrast

LEAST_CONTRAST = 4.5
# What a brand or accent colour is read upon: paper, surface and the sunken ground of the plain theme.
LIGHT_GROUNDS = ("#FBFAF6", "#FFFFFF", "#F1F1EA")
DARK_GROUNDS = ("#12181A", "#1A2225", "#0D1214")

colour = RegexValidator(HEX, _("Write the colour as # and six digits or letters, such as #0E5C4A."))


def colour_field(label, grounds_help):
    return models.CharField(label, max_length=7, blank=True, validators=[colour], help_text=grounds_help)


LIGHT_HELP = _("On a light page. Empty: the theme's own.")
DARK_HELP = _("On a dark page. Empty: the theme's own.")


@register_setting(icon="palette")
class Look(BaseSiteSetting):
    """How one site looks. Empty fields leave it to the theme."""

    site = models.OneToOneField(
        Site,
        models.CASCADE,
        editable=False,
        related_name="hunar_look",  # a host may have a Look too
        verbose_name=_("site"),
    )
    theme = models.CharField(_("theme"), max_length=60, default=registry.DEFAULT)
    name = models.CharField(_("name in the header"), max_length=60, blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    brand_light = colour_field(_("main colour, light"), LIGHT_HELP)
    brand_dark = colour_field(_("main colour, dark"), DARK_HELP)
    accent_light = colour_field(_("second colour, light"), LIGHT_HELP)
    accent_dark = colour_field(_("second colour, dark"), DARK_HELP)
    local_digits = models.BooleanField(
        _("Urdu digits in Urdu"), default=False, help_text=_("Show ۱۲۳ in place of 123 on Urdu pages.")
    )

    nastaliq_headings = models.BooleanField(
        _("Nastaliq for Urdu headings"),
        default=False,
        help_text=_(
            "Sends a face of 95 KB once to each device, on Urdu pages. Leave it off where data is dear."
        ),
    )

    select_related = ("logo",)
    panels = [
        MultiFieldPanel([FieldPanel("theme"), FieldPanel("name"), FieldPanel("logo")], _("Theme and name")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("brand_light"), FieldPanel("brand_dark")]),
                FieldRowPanel([FieldPanel("accent_light"), FieldPanel("accent_dark")]),
            ],
            _("Colours"),
        ),
        MultiFieldPanel([FieldPanel("local_digits"), FieldPanel("nastaliq_headings")], _("Urdu")),
    ]

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")

    def clean(self):
        super().clean()
        errors = {}
        for name, grounds in self.colours():
            value = getattr(self, name)
            if value and HEX.match(value) and min(contrast(value, g) for g in grounds) < LEAST_CONTRAST:
                errors[name] = _("Words in this colour could not be read. Choose a stronger contrast.")
        if self.theme not in dict(registry.theme_choices()):
            errors["theme"] = _("This theme is not installed.")
        if errors:
            raise ValidationError(errors)

    @staticmethod
    def colours():
        """Each colour field with the grounds it is read upon."""
        return [
            ("brand_light", LIGHT_GROUNDS),
            ("accent_light", LIGHT_GROUNDS),
            ("brand_dark", DARK_GROUNDS),
            ("accent_dark", DARK_GROUNDS),
        ]

    @property
    def version(self) -> str:
        """Changes with the colours; stands in the address of their stylesheet."""
        return f"{crc32(repr([getattr(self, name) for name, _grounds in self.colours()]).encode()):08x}"

    @property
    def has_colours(self) -> bool:
        return any(getattr(self, name) for name, _grounds in self.colours())


def look_for(request: HttpRequest | None) -> Look:
    """The look of the request's site, read once a request; an unsaved default where there is none."""
    if request is None:
        return Look()
    if not hasattr(request, "_hunar_look"):
        site = Site.find_for_request(request)
        found = Look.base_queryset().filter(site=site).first() if site else None
        request._hunar_look = found or Look(site=site)
    return request._hunar_look


def theme_for(request: HttpRequest | None) -> registry.Theme:
    """What the request's site wears; read from the database once a request."""
    return registry.theme_named(look_for(request).theme)
