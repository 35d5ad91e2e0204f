"""What a person is told of an address of theirs at which nothing arrives, and how news comes there again."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.notices.standing import Standing
from cms.people.models import Person

from .enums import Channel, Outcome
from .models import Stop
from .readers import address_of_person
from .stops import is_marked


def stopped_addresses(person: Person) -> list[Standing]:
    return [
        Standing(
            _words(stop), _("Send me news there again"), reverse("hunar_mailings:again", args=[stop.channel])
        )
        for stop in Stop.objects.filter(person=person).order_by("channel")
        if is_marked(address_of_person(person, stop.channel), stop.mark)
    ]


def _words(stop: Stop) -> str:
    if stop.why == Outcome.COMPLAINT:
        return {
            Channel.EMAIL: _("We send you no news by e-mail, because one was reported as unwanted."),
            Channel.SMS: _("We send you no news as text messages, because one was reported as unwanted."),
            Channel.WHATSAPP: _("We send you no news by WhatsApp, because one was reported as unwanted."),
        }[Channel(stop.channel)]
    return {
        Channel.EMAIL: _(
            "We send you no news by e-mail: messages to your address came back. Is it still right?"
        ),
        Channel.SMS: _(
            "We send you no news as text messages: they did not reach your number. Is it still right?"
        ),
        Channel.WHATSAPP: _(
            "We send you no news by WhatsApp: it did not reach your number. Is it still right?"
        ),
    }[Channel(stop.channel)]
