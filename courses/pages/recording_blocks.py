"""Recordings in a lesson: audio and video that may have to be heard."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks import AudioBlock, VideoBlock

from ..activities import ActivityBlock


class ListenedBlock(ActivityBlock):
    """A recording that a lesson may wait for until a share of it was heard."""

    share = blocks.IntegerBlock(
        label=_("Share to be heard (%)"),
        default=0,
        min_value=0,
        max_value=100,
        help_text=_("0: the learner may skip it. Otherwise give its minutes too."),
    )


class LessonAudioBlock(ListenedBlock, AudioBlock):
    class Meta:
        icon = "media"
        label = _("Audio")
        template = "hunar_course_pages/blocks/audio.html"


class LessonVideoBlock(ListenedBlock, VideoBlock):
    class Meta:
        icon = "media"
        label = _("Video")
        template = "hunar_course_pages/blocks/video.html"
