"""A message as a page that anybody reads, when it may be one."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.letters import letters_of
from cms.mailings.models import Mailing

from ..accounts.factories import staff
from .factories import ENGLISH, URDU, mailing, reader, segment
from .test_admin import WRITE, at, written

WOMEN = {"is": "gender", "of": ["woman"]}


def shown(**fields) -> Mailing:
    fields = {"on_web": True, "state": "sending", "started_at": timezone.now(), "tree": {"all": []}} | fields
    return mailing(**fields)


def path(one, language="en"):
    return f"/{language}/news/{one.web_key}/"


def test_it_is_read_in_each_language_by_anybody(db, client):
    one = shown()
    page = client.get(path(one))
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    words = page.content.decode()
    assert "New course" in words
    assert "Read <b>this</b>." in words
    assert path(one, "ur") in words
    assert 'style="' not in words.split("<article")[1].split("</article>")[0]
    urdu = client.get(path(one, "ur")).content.decode()
    assert "نیا کورس" in urdu
    assert 'lang="ur" dir="rtl"' in urdu


def test_in_another_language_the_sites_own_is_read(db, client):
    one = shown(words={"ur": URDU})
    page = client.get(path(one)).content.decode()
    assert '<article class="h-stack" lang="ur" dir="rtl">' in page


def test_search_engines_are_told_what_staff_chose(db, client):
    assert "X-Robots-Tag" not in client.get(path(shown(is_listed=True)))


def test_what_editors_write_is_cleaned(db, client):
    one = shown(words={"en": ENGLISH | {"body": '<p onclick="x()">Hi<script>alert(1)</script></p>'}})
    article = client.get(path(one)).content.decode().split("<article")[1].split("</article>")[0]
    assert "<p>Hi</p>" in article


def test_where_there_is_no_email_the_short_words_are_read(db, client):
    one = shown(words={"en": ENGLISH | {"body": "", "sms": "One <two>\nthree\n\nfour"}})
    assert "<p>One &lt;two&gt;<br>three</p><p>four</p>" in client.get(path(one)).content.decode()


@pytest.mark.parametrize(
    "why",
    [
        {"on_web": False},
        {"state": "draft", "started_at": None, "tree": None},
        {"tree": WOMEN},
        {"tree": {"not": WOMEN}},
        {"tree": {"is": "gone", "of": ["x"]}},
    ],
)
def test_what_may_not_be_read_is_not_there(db, client, why):
    assert client.get(path(shown(**why))).status_code == 404


def test_the_email_leads_to_it(db, outbox):
    reader("email")
    one = shown()
    actions.go_on(mailing_id=one.pk)
    (mail,) = outbox["email"]
    address = f"http://localhost:8000{path(one)}"
    assert f"Read it on the web: {address}" in mail.text
    assert f'href="{address}"' in mail.html


def test_an_email_leads_nowhere_where_there_is_no_page(db):
    for one in (shown(on_web=False), shown(tree=WOMEN)):
        assert "/news/" not in letters_of(one)["en"].html


def test_a_private_audience_is_refused_when_it_is_written(db, client):
    client.force_login(staff(*WRITE))
    told = written(segment(WOMEN)) | {"on_web": "on"}
    page = client.post(reverse("hunar_mailings_admin:add"), told).content.decode()
    assert "chosen by private details" in page
    assert not Mailing.objects.exists()
    client.post(reverse("hunar_mailings_admin:add"), written(segment()) | {"on_web": "on"})
    assert Mailing.objects.get().on_web


def test_staff_find_the_page_once_it_leaves(db, client):
    client.force_login(staff(*WRITE))
    one = shown()
    assert path(one) in client.get(at("overview", one)).content.decode()
    draft = mailing(on_web=True)
    assert path(draft) not in client.get(at("overview", draft)).content.decode()
