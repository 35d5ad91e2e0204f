"""`request.person`: the person behind the request, or None for a guest. Free until it is asked for."""

from functools import partial

from django.utils.functional import SimpleLazyObject

from .actions import person_of


def person_behind(request):
    """The signed-in person, or None."""
    return person_of(request.user) if request.user.is_authenticated else None


class PersonMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.person = SimpleLazyObject(partial(person_behind, request))
        return self.get_response(request)
