"""What may happen to a person's record."""

from .models import Person


def person_of(user) -> Person:
    """The person behind a login; made when first needed, so a host site's users are people too."""
    person, _ = Person.objects.get_or_create(user=user, defaults={"name": user.get_full_name()})
    return person
