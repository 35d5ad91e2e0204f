"""What the pages about mentoring show to whoever asks for them."""

from __future__ import annotations

from django.apps import apps
from django.http import HttpRequest
from django.utils import timezone

from ..enums import Side
from ..models import MenteeApplication, MentorApplication
from ..programme_words import facts_of, tiers_in_words, weights_in_words, who_may_apply


def index_context(page) -> dict:
    """The programmes below it, those that take applications first."""
    now = timezone.now()
    pages = apps.get_model("hunar_mentorship_pages", "ProgrammePage").objects
    below = pages.live().child_of(page).select_related("programme").order_by("path")
    cards = [(child, facts_of(child.programme), child.programme.takes_applications(now)) for child in below]
    return {"cards": sorted(cards, key=lambda card: not card[2])}


def programme_context(page, request: HttpRequest) -> dict:
    """The programme's rules and dates, its published weights and tiers, and how far the reader is with applying."""
    programme, language = page.programme, page.locale.language_code
    policy = programme.policies.first()
    return {
        "programme": programme,
        "is_open": programme.takes_applications(timezone.now()),
        "facts": facts_of(programme),
        "rules": who_may_apply(programme),
        "conduct": programme.conduct_in(language),
        "training": programme.training_in(language),
        "policy": policy,
        "weights": weights_in_words(policy),
        "tiers": tiers_in_words(policy, language),
        "ways": ways_in(programme, request),
    }


def ways_in(programme, request: HttpRequest) -> list[tuple]:
    """For each side its name, and the reader's application where there is one."""
    person = getattr(request, "person", None) if request.user.is_authenticated else None
    return [
        (side.value, model.objects.for_person(person).filter(programme=programme).first())
        for side, model in ((Side.MENTEE, MenteeApplication), (Side.MENTOR, MentorApplication))
    ]
