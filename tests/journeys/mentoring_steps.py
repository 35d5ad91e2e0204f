"""What people do in mentoring, step by step, each on a phone of their own: shared by the walks."""

import re
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from cms.accounts.demo import _grant, roles
from cms.topics.models import Skill, Topic
from mentorship.models import MenteeApplication, MentorApplication

from ..cms.accounts.factories import learner
from ..cms.people.factories import district
from ..mentorship import factories
from .walking import follow

DESK = {"width": 1280, "height": 900}
# Three English words side by side: no name and no brand is as long.
ENGLISH = re.compile(r"[A-Za-z’']{2,}(?:[ ,]+[A-Za-z’']{2,}){2,}")
EVENINGS = [f"{day}-evening" for day in range(5)]
WORDS = {
    "en": SimpleNamespace(
        skill="Graphic design",
        goal="My first order before Eid",
        about="I draw logos for shops.",
        referees="Sadia and Omar of the hub",
        message="Thank you for your time.",
        shared="We wrote the profile.",
        private="She is shy on the telephone.",
        thanks="You made it easy.",
        reason="You both speak Urdu",
        refused="This person is not available. Please choose somebody else.",
        paused="Contact is paused at the moment. Programme staff will get in touch with you.",
        asked_over="This request is no longer open.",
        offer_over="This offer is no longer open.",
        blocked=r"\bblock",
    ),
    "ur": SimpleNamespace(
        skill="گرافک ڈیزائن",
        goal="عید سے پہلے میرا پہلا آرڈر",
        about="میں دکانوں کے لیے لوگو بناتی ہوں۔",
        referees="ہب کی سعدیہ اور عمر",
        message="آپ کے وقت کا شکریہ۔",
        shared="ہم نے پروفائل لکھا۔",
        private="وہ فون پر شرماتی ہے۔",
        thanks="آپ نے آسان کر دیا۔",
        reason="آپ دونوں یہ زبان بولتے ہیں: اردو",
        refused="یہ فرد دستیاب نہیں۔ براہِ کرم کسی اور کو چنیں۔",
        paused="رابطہ اس وقت رکا ہوا ہے۔ پروگرام کا عملہ آپ سے رابطہ کرے گا۔",
        asked_over="یہ درخواست اب کھلی نہیں۔",
        offer_over="یہ پیشکش اب کھلی نہیں۔",
        blocked="بلاک",
    ),
}


class Walker:
    """Somebody with a browser. Whatever they come to answers well, and in their language."""

    def __init__(self, page, language):
        self.page, self.language, self.words = page, language, WORDS[language]

    def to(self, name, *args) -> str:
        with override(self.language):
            return reverse(name if ":" in name else f"hunar_mentorship:{name}", args=args)

    def goes(self, name, *args, status=200) -> str:
        """Opens the page of that name; returns what stands on it."""
        return self.opens(self.to(name, *args), status=status)

    def opens(self, path, *, status=200) -> str:
        answer = self.page.goto(path)
        assert answer.status == status, f"{path} answered {answer.status}"
        return self.reads()

    def presses(self, selector) -> str:
        """A button or a link of the page; returns what it led to."""
        self.uncovers(selector)
        follow(self.page, selector)
        return self.reads()

    def uncovers(self, selector) -> None:
        """Opens what is folded around it; a summary needs no script."""
        wanted = self.page.locator(selector.removeprefix("main "))
        folded = self.page.locator("main details:not([open])").filter(has=wanted)
        while folded.count():
            folded.first.locator("summary").first.click()

    def ticks(self, name, *values) -> None:
        for value in values:
            selector = f'main input[name="{name}"][value="{value}"]'
            self.uncovers(selector)
            self.page.check(selector)

    def fills(self, **fields) -> None:
        for name, words in fields.items():
            self.page.fill(f"main [name={name}]", words)

    def reads(self) -> str:
        """What stands on the page, what was just said included."""
        text = "\n".join(self.page.locator(".h-messages, main").all_inner_texts())
        if self.language == "ur":
            assert self.page.locator("html").get_attribute("dir") == "rtl"
            assert ENGLISH.findall(text) == [], self.page.url
        return text

    def sees(self, selector) -> int:
        return self.page.locator(f"main {selector}").count()


class Staff(Walker):
    """Somebody of the programme's staff, in Wagtail's admin on a desk. Wagtail's own words are Wagtail's."""

    def goes(self, name, *args, status=200):
        return self.opens(reverse(name, args=args), status=status)

    def reads(self) -> str:
        return self.page.locator("main").inner_text()


def programme(**fields):
    """With a training and a check-in after a week; there are one skill and one district."""
    district()
    topic, _new = Topic.objects.get_or_create(slug="design", defaults={"name": "Design", "name_ur": "ڈیزائن"})
    Skill.objects.get_or_create(
        slug="graphic-design", defaults={"name": "Graphic design", "name_ur": "گرافک ڈیزائن", "topic": topic}
    )
    facts = {
        "conduct": "Be on time.",
        "conduct_ur": "وقت پر آئیں۔",
        "training": "How to listen",
        "training_ur": "سننا سیکھیں",
        "check_in_weeks": [1],
    }
    return factories.programme(**facts | fields)


def somebody(name, name_ur):
    """A person who has told nothing but their name."""
    person = learner(name=name).hunar_person
    person.name, person.name_ur = name, name_ur
    person.save()
    return person


def walker(open_page, person, language, *, scripts=True) -> Walker:
    """A phone of this person's own, on which they have signed in."""
    page = open_page(f"/{language}/mentoring/", who=person.user, scripts=scripts)
    return Walker(page, language)


def staff(open_page, language) -> Staff:
    return Staff(open_page("/admin/", who=member_of_staff(language), viewport=DESK), language)


def member_of_staff(language, name="Farida"):
    """Who may do what the demo's programme staff may, and reads the admin in that language."""
    group, _new = Group.objects.get_or_create(name="Programme staff")
    _grant(group, roles()[group.name])
    user = learner(name=name)
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def mentee(of, name="", **facts) -> MenteeApplication:
    """One in the programme, whose goal is in Urdu whatever language they read."""
    made = factories.mentee(of, name, **facts)
    made.goal = WORDS["ur"].goal
    made.save(update_fields=["goal"])
    return made


# Applying


def begin(walker, of, side):
    walker.goes("programmes")
    walker.presses(f"main a[href$='/apply/{of.slug}/{side}/']")
    walker.presses("main form button")


def go_on(walker):
    walker.presses("main button[name=then][value=next]")


def tell_place(walker, gender):
    page = walker.page
    page.select_option("main [name=language_1]", "ur")
    page.select_option("main [name=level_1]", "native")
    page.select_option("main [name=district]", str(district().pk))
    walker.ticks("setting", "rural")
    walker.fills(birth_year="1994")
    walker.ticks("gender", gender)
    go_on(walker)


def tell_times(walker):
    walker.ticks("week", *EVENINGS)
    walker.page.check("main input[name=is_remote]")
    go_on(walker)


def agree_and_send(walker):
    walker.page.check("main input[name=agree]")
    walker.presses("main button[name=then][value=send]")


def apply_as_mentor(walker, of, *, gender="woman", wants="any") -> MentorApplication:
    begin(walker, of, "mentor")
    walker.ticks("skills", Skill.objects.get().pk)
    walker.fills(years="6")
    go_on(walker)
    tell_place(walker, gender)
    tell_times(walker)
    walker.fills(places="1", **{"about_ur" if walker.language == "ur" else "about": walker.words.about})
    walker.ticks("mentees_wanted", wants)
    go_on(walker)
    walker.fills(referees=walker.words.referees)
    agree_and_send(walker)
    return MentorApplication.objects.get(state="sent")


def apply_as_mentee(walker, of, *, gender="woman", wants="any") -> MenteeApplication:
    begin(walker, of, "mentee")
    skill = Skill.objects.get()
    walker.fills(goal=walker.words.goal)
    walker.ticks("skills", skill.pk)
    walker.page.select_option(f"main [name=skills_{skill.pk}]", "3")
    go_on(walker)
    tell_place(walker, gender)
    tell_times(walker)
    walker.ticks("mentors_wanted", wants)
    go_on(walker)
    agree_and_send(walker)
    return MenteeApplication.objects.get(state="sent")


# What staff do


def vet(staff, application):
    """Nothing can be accepted before it; then the identity, two references and the training are seen."""
    staff.opens("/admin/hunar/mentoring/mentors/?needs=vet")
    staff.presses(f"main a[href*='/inspect/{application.pk}/']")
    assert staff.sees("form[action$='/accept/'] button[disabled]") == 1
    staff.presses("main a[href*='/vet/']")
    staff.page.check("main input[name=identity_seen]")
    staff.fills(references="2")
    staff.page.check("main input[name=trained]")
    staff.ticks("passed", "yes")
    staff.presses("main form[novalidate] button[type=submit]")
    staff.presses("main form[action$='/accept/'] button")


def accept(staff, application):
    staff.opens("/admin/hunar/mentoring/mentees/?needs=decide")
    staff.presses(f"main a[href*='/inspect/{application.pk}/']")
    staff.presses("main form[action$='/accept/'] button")


def attest(staff, application, category="woman"):
    """Staff made sure of it, on the screen of the application."""
    side = "mentors" if isinstance(application, MentorApplication) else "mentees"
    staff.opens(f"/admin/hunar/mentoring/{side}/")
    staff.presses(f"main a[href*='/inspect/{application.pk}/']")
    form = "form[action$='/attest/']"
    staff.page.check(f"{form} input[name=category][value={category}]")
    staff.page.select_option(f"{form} [name=how]", "in_person")
    staff.presses(f"main {form} button")


def open_round(staff, of):
    staff.goes("hunar_rounds:index")
    staff.presses(f"main form[action$='/open/{of.pk}/'] button")


def propose(staff):
    """The work is done in the background, which here is before the page answers."""
    return staff.presses("main form[action$='/propose/'] button")


def proposals(staff, this_round) -> set[tuple[str, str]]:
    """The pairs on the list, as staff read them."""
    staff.goes("hunar_rounds:proposals", this_round.pk)
    rows = staff.page.locator("main table.hunar-proposals tbody tr").all()
    return {tuple(row.locator("td bdi").all_inner_texts()[:2]) for row in rows}


def publish(staff, this_round):
    staff.goes("hunar_rounds:round", this_round.pk)
    staff.presses("main form[action$='/publish/'] button")


# Between rounds


def found(walker, application) -> set[str]:
    """The names of the mentors whom this mentee is shown."""
    walker.goes("find", application.key)
    return set(walker.page.locator("main strong bdi").all_inner_texts())


def ask(walker, application, mentor):
    walker.goes("ask", application.key, mentor.key)
    walker.fills(words=walker.words.message)
    walker.presses("main form button")


# Safety


def block_by_link(walker) -> str:
    """The quiet link on the page that is open; returns what whoever blocks is told."""
    return walker.presses("main form[action$='/safety/block/'] button")


def tells_of_a_block(walker, text) -> bool:
    return bool(re.search(walker.words.blocked, text, re.IGNORECASE))
