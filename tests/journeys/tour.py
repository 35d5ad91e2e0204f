"""Every page of the site in one language, over the demo: `see` is called with a name at each."""

from contextlib import suppress
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale

from cms.accounts.demo import PASSWORD, people, person, person_key
from cms.accounts.models import User
from cms.campaigns.pages.models import CampaignIndexPage, CampaignPage
from cms.certificates.models import Certificate
from cms.mailings.actions import ask_for_news, confirming_token_of
from cms.mailings.stopping import leaving_token_of
from cms.notices.backends.memory import MemoryBackend
from cms.pages.models import HomePage, StandardPage
from cms.people.actions import note_view
from cms.privacy.actions import ask_for_erasure
from courses.actions import enrol
from courses.exceptions import Refused
from courses.models import Course
from courses.pages.models import BootcampPage, CourseIndexPage, CoursePage, LessonPage
from courses.quizzes.actions import start
from courses.quizzes.finding import quiz_key_of
from courses.quizzes.models import Attempt

from ..cms.accounts.codes import code_sent
from .corners import Corners, leave_checking_to_the_server
from .guarding import Guarding
from .mentoring import Mentoring
from .walking import PATIENCE, follow, submit

FAMILY = "0301 2345602"
TAKERS = ("bilal", "amina")  # of quizzes: half-way, and done


def demo():
    """The demo site, where two learners have begun every quiz that is open to them."""
    call_command("demo", anyway=True, stdout=StringIO())
    MemoryBackend.reset()
    note_view(person=person("amina"), user=person("staff").user, what="hunar_people.person")
    for course in Course.objects.all():
        for who in TAKERS:
            enrolment = enrol(person=person(who), course=course)
            for item in quiz_items(course):
                with suppress(Refused):
                    start(enrolment=enrolment, item=item)


def quiz_items(course):
    keys = course.items.live().values_list("key", flat=True)
    return [key for key in keys if "/" in key and quiz_key_of(course, key)]


class Tour(Guarding, Mentoring, Corners):
    """Walks one language. `look(page, name)` is called where there is something to see."""

    def __init__(self, *, browser, server, language, look, meet=None, **context):
        self.browser, self.server, self.language, self.look = browser, server, language, look
        self.meet = meet or (lambda page: None)
        self.context = {"viewport": {"width": 360, "height": 740}} | context
        self.locale = Locale.objects.get(language_code=language)

    def see(self, page, name, path=None, *, status=200):
        if path:
            answer = page.goto(path)
            assert answer.status == status, f"{path} answered {answer.status}"
        self.look(page, name)

    def visitor(self, who=None):
        """A browser of its own, signed in as a person of the demo by their key there, or as nobody."""
        return self.visitor_as(person(who) if who else None)

    def visitor_as(self, somebody):
        """The same for any person; most mentors and mentees of the demo have no login until then."""
        context = self.browser.new_context(base_url=self.server, locale=self.language, **self.context)
        if somebody:
            client = Client()
            client.force_login(login_of(somebody), backend=settings.AUTHENTICATION_BACKENDS[0])
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.server}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        self.meet(page)
        return page

    def to(self, name, *args):
        with override(self.language):
            return reverse(name, args=args)

    def page_of(self, model, **wanted):
        return model.objects.live().filter(locale=self.locale, **wanted).order_by("path").first().get_url()

    def walk(self):
        for part in (
            self.public,
            self.answers,
            self.door,
            self.family,
            self.learner,
            self.account,
            self.safety,
            self.mentoring,
            self.quizzes,
            self.mistakes,
            self.too_many,
            self.errors,
            self.empty,
            self.opened,
            self.closed,
            self.told,
            self.large_type,
        ):
            part()
            self.rest()

    def rest(self):
        for context in self.browser.contexts:
            context.close()

    def public(self):
        page = self.visitor()
        catalogue = self.page_of(CourseIndexPage)
        self.see(page, "home", self.page_of(HomePage))
        self.see(page, "standard-page", self.page_of(StandardPage, slug__startswith="privacy"))
        self.see(page, "facts", self.page_of(StandardPage, slug="money-facts"))
        for tool in ("tools", "rates", "budget", "tax", "invoice"):
            self.see(page, f"money-{tool}", self.to(f"hunar_finance:{tool}"))
        self.see(page, "catalogue", catalogue)
        self.see(page, "catalogue-filtered", f"{catalogue}?level=beginner&q=zzz")
        self.see(page, "course-guest", self.course("start-freelancing"))
        self.see(page, "lesson-open-guest", self.page_of(LessonPage, is_open=True))
        self.see(page, "bootcamp-guest", self.page_of(BootcampPage))
        self.campaigns(page)
        self.news(page)
        self.search(page)

    def campaigns(self, page):
        """All of them, one with the forms it loads, and each form at its own address."""
        campaign = CampaignPage.objects.live().filter(locale=self.locale).order_by("path").first()
        self.see(page, "campaigns", self.page_of(CampaignIndexPage))
        page.goto(campaign.url)
        for part in ("check", "poll", "pledge"):
            page.locator(f"#{part}").scroll_into_view_if_needed()
            page.locator(f"#{part} form").wait_for()
        self.see(page, "campaign")
        for part in ("poll", "pledge", "check"):
            self.see(page, f"campaign-{part}", self.to(f"hunar_campaigns:{part}", campaign.translation_key))
        for number in range(3):
            page.locator(f"[name=q{number}]").first.check()
        submit(page)
        self.see(page, "campaign-between")
        for number in range(3):
            page.locator(f"[name=q{number}]").last.check()
        submit(page)
        self.see(page, "campaign-known")
        self.see(
            page, "campaign-poll-done", f"{self.to('hunar_campaigns:poll', campaign.translation_key)}?done=1"
        )

    def news(self, page):
        """Asked for by a guest, refused, confirmed, left."""
        subscriber = ask_for_news(email=f"guest-{self.language}@example.org", language=self.language)
        token = confirming_token_of(subscriber.pk, self.language)
        self.see(page, "news", self.to("hunar_news:subscribe"))
        page.fill("input[type=email]", "not an address")
        leave_checking_to_the_server(page)
        submit(page, most=422)
        self.see(page, "news-error")
        self.see(page, "news-asked", self.to("hunar_news:asked"))
        self.see(page, "news-confirm", self.to("hunar_news:confirm", token))
        submit(page)
        self.see(page, "news-confirmed")
        self.see(page, "news-old", self.to("hunar_news:confirm", "x"), status=410)
        self.see(page, "news-leave", reverse("hunar_mailings:leave", args=[leaving_token_of(subscriber.pk)]))

    def search(self, page):
        """Answers, none, and the suggestions open."""
        asked, nothing, typed = {
            "en": ("client", "freelanceing klient", "fre"),
            "ur": ("کلائنٹ", "فریی لانسنگ قققق", "فری"),
        }[self.language]
        answers = self.to("hunar_search:search")
        self.see(page, "search", answers)
        self.see(page, "search-answers", f"{answers}?q={asked}")
        self.see(page, "search-narrowed", f"{answers}?q={asked}&level=beginner")
        self.see(page, "search-nothing", f"{answers}?q={nothing}")
        page.goto(answers)
        page.locator("main input[type=search]").press_sequentially(typed)
        page.locator("[role=option]").first.wait_for()
        self.see(page, "search-suggestions")

    def course(self, slug):
        return self.page_of(CoursePage, slug__startswith=slug)

    def answers(self):
        page = self.visitor()
        self.see(page, "verify-find", self.to("hunar_my_certificates:find"))
        for holder, name in (("amina", "verify-valid"), ("farhan", "verify-revoked")):
            key = Certificate.objects.get(person=person(holder)).key
            self.see(page, name, self.to("hunar_my_certificates:verify", key))
        unknown = self.to("hunar_my_certificates:verify_number", "HNR-2026-0000-0000")
        self.see(page, "verify-unknown", unknown, status=404)

    def door(self):
        """Signing up, with a mistake on the way."""
        page = self.visitor()
        self.see(page, "sign-in", self.to("account_login"))
        self.see(page, "sign-in-password", self.to("hunar_accounts:password_sign_in"))
        self.see(page, "sign-up", self.to("account_signup"))
        page.fill("input[name=contact]", f"0333 98765{'41' if self.language == 'en' else '42'}")
        submit(page)
        self.see(page, "code")
        page.fill("input[name=code]", "000000")
        submit(page)
        self.see(page, "code-wrong")
        page.fill("input[name=code]", code_sent())
        submit(page)
        self.see(page, "join")
        leave_checking_to_the_server(page)
        submit(page)
        self.see(page, "join-errors")

    def family(self):
        page = self.visitor()
        page.goto(self.to("account_login"))
        page.fill("input[name=contact]", FAMILY)
        submit(page)
        page.fill("input[name=code]", code_sent())
        submit(page)
        self.see(page, "choose")
        follow(page, "main form button[name=person]")
        self.see(page, "pin")
        page.fill("input[type=password]", "000111")
        submit(page)
        self.see(page, "pin-wrong")

    def learner(self):
        page = self.visitor("amina")
        certificate = Certificate.objects.get(person=person("amina"))
        self.see(page, "home-known", self.page_of(HomePage))
        self.see(page, "course-completed", self.course("start-freelancing"))
        self.see(page, "course-learner", self.course("stay-safe-online"))
        self.see(page, "lesson", self.page_of(LessonPage, slug__startswith="choose-one-service"))
        self.see(page, "lesson-quiz", self.page_of(LessonPage, slug__startswith="set-a-price"))
        self.see(page, "my-learning", self.to("hunar_courses:my_learning"))
        self.see(page, "my-certificates", self.to("hunar_my_certificates:list"))
        self.see(page, "certificate-share", self.to("hunar_my_certificates:share", certificate.key))
        self.see(page, "inbox", self.to("hunar_notices:inbox"))
        self.see(page, "preferences", self.to("hunar_notices:preferences"))
        page = self.visitor("hina")
        self.see(page, "my-learning-cohort", self.to("hunar_courses:my_learning"))
        self.see(page, "bootcamp-learner", self.page_of(BootcampPage))

    def account(self):
        page = self.visitor("amina")
        for name in ("profile", "consents"):
            self.see(page, name, self.to(f"hunar_people:{name}"))
        self.see(page, "profile-edit", self.to("hunar_people:edit"))
        for name in ("account", "change_contact", "privacy"):
            self.see(page, name.replace("_", "-"), self.to(f"hunar_accounts:{name}"))
        self.see(page, "my-data", self.to("hunar_privacy:data"))
        self.see(page, "my-data-views", self.to("hunar_privacy:views"))
        self.own_data(page)
        for name in ("account_change_password", "account_logout", "mfa_index"):
            self.see(page, name.replace("_", "-"), self.to(name))
        self.see(self.visitor("bilal"), "change-pin", self.to("hunar_accounts:change_pin"))

    def own_data(self, page):
        """The password is asked once more; then a copy, from asking to fetching, and the form for erasing."""
        self.see(page, "confirm", self.to("hunar_privacy:copy"))
        page.fill("input[name=password]", PASSWORD)
        submit(page)
        self.see(page, "my-copy")
        submit(page)
        self.see(page, "my-copy-ready")
        self.see(page, "erase", self.to("hunar_privacy:erase"))
        page = self.visitor("hina")
        erasure = ask_for_erasure(person=person("hina"))
        self.see(page, "my-data-erasure", self.to("hunar_privacy:data"))
        self.see(page, "keep", self.to("hunar_privacy:keep", erasure.key))
        submit(page)
        self.see(page, "kept")

    def quizzes(self):
        """The first page, a question of each kind, handing in, and a result with each kind in it."""
        attempts = Attempt.objects.select_related("enrolment__course", "enrolment__person").order_by("pk")
        open_ones, done = (
            [one for one in attempts if one.is_open],
            [one for one in attempts if not one.is_open],
        )
        takers = {who: self.visitor(who) for who in TAKERS}
        kinds = one_of_each_kind(open_ones)
        for kind, (attempt, asked) in kinds.items():
            page = takers[name_of(attempt.enrolment.person)]
            self.see(page, f"question-{kind}", self.to("hunar_quizzes:question", attempt.key, asked.number))
            answer_somehow(page)
            submit(page)
        self.see(page, "quiz-start", self.start_of(attempt))
        self.see(page, "quiz-hand-in", self.to("hunar_quizzes:hand_in", attempt.key))
        for name, passed in (("quiz-passed", True), ("quiz-failed", False)):
            one = next(one for one in done if one.passed is passed)
            self.see(takers[name_of(one.enrolment.person)], name, self.to("hunar_quizzes:result", one.key))
        for number, attempt in enumerate({one.pk: one for one, _asked in kinds.values()}.values(), start=1):
            page = takers[name_of(attempt.enrolment.person)]
            page.goto(self.to("hunar_quizzes:hand_in", attempt.key))
            submit(page)
            self.see(page, f"quiz-answered-{number}")

    def start_of(self, attempt):
        lesson, _, activity = attempt.item.partition("/")
        return self.to("hunar_quizzes:start", attempt.enrolment.course.key, lesson, activity)


def login_of(somebody):
    if somebody.user is None:
        somebody.user = User.objects.create_user(f"{somebody.pk}@hunar.example", first_name=somebody.name)
        somebody.save(update_fields=["user"])
    return somebody.user


def one_of_each_kind(attempts):
    found = {}
    for attempt in attempts:
        for asked in attempt.quiz:
            found.setdefault(asked.kind, (attempt, asked))
    return found


def name_of(someone) -> str:
    return next(row["key"] for row in people() if person_key(row["key"]) == someone.key)


def answer_somehow(page):
    """The first choice, the first option, a three: some of it right, most of it wrong."""
    for control in page.locator("main form :is(input:not([type=hidden]), select)").all():
        kind = control.evaluate("one => one.type")
        if kind in ("radio", "checkbox"):
            control.check()
            return
        control.select_option(index=1) if kind.startswith("select") else control.fill("3")
