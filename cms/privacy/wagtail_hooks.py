"""What this app adds to Wagtail's admin."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import register_permission_policy

from cms.people.permissions import LookPolicy

from .models import Erasure
from .viewsets import ErasureViewSet

register_permission_policy(Erasure, LookPolicy(Erasure))


@hooks.register("register_admin_viewset")
def erasure_viewset():
    return ErasureViewSet()


@hooks.register("register_permissions")
def register_starting():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(content_type__app_label="hunar_privacy", codename="start_erasure")


@hooks.register("hunar_person_buttons")
def erasure_button(person, user):
    """Begin it, or while it waits lead to where it is called off."""
    if not user.has_perm("hunar_privacy.start_erasure") or person.erased_at:
        return []
    if erasure := Erasure.objects.for_person(person).open().first():
        try:
            keep = reverse("hunar_privacy:keep", args=[erasure.key])
        except NoReverseMatch:  # a host without the pages of people
            return []
        return [HeaderButton(_("Call the erasure off"), url=keep, icon_name="undo")]
    return [HeaderButton(_("Erase"), url=reverse("hunar_erasures:start", args=[person.pk]), icon_name="bin")]
