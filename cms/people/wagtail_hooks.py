"""What people add to Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import Person, RecordView
from .permissions import KeptPolicy, LookPolicy
from .viewsets import PeopleGroup

register_permission_policy(Person, KeptPolicy(Person))
register_permission_policy(RecordView, LookPolicy(RecordView))


@hooks.register("register_admin_viewset")
def people_viewsets():
    return PeopleGroup()
