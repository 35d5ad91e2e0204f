"""People and places in Wagtail's admin, each behind its own permissions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .models import District, Person, Province

PRIVATE = "hunar_people.see_private_details"


class PersonViewSet(ModelViewSet):
    """Names for all who may change people; private details only for those who may see them."""

    model = Person
    icon = "user"
    menu_label = _("People")
    name = "people"
    list_display = ["name", "name_ur", "known_as", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["name", "name_ur", "known_as"]
    ordering = ["name", "name_ur"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_ur"), FieldPanel("known_as")], heading=_("Names")
        ),
        MultiFieldPanel(
            [
                FieldPanel("gender", permission=PRIVATE),
                FieldPanel("gender_text", permission=PRIVATE),
                FieldPanel("birth_year", permission=PRIVATE),
                FieldPanel("disability", permission=PRIVATE),
            ],
            heading=_("Private details"),
            permission=PRIVATE,
        ),
    ]


class ProvinceViewSet(ModelViewSet):
    model = Province
    icon = "site"
    menu_label = _("Provinces")
    name = "provinces"
    list_display = ["name_en", "name_ur", "code", "kind"]
    copy_view_enabled = False
    form_fields = ["code", "name_en", "name_ur", "kind"]


class DistrictViewSet(ModelViewSet):
    model = District
    icon = "site"
    menu_label = _("Districts")
    name = "districts"
    list_display = ["name_en", "name_ur", "province", "code", "valid_from", "valid_to"]
    list_filter = ["province"]
    search_fields = ["name_en", "name_ur", "code"]
    list_per_page = 50
    copy_view_enabled = False
    form_fields = ["code", "name_en", "name_ur", "province", "valid_from", "valid_to"]


class PeopleGroup(ModelViewSetGroup):
    menu_label = _("People")
    menu_icon = "group"
    menu_order = 250
    items = (PersonViewSet, DistrictViewSet, ProvinceViewSet)
