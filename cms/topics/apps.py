from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class TopicsConfig(RoomConfig):
    default = True
    name = "cms.topics"
    label = "hunar_topics"
    verbose_name = _("Topics and skills")
    needs = ("taggit", "wagtail.snippets")
