"""A mistyped starter is told at start, not on an editor's screen."""

from collections import Counter

from django.apps import apps
from django.core.checks import Error, register

from .written import starters


@register()
def check_starters(app_configs, **kwargs):
    found = starters()
    twice = [name for name, times in Counter(starter.name for starter in found).items() if times > 1]
    faults = [Error(f"Two starters are called {name}.", id="hunar_starters.E001") for name in twice]
    return faults + [
        Error(f"Starter {starter.name}: there is no page type {kind}.", id="hunar_starters.E002")
        for starter in found
        for kind in _kinds(starter.part)
        if not _is_there(kind)
    ]


def _kinds(part):
    yield part["page"]
    for child in part.get("children", ()):
        yield from _kinds(child)


def _is_there(kind):
    try:
        return bool(apps.get_model(kind))
    except (LookupError, ValueError):
        return False
