"""What may be asked of the library: of Wagtail's pictures, this app's, or a host's own."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from .describing import other_languages

CUT = "fill-"  # what a rendition that cuts off the edges begins with
WAGTAILS_OWN = "fill-600x338"  # its preview of a picture in the editor


def may_change_pictures(user: Any) -> bool:
    return policy_registry.get_by_type(get_image_model()).user_has_any_permission(user, ["add", "change"])


def changeable(user: Any) -> QuerySet[Any]:
    policy = policy_registry.get_by_type(get_image_model())
    return policy.instances_user_has_any_permission_for(user, ["change"]).order_by("-created_at", "-pk")


def wordless(user: Any) -> QuerySet[Any]:
    """Pictures without words in some language of the site, decoration aside."""
    lacking = Q(description="")
    found = changeable(user)
    if not _has(found, "words"):
        return found.filter(lacking)
    for code in other_languages():
        lacking |= ~Q(words__has_key=code)
    return found.filter(lacking, is_decoration=False)


def pointless(user: Any) -> QuerySet[Any]:
    """Pictures of which the site shows a part, with nobody having said which part matters."""
    model = get_image_model()
    cuts = model.get_rendition_model().objects.filter(image=OuterRef("pk"), filter_spec__startswith=CUT)
    cuts = cuts.exclude(filter_spec__startswith=WAGTAILS_OWN)
    return changeable(user).filter(Exists(cuts), focal_point_x=None)


def _has(found: QuerySet[Any], name: str) -> bool:
    return any(field.name == name for field in found.model._meta.get_fields())
