"""What a shared browser must not keep, and a rate limit that must not look like a fault."""

from allauth.core.exceptions import RateLimited
from django.conf import settings

from .views import too_many


class SharedBrowserMiddleware:
    """Pages made for somebody with a session are in no cache, so that "back" after signing out shows nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request, exception):
        """allauth raises in places where nothing catches it."""
        return too_many(request) if isinstance(exception, RateLimited) else None
