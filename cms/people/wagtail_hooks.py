"""What people add to Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import Person
from .permissions import KeptPolicy
from .viewsets import PeopleGroup

register_permission_policy(Person, KeptPolicy(Person))


@hooks.register("register_admin_viewset")
def people_viewsets():
    return PeopleGroup()
