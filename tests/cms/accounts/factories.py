"""Logins for tests."""

from itertools import count

from django.contrib.auth.models import Group, Permission

from cms.accounts.models import User

_numbers = count(1)


def user(email=None, *, phone="", name="", password=None, pin="", **fields):
    """A login; with an e-mail of its own unless a phone or an e-mail is given."""
    if not email and not phone:
        email = f"user{next(_numbers)}@example.org"
    made = User.objects.create_user(email, password, phone=phone, first_name=name, **fields)
    if pin:
        from cms.accounts.actions import set_pin

        set_pin(user=made, pin=pin)
    return made


def learner(email=None, *, name="Amina", **fields):
    """A login with its person."""
    from cms.people.actions import person_of

    made = user(email, name=name, **fields)
    person_of(made)
    return made


def staff(*codenames, name="Farida"):
    """A login with its person, who may enter the admin and, through a group, whatever these permissions allow."""
    made, group = learner(name=name), Group.objects.create(name=f"Group {next(_numbers)}")
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", *codenames)))
    made.groups.set([group])
    return made


def superuser(email="admin@example.org", password="password", **fields):
    return User.objects.create_superuser(email, password, **fields)
