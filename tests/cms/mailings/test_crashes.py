"""The worker is killed on the way, three times, by a signal that nothing can catch.

HUNAR_RECIPIENTS=5000 spreads it over that many; without it the run is small.
"""

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.models import Recipient
from cms.notices.backends.spool import spool_of

from ..accounts.factories import superuser
from . import gateways
from .factories import mailing, many_readers

PEOPLE = int(os.environ.get("HUNAR_RECIPIENTS", "240"))
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def sending(settings, tmp_path):
    """A mailing on its way to many, through a gateway of that name."""

    def begin(gateway):
        settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {
            "EMAIL_BACKEND": f"tests.cms.mailings.gateways.{gateway}",
            "FILE_FOLDER": str(tmp_path),
        }
        settings.HUNAR_MAILINGS = {"BATCH": PEOPLE // 6, "CLAIM": 20}
        many_readers(PEOPLE)
        return mailing(state="sending", started_at=timezone.now(), tree={"all": []})

    return begin


def work_until_killed(one, *, when, after):
    """Another process sends, and is killed; true when that is how it ended."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        gateways.FATE.update(when=when, left=after)
        actions.go_on(mailing_id=one.pk)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def later():
    """The time after which a claim counts as cut off has passed."""
    Recipient.objects.filter(state="claimed").update(claimed_at=timezone.now() - timedelta(hours=1))
    return actions.judge_cut_claims()


def kept():
    with closing(sqlite3.connect(spool_of("email"))) as spool:
        return [json.loads(told)["to"] for (told,) in spool.execute("SELECT told FROM message")]


def test_nobody_is_lost_and_nobody_gets_it_twice(sending, tmp_path):
    one = sending("Spool")
    assert work_until_killed(one, when="after", after=PEOPLE // 5)
    assert len(kept()) > Recipient.objects.filter(state="sent").count()  # it left, and nobody wrote it down
    assert later() > 0
    assert work_until_killed(one, when="before", after=PEOPLE // 4)
    later()
    assert work_until_killed(one, when="after", after=PEOPLE // 3)
    later()
    actions.go_on(mailing_id=one.pk)
    assert one.recipients.counts() == {("email", "sent"): PEOPLE}
    assert len(kept()) == len(set(kept())) == PEOPLE
    assert len(gateways.lines(tmp_path, "handed.log")) > PEOPLE  # some were handed over again, and kept once
    one.refresh_from_db()
    assert one.state == "finished"


def test_a_kill_while_the_audience_is_gathered_loses_nobody(sending):
    one = sending("Spool")
    for _ in range(3):
        connections.close_all()
        child = os.fork()
        if child == 0:
            actions.go_on(mailing_id=one.pk)
            os._exit(0)
        time.sleep(0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    later()
    actions.go_on(mailing_id=one.pk)
    assert one.recipients.counts() == {("email", "sent"): PEOPLE}
    assert len(kept()) == PEOPLE


def test_without_a_key_a_cut_claim_is_uncertain_and_never_sent_again(sending, tmp_path, client):
    one = sending("Plain")
    for when, share in (("after", 6), ("before", 5), ("after", 4)):
        assert work_until_killed(one, when=when, after=PEOPLE // share)
        assert later() == 1
    actions.go_on(mailing_id=one.pk)
    assert one.recipients.counts() == {("email", "sent"): PEOPLE - 3, ("email", "uncertain"): 3}
    sent = gateways.lines(tmp_path, "sent.log")
    assert len(sent) == len(set(sent)) == PEOPLE - 1  # the one that was cut before the gateway had it
    one.refresh_from_db()
    assert one.state == "finished"
    client.force_login(superuser())
    page = client.get(reverse("hunar_mailings_admin:overview", args=[one.pk])).content.decode()
    uncertain = Recipient.objects.filter(state="uncertain").values_list("key", flat=True)
    assert [str(key) in page for key in uncertain] == [True] * 3


def test_two_workers_at_once_share_and_repeat_nothing(sending, tmp_path):
    one = sending("Plain")
    connections.close_all()
    children = []
    for _ in range(3):
        if not (child := os.fork()):
            actions.go_on(mailing_id=one.pk)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    actions.go_on(mailing_id=one.pk)
    sent = gateways.lines(tmp_path, "sent.log")
    assert len(sent) == len(set(sent)) == PEOPLE
    assert one.recipients.counts() == {("email", "sent"): PEOPLE}
