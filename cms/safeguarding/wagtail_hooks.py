"""What safety adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import register_permission_policy

from cms.people.permissions import KeptPolicy, LookPolicy

from .models import Attestation, Officer
from .permissions import may_attest
from .viewsets import AttestationViewSet, CaseViewSet, OfficerViewSet

register_permission_policy(Attestation, LookPolicy(Attestation))
register_permission_policy(Officer, KeptPolicy(Officer))
GRANTED = ("add_attestation", "view_attestation", "add_officer", "change_officer", "view_officer")


@hooks.register("register_admin_viewset")
def safety_viewsets():
    return [CaseViewSet(), OfficerViewSet(), AttestationViewSet()]


@hooks.register("register_permissions")
def register_safety_permissions():
    return Permission.objects.filter(content_type__app_label="hunar_safeguarding", codename__in=GRANTED)


@hooks.register("hunar_person_buttons")
def attest_button(person, user):
    """Attest their category, from their screen."""
    if not may_attest(user) or person.erased_at or person.user_id == user.pk:
        return []
    return [
        HeaderButton(
            _("Attest"), url=reverse("hunar_attestations:attest", args=[person.pk]), icon_name="check"
        )
    ]
