"""The Content-Security-Policy of every answer: strict on public pages, and as tight as Wagtail's admin allows there.

Wagtail's admin has a few inline scripts in its templates (date pickers, inline panels). They get the nonce of the
request while the template *source* is read, so a script that somebody smuggled into a page's content never has one.
"""

import re
from contextvars import ContextVar
from functools import wraps

from csp.middleware import CSPMiddleware, PolicyParts
from django import template
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.template.loaders.app_directories import Loader
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe

register = template.Library()
INLINE = re.compile(r"<(script|style)(?![^>]*\b(?:src|type|nonce)=)(?=[\s>])")
current_request: ContextVar[HttpRequest | None] = ContextVar("hunar_request", default=None)


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp's middleware, with a policy of its own for the admin, and the nonce in reach of every template."""

    def __init__(self, get_response=None):
        super().__init__(get_response)
        give_choosers_a_nonce()

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        current_request.set(request)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only and request.path_info.startswith(admin_prefix()):
            parts.config = settings.HUNAR_ADMIN_POLICY
        return parts


def admin_prefix() -> str:
    """The path that Wagtail's admin lives under."""
    try:
        return reverse("wagtailadmin_home")
    except NoReverseMatch:  # a site without the admin
        return "\0"


class NonceLoader(Loader):
    """Reads the templates of apps; inline scripts written in Wagtail's own ones get a nonce."""

    def get_contents(self, origin) -> str:
        source = super().get_contents(origin)
        if not origin.template_name.startswith("wagtail"):
            return source
        return INLINE.sub(r'<\1 nonce="{% csp_nonce %}"', source)


def give_choosers_a_nonce() -> None:
    """Wagtail's choosers (of images, pages, snippets) write their script in Python, where no template can be read."""
    from wagtail.admin.widgets import BaseChooser

    original = BaseChooser.render
    if hasattr(original, "__wrapped__"):
        return

    @wraps(original)
    def render(self, name, value, attrs=None, renderer=None):
        before, script, after = original(self, name, value, attrs, renderer).rpartition("<script>")
        return mark_safe(f'{before}<script nonce="{csp_nonce()}">{after}' if script else after)  # noqa: S308  as Wagtail's

    BaseChooser.render = render


@register.simple_tag
def csp_nonce() -> str:
    """The nonce of the request being answered; widgets are drawn without a request in their context."""
    request = current_request.get()
    return str(getattr(request, "csp_nonce", ""))
