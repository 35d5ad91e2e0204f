"""Who asks: the results page, and the suggestions while somebody types. Nothing of who asked what is written down."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from . import engine
from .asking import asked
from .conf import setting
from .helping import help_with
from .presenting import answers, chosen, facets_shown, page_of, topics
from .unanswered import count_unanswered


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asking = asked(request)
    results = engine.search(asking.question)
    page = page_of(asking, results)
    if not results.total and not asking.question.filters:
        count_unanswered(asking.question)
    if asking.page > page.number:  # past the end
        return redirect(f"{asking.to()}{'&' if asking.has_asked else '?'}page={page.number}")
    facets = facets_shown(asking, results)
    context = {
        "asking": asking,
        "question": asking.question,
        "total": results.total,
        "answers": answers(asking, results) if asking.has_asked else [],
        "facets": facets,
        "chosen": chosen(facets),
        "topics": [] if asking.has_asked else topics(facets),
        "page_of_answers": page,
        "help": help_with(asking) if asking.has_asked and not results.total else None,
        "language": (get_language() or "").split("-")[0],
    }
    return _private(render(request, "hunar_search/results.html", context))


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles that fit what has been typed so far: {"suggestions": [{"title", "url", "kind", "lang"}]}."""
    asking = asked(request)
    question = replace(asking.question.typing(), offset=0, limit=setting("SUGGESTIONS"))
    kinds = asking.labels["kind"]
    suggestions = [
        {
            "title": document.title,
            "url": document.url,
            "kind": str(kinds.get(document.kind, "")),
            "lang": document.language,
        }
        for document in engine.suggest(question)
    ]
    return _private(JsonResponse({"suggestions": suggestions}), seconds=60)


def _private(response: HttpResponse, seconds: int = 0) -> HttpResponse:
    """Answers depend on who asks, and are no matter for search engines."""
    response["Cache-Control"] = f"private, max-age={seconds}"
    response["X-Robots-Tag"] = "noindex"
    return response
