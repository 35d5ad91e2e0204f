"""A campaign as a guest meets it on a phone, in Urdu: nobody knows who answered until they have agreed to it."""

import json
from collections import Counter
from zipfile import ZipFile

import pytest

from cms.campaigns import asking
from cms.campaigns.actions import fold
from cms.campaigns.enums import What
from cms.campaigns.models import Campaign, CheckPair, Tally
from cms.campaigns.pages.models import CampaignPage
from courses.models import Enrolment

from ..cms.accounts.codes import code_sent
from .test_learner import NAME, PIN
from .tour import demo
from .walking import follow, submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_guest_answers_promises_learns_and_enrols_and_is_tied_only_after_consent(open_page, scripts):
    demo()
    written = CampaignPage.objects.get(slug="her-safe-start", locale__language_code="ur")
    campaign = Campaign.objects.get(key=written.translation_key)
    counted, others = counts(campaign), list(CheckPair.objects.values_list("pk", flat=True))
    guest = Guest(open_page(written.url, scripts=scripts), campaign, scripts)
    guest.answers_the_poll()
    guest.promises()
    guest.checks_before_and_after()
    pair = CheckPair.objects.exclude(pk__in=others).get()
    assert (pair.before, pair.after, pair.person) == (0, pair.asked, None)
    assert guest.page.context.cookies() == []
    guest.asks_to_keep_it_and_joins()
    pair.refresh_from_db()
    assert pair.person is None
    assert guest.finds_kept() == []
    guest.checks_before_and_after()
    guest.agrees()
    mine = CheckPair.objects.exclude(pk__in=[*others, pair.pk]).get()
    assert (mine.person.name_ur, guest.finds_kept()) == (NAME, [[0, mine.asked]])
    guest.takes_the_next_step()
    assert [one.person for one in Enrolment.objects.filter(person=mine.person)] == [mine.person]
    assert counts(campaign) - counted == {What.POLL: len(campaign.poll), What.PLEDGE: 1, What.NEXT: 1}


def counts(campaign) -> Counter:
    """What was done; visits are left out, a page that is opened again counts again."""
    fold()
    rows = Tally.objects.filter(campaign=campaign, what__in=[What.POLL, What.PLEDGE, What.NEXT])
    return Counter({what: number for (what,), number in rows.sums("what").items()})


class Guest:
    """With scripts the forms stand in the page once one has come to them; without, each has a page of its own."""

    def __init__(self, page, campaign, scripts):
        self.page, self.campaign, self.scripts = page, campaign, scripts
        self.address = page.url

    def comes_to(self, part):
        self.page.goto(self.address)
        assert self.page.locator("html").get_attribute("dir") == "rtl"
        if not self.scripts:
            follow(self.page, f"#{part} a")
            return self.page.locator("main")
        self.page.locator(f"#{part}").scroll_into_view_if_needed()
        return self.page.locator(f"#{part}")

    def answers_the_poll(self):
        asked = self.comes_to("poll")
        for number in range(len(self.campaign.poll)):
            asked.locator(f"[name=q{number}]").first.check()
        self.sends(asked)
        asked.locator(".h-notice").wait_for()

    def promises(self):
        asked = self.comes_to("pledge")
        self.sends(asked)
        asked.locator(".h-notice").wait_for()

    def checks_before_and_after(self):
        asked = self.comes_to("check")
        self.chooses(asked, right=False)
        self.sends(asked)
        after = self.page.locator("#check-after") if self.scripts else asked
        self.chooses(after, right=True)
        self.sends(after)
        self.page.locator(".hunar-campaign-answers").wait_for()

    def chooses(self, asked, *, right):
        for number, question in enumerate(asking.questions(self.campaign.check_questions, "ur", "en")):
            place = next(place for place, one in enumerate(question.choices) if one.is_right is right)
            asked.locator(f"[name=q{number}]").nth(place).check()

    def sends(self, asked):
        asked.locator("form.h-form button").first.click()

    def asks_to_keep_it_and_joins(self):
        """Signed in, and not asked yet: leaving the question alone leaves the answers without a name."""
        follow(self.page, "form[action$='/keep/'] button")
        follow(self.page, "main a[href*='/signup/']")
        self.page.fill("input[name=contact]", "0300 1234567")
        submit(self.page)
        self.page.fill("input[name=code]", code_sent())
        submit(self.page)
        self.page.fill("input[name=name]", NAME)
        self.page.fill("input[name=pin]", PIN)
        self.page.check("input[name=consent]")
        submit(self.page)
        assert self.page.url.endswith("/check/agree/")
        follow(self.page, "main .h-actions a")
        assert self.page.url == self.address

    def agrees(self):
        follow(self.page, "form[action$='/keep/'] button")
        assert self.page.url.endswith("/check/agree/")
        submit(self.page)
        assert self.page.url == self.address

    def finds_kept(self):
        """What the copy of one's own data says of checks: right before and right after."""
        self.page.goto("/ur/account/data/copy/")
        if self.page.locator("input[name=pin]").count():
            self.page.fill("input[name=pin]", PIN)
            submit(self.page)
        submit(self.page)
        with self.page.expect_download() as fetching:
            self.page.locator("main a[href*='/copy/']").last.click()
        with ZipFile(fetching.value.path()) as archive:
            sections = json.loads(archive.read("data.json"))["sections"]
        rows = [row for one in sections if one["name"] == "hunar_campaigns.checkpair" for row in one["rows"]]
        return [[row["before"], row["after"]] for row in rows]

    def takes_the_next_step(self):
        self.page.goto(self.address)
        follow(self.page, self.page.locator("#next a").last)
        submit(self.page, "main .h-hero form")
        self.page.locator(".h-prevnext form button").wait_for()  # the first lesson
