"""A table of offers for these tests: the app's own model is abstract, and the rooms bring theirs."""

from django.db import models

from cms.offers.models import Offer


class Ticket(Offer):
    seat = models.PositiveSmallIntegerField(default=1)

    class Meta(Offer.Meta):
        app_label = "tests"  # no installed app, so that no other test meets this table
