"""Pages that are seldom met: mistakes in forms, empty lists, closed doors, errors. A part of the tour."""

from contextlib import contextmanager
from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db.models import F

from cms.accounts.demo import person
from cms.notices.actions import notify
from cms.pages.models import HomePage, StandardPage
from courses.actions import enrol, withdraw
from courses.models import Cohort, Course
from courses.notices import COURSE_CHANGED
from courses.pages.models import BootcampPage, CourseIndexPage, CoursePage, LessonPage

from .walking import submit

MOST_CODES = 12  # asked for one after another; the site says stop long before
STRANGER = "0345 55512"  # and two digits: a number nobody of the demo has
NEWCOMER = "mentor"  # has an account and has learned nothing yet


class Corners:
    """Mixed into the tour, which brings `visitor`, `see`, `to` and `page_of`."""

    def mistakes(self):
        page = self.visitor()
        page.goto(self.to("account_login"))
        page.fill("input[name=contact]", "not a number")
        submit(page)
        self.see(page, "sign-in-error")
        page.goto(self.to("hunar_accounts:password_sign_in"))
        page.locator("main form input:not([type=hidden])").first.fill("nobody@hunar.example")
        page.fill("input[type=password]", "wrong")
        submit(page)
        self.see(page, "sign-in-password-error")
        page = self.visitor("bilal")
        page.goto(self.to("hunar_accounts:change_pin"))
        leave_checking_to_the_server(page)
        submit(page)
        self.see(page, "change-pin-error")

    def too_many(self):
        page = self.visitor()
        number = f"{STRANGER}{'01' if self.language == 'en' else '02'}"
        for _ in range(MOST_CODES):
            page.goto(self.to("account_login"))
            page.fill("input[name=contact]", number)
            if submit(page, most=429) == 429:
                break
        assert page.locator("main h1").count() == 1
        assert "code" not in page.url
        self.see(page, "too-many")

    def errors(self):
        page = self.visitor("amina")
        self.see(page, "not-found", f"/{self.language}/nothing-here/", status=404)
        path = self.page_of(StandardPage, slug__startswith="help")
        with failing(StandardPage, PermissionDenied):
            self.see(page, "forbidden", path, status=403)
        with failing(StandardPage, RuntimeError("made to fail by the tour")):
            self.see(page, "server-error", path, status=500)
        page = self.visitor()
        page.goto(self.to("account_login"))
        page.context.clear_cookies()
        page.fill("input[name=contact]", "0300 1234567")
        submit(page, most=403)
        self.see(page, "form-too-old")

    def empty(self):
        page = self.visitor(NEWCOMER)
        self.see(page, "my-learning-empty", self.to("hunar_courses:my_learning"))
        self.see(page, "my-certificates-empty", self.to("hunar_my_certificates:list"))
        self.see(page, "inbox-empty", self.to("hunar_notices:inbox"))
        catalogue = self.page_of(CourseIndexPage)
        self.see(page, "catalogue-empty", f"{catalogue}?level=advanced&language=ur&q=zzz")

    def opened(self):
        """What opens on asking: the menu, the filters, reading settings, a hint."""
        page = self.visitor("amina")
        page.goto(self.page_of(HomePage))
        page.locator("header details summary").first.click()
        self.see(page, "menu-open")
        page.goto(self.page_of(CourseIndexPage))
        page.locator("details.h-sheet summary").click()
        self.see(page, "filters-open")
        page.goto(self.page_of(LessonPage, slug__startswith="choose-one-service"))
        page.locator("header details summary").click()
        self.see(page, "reading-settings-open")

    def closed(self):
        """A lesson that is locked, a course that was left, a cohort without a seat."""
        course = CoursePage.objects.live().get(locale=self.locale, slug__startswith="start-freelancing")
        last = LessonPage.objects.live().descendant_of(course).order_by("path").last()
        self.see(self.visitor("bilal"), "lesson-locked", last.get_url())
        left = CoursePage.objects.live().get(locale=self.locale, slug__startswith="stay-safe-online")
        withdraw(
            enrolment=enrol(person=person(NEWCOMER), course=Course.objects.get(key=left.translation_key))
        )
        self.see(self.visitor(NEWCOMER), "course-left", left.get_url())
        before = dict(Cohort.objects.values_list("pk", "taken"))
        Cohort.objects.update(taken=F("capacity"))
        self.see(self.visitor(), "bootcamp-full", self.page_of(BootcampPage))
        for pk, taken in before.items():
            Cohort.objects.filter(pk=pk).update(taken=taken)

    def told(self):
        """An inbox with several notices, read and unread."""
        course = CoursePage.objects.filter(locale=self.locale).first()
        for _ in range(2):
            notify(
                person=person("amina"),
                kind=COURSE_CHANGED.name,
                params={"course": course.title, "url": course.get_url()},
            )
        self.see(self.visitor("amina"), "inbox-several", self.to("hunar_notices:inbox"))

    def large_type(self):
        """The same pages for eyes that need more: 137 %."""
        page = self.visitor("amina")
        page.context.add_cookies(
            [{"name": "hunar_reading", "value": "auto.larger", "url": self.server}],
        )
        self.see(page, "home-large", self.page_of(HomePage))
        self.see(page, "course-large", self.page_of(CoursePage, slug__startswith="start-freelancing"))
        self.see(page, "lesson-large", self.page_of(LessonPage, slug__startswith="choose-one-service"))


@contextmanager
def failing(model, error):
    """Pages of that model fail, as a page with a fault in it would, or one that is not for everybody."""
    with patch.object(model, "serve", side_effect=error):
        yield


def leave_checking_to_the_server(page):
    page.locator("main form").first.evaluate("form => { form.noValidate = true }")
