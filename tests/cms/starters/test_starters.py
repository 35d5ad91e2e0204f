"""Drafts started from what apps wrote and from pages that were marked: whole, in both languages, and by whom."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry

from cms.campaigns.pages.models import CampaignIndexPage, CampaignPage
from cms.dashboard.drafts import draft_of
from cms.dashboard.looking_over import TO_WRITE_OVER, look_over
from cms.dashboard.roles import set_up_roles
from cms.pages.models import StandardPage
from cms.starters import checks, written
from cms.starters.actions import start, start_from_page
from cms.starters.models import PageTemplate
from cms.starters.written import in_language, starter_named, starters
from courses.pages.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from tests.cms.accounts.factories import superuser, user
from tests.cms.pages.factories import home, standard

pytestmark = pytest.mark.django_db
NAMES = ["campaign", "course", "event"]


@pytest.fixture
def places():
    """By language, below what each starter goes."""
    Page.objects.filter(depth=2).delete()  # Wagtail's welcome
    made = {}
    for language in ("en", "ur"):
        top = home(language)
        made[language] = {
            "campaign": top.add_child(
                instance=CampaignIndexPage(title="Campaigns", slug="c", locale=top.locale)
            ),
            "course": top.add_child(instance=CourseIndexPage(title="Courses", slug="k", locale=top.locale)),
            "event": top,
        }
    return made


@pytest.fixture
def admin(client):
    made = superuser()
    client.force_login(made)
    client.user = made
    return client


def started(places, name, language="en"):
    set_up_roles()
    author = user(name="Sana")
    author.groups.set([Group.objects.get(name="Authors")])
    page = start(starter=starter_named(name), parent=places[language][name], user=author)
    return page, author


def test_every_app_that_owns_a_type_brings_its_own():
    assert [starter.name for starter in starters()] == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_draft_is_made_whole_and_says_what_to_write(places, name, language):
    page, author = started(places, name, language)
    for each in Page.objects.descendant_of(page, inclusive=True).specific():
        assert (each.live, each.owner, each.locale.language_code) == (False, author, language)
        assert TO_WRITE_OVER.search(each.title)
        for field in each._meta.concrete_fields:
            if isinstance(field, StreamField) and (stream := getattr(each, field.name)):
                stream.stream_block.clean(stream)
            elif field.max_length and isinstance(value := getattr(each, field.name), str):
                assert len(value) <= field.max_length
        assert PageLogEntry.objects.filter(page=each, action="wagtail.create", user=author).exists()


def test_all_words_are_there_in_both_languages():
    def all_of(value):
        if isinstance(value, dict) and "en" in value:
            yield value
        elif isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                yield from all_of(each)

    told = [words for starter in starters() for words in all_of([starter.part, starter.words])]
    assert len(told) > 80
    assert [words for words in told if set(words) != {"en", "ur"}] == []


def test_a_campaign_has_its_dates_open_and_a_piece_for_each_stage(places):
    page, _author = started(places, "campaign")
    draft = CampaignPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.starts_on, draft.ends_on, draft.teach_on) == (None, None, None)
    counts = {
        name: len(getattr(draft, name))
        for name in ("messages", "lessons", "poll", "check_questions", "calls")
    }
    assert counts == {"messages": 3, "lessons": 3, "poll": 2, "check_questions": 2, "calls": 1}


def test_a_course_has_a_module_with_two_lessons(places):
    page, _author = started(places, "course")
    assert isinstance(page, CoursePage)
    assert ModulePage.objects.child_of(page).count() == 1
    lessons = LessonPage.objects.descendant_of(page)
    assert [len(lesson.body) for lesson in lessons] == [2, 2]


def test_the_page_check_names_what_nobody_wrote_over(places):
    page, _author = started(places, "event")
    left = [finding.where for finding in look_over(draft_of(page)) if finding.what == "template"]
    assert "[[Name of the event, and the town]]" in left
    assert len(left) == 9
    draft = StandardPage.objects.get(pk=page.pk)
    draft.title, draft.intro, draft.search_description, draft.body = "Meet in Leiah", "Come.", "A day.", []
    draft.save_revision()
    fresh = Page.objects.get(pk=page.pk)
    assert [finding.what for finding in look_over(draft_of(fresh))] == []


def test_a_campaign_without_dates_is_looked_over_for_those_first(places):
    page, _author = started(places, "campaign")
    found = look_over(draft_of(page))
    assert [finding.where for finding in found if finding.what == "lacking"] == ["first day, last day"]
    assert sum(finding.what == "template" for finding in found) > 30


def test_a_starter_goes_only_where_its_type_may_and_by_whom(places):
    someone = user(name="Nobody")
    with pytest.raises(PermissionDenied):
        start(starter=starter_named("event"), parent=places["en"]["event"], user=someone)
    with pytest.raises(PermissionDenied):
        start(starter=starter_named("campaign"), parent=places["en"]["event"], user=superuser())
    assert not StandardPage.objects.exists()


def test_a_marked_page_is_copied_as_a_draft(places):
    top = places["en"]["event"]
    source = standard(top, "Meet up", intro="Every month.")
    standard(source, "Below")
    template = PageTemplate.objects.create(page=source)
    someone = superuser()
    made = start_from_page(template=template, parent=top, user=someone)
    assert (made.title, made.live, made.intro) == ("Meet up", False, "Every month.")
    assert made.translation_key != source.translation_key
    assert [each.live for each in made.get_children()] == [False]
    with pytest.raises(PermissionDenied):
        start_from_page(template=template, parent=places["ur"]["event"], user=someone)


def test_the_screen_offers_them_and_makes_a_draft(admin, places):
    address = reverse("hunar_starters:index")
    shown = admin.get(address)
    assert [offer["start"] for offer in shown.context["offers"]] == NAMES
    assert [len(offer["places"]) for offer in shown.context["offers"]] == [2, 2, 2]
    made = admin.post(address, {"start": "course", "parent": places["ur"]["course"].pk})
    page = CoursePage.objects.get()
    assert made.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.locale.language_code == "ur"
    assert admin.get(made.url).status_code == 200


def test_below_a_page_only_what_may_stand_there_is_offered(admin, places):
    below = admin.get(reverse("hunar_starters:index"), {"parent": places["en"]["campaign"].pk})
    assert [offer["start"] for offer in below.context["offers"]] == ["campaign"]
    edit = reverse("wagtailadmin_pages:edit", args=[places["en"]["campaign"].pk])
    assert f"?parent={places['en']['campaign'].pk}" in admin.get(edit).content.decode()


def test_without_a_place_nothing_is_made(admin, places):
    told = admin.post(reverse("hunar_starters:index"), {"start": "event"}, follow=True)
    assert "Nothing was made." in told.content.decode()
    gone = admin.post(
        reverse("hunar_starters:index"), {"start": "nothing", "parent": places["en"]["event"].pk}, follow=True
    )
    assert gone.status_code == 404
    assert not StandardPage.objects.exists()


def test_a_page_is_marked_and_no_longer(admin, places):
    page = standard(places["en"]["event"], "Meet up")
    address = reverse("hunar_starters:mark", args=[page.pk])
    assert "Offer it as a template" in admin.get(address).content.decode()
    admin.post(address, {"marked": "yes"})
    offers = admin.get(reverse("hunar_starters:index")).context["offers"]
    assert [offer["start"] for offer in offers] == [*NAMES, page.pk]
    made = admin.post(reverse("hunar_starters:index"), {"start": page.pk, "parent": places["en"]["event"].pk})
    assert made.status_code == 302
    assert StandardPage.objects.filter(title="Meet up").count() == 2
    admin.post(address, {"marked": "no"})
    assert not PageTemplate.objects.exists()


def test_who_may_add_no_page_is_offered_nothing(client, places):
    client.force_login(user(name="Nobody"))
    assert client.get(reverse("hunar_starters:index")).status_code in (302, 403)
    set_up_roles()
    reviewer = user(name="Reviewer")
    reviewer.groups.set([Group.objects.get(name="Reviewers")])
    client.force_login(reviewer)
    assert client.get(reverse("hunar_starters:index")).status_code in (302, 403)
    assert "Start something new" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_screen_offers_them(admin, places):
    assert "Start something new" in admin.get(reverse("wagtailadmin_home")).content.decode()


def test_words_are_taken_in_one_language():
    told = {"a": [{"en": "one", "ur": "ایک"}], "b": {"en": "two"}, "c": {"d": 3}}
    assert in_language(told, "ur") == {"a": ["ایک"], "b": "two", "c": {"d": 3}}


def test_a_starter_for_a_type_that_is_not_there_is_told(monkeypatch):
    lost = written.Starter(
        "lost", 1, {"page": "no.Such", "fields": {}, "children": [{"page": "nonsense"}]}, {}
    )
    monkeypatch.setattr(checks, "starters", lambda: [lost, lost])
    found = checks.check_starters(None)
    assert [fault.id for fault in found] == ["hunar_starters.E001", *["hunar_starters.E002"] * 4]
