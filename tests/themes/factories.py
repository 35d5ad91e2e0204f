"""Requests and templates to draw with."""

from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, Template
from django.test import RequestFactory

from themes.models import Look


def request(path="/en/", look=None, **kwargs):
    """A guest's request that needs no database."""
    made = RequestFactory().get(path, **kwargs)
    made.user = AnonymousUser()
    made._hunar_look = look or Look()
    return made


def draw(source, path="/en/", look=None, **values):
    """The HTML of a piece of template."""
    return Template("{% load hunar i18n %}" + source).render(RequestContext(request(path, look), values))
