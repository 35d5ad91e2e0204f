"""Staff who open something about a person are noted. A screen says so with one word:

* a viewset of rows about people takes the mixin `ShowsPeople`;
* any other admin view takes the decorator `shows_person(Model)`, and is called with the row's key.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote

from .actions import note_view
from .holdings import holding_of
from .models import Person


def shows_person(model: Any) -> Callable:
    """Note whoever is shown a row of this model, given by its class or label. The key is the view's first argument."""

    def decorate(view):
        @wraps(view)
        def noted(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            key = next(iter((*args, *kwargs.values())), None)
            if key is not None and response.status_code == 200:
                _note(request.user, apps.get_model(model) if isinstance(model, str) else model, key)
            return response

        noted.shows_person = True
        return noted

    return decorate


class ShowsPeople:
    """A viewset whose rows are about people: opening one, by any of its views, is noted."""

    def construct_view(self, view_class, **kwargs):
        return shows_person(self.model)(super().construct_view(view_class, **kwargs))


def _note(user, model, key) -> None:
    ids = holding_of(model).people_of(unquote(str(key)))
    for person in Person.objects.filter(pk__in=ids):
        note_view(person=person, user=user, what=model._meta.label_lower)
