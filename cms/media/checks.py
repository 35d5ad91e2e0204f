"""A host that installs this app wants its rule kept; the rule lives in a form that a setting names."""

from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

FORM = "cms.media.forms.DescribedImageForm"


@checks.register()
def check_form(app_configs, **kwargs):
    from .forms import DescribedImageForm

    named = getattr(settings, "WAGTAILIMAGES_IMAGE_FORM_BASE", "")
    if named and issubclass(import_string(named), DescribedImageForm):
        return []
    words = "Pictures can be added without words for those who cannot see them."
    hint = f'Set WAGTAILIMAGES_IMAGE_FORM_BASE = "{FORM}", or name a form of yours that is made from it.'
    return [checks.Warning(words, hint=hint, id="hunar_media.W001")]
