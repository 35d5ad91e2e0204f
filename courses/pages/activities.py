"""The activities that every course has: recordings that may have to be heard."""

from django.utils.translation import gettext_lazy as _

from ..activities import Activity, register
from .recording_blocks import LessonAudioBlock, LessonVideoBlock


def measures(value):
    """What the rule "heard" needs: the share from 0 to 1, and the length in seconds."""
    return {"share": (value["share"] or 0) / 100, "seconds": int((value["minutes"] or 0) * 60)}


def is_required(value):
    return bool(value["share"])


for name, label, block in (("audio", _("Audio"), LessonAudioBlock), ("video", _("Video"), LessonVideoBlock)):
    register(Activity(name, label, block, done="heard", measures=measures, is_required=is_required))
