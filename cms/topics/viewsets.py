"""The vocabulary in Wagtail's admin: staff curate it, pages choose from it."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Skill, Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "name_ur", "slug"]
    search_fields = ["name", "name_ur"]


class SkillViewSet(SnippetViewSet):
    model = Skill
    icon = "pick"
    menu_label = _("Skills")
    list_display = ["name", "name_ur", "topic"]
    list_filter = ["topic"]
    search_fields = ["name", "name_ur"]


class WordsGroup(SnippetViewSetGroup):
    menu_label = _("Topics and skills")
    menu_icon = "tag"
    menu_order = 300
    items = (TopicViewSet, SkillViewSet)
