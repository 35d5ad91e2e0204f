"""What a page says above its words when a fact on it is past its review date."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from cms.pages.words import in_language
from themes.remarks import Drawing

from .dating import is_expired
from .showing import SHOWN


def warn_of_expired(page: Drawing) -> SafeString | str:
    today = timezone.localdate()
    old = [answer for answer in page.kept.get(SHOWN, {}).values() if is_expired(answer, today)]
    if not old:
        return ""
    since = min(answer.review_by for answer in old)
    names = [in_language(answer.names)[0] or answer.key for answer in old]
    return render_to_string("hunar_facts/expired.html", {"names": names, "since": since}, page.request)
