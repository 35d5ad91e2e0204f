"""What is text on each type of page of the site, and in which order."""

import pytest
from wagtail.models import Page, get_page_models

from cms.translation.layout import is_text, layout
from cms.translation.segments import Place, walk

TEXTS = {
    "hunar_pages.HomePage": ["title", "sentence", "lead", "doors", "body"],
    "hunar_pages.StandardPage": ["title", "intro", "body"],
    "hunar_campaign_pages.CampaignIndexPage": ["title", "intro"],
    "hunar_campaign_pages.CampaignPage": [
        "title",
        "aim",
        "audience",
        "messages",
        "lessons",
        "stories",
        "partners",
        "poll",
        "check_questions",
        "pledge",
        "calls",
        "toolkit",
        "next_words",
    ],
    "hunar_course_pages.CourseIndexPage": ["title", "intro"],
    "hunar_course_pages.CoursePage": [
        "title",
        "summary",
        "outcomes",
        "audience",
        "description",
        "cost",
        "contact",
    ],
    "hunar_course_pages.ModulePage": ["title", "intro"],
    "hunar_course_pages.LessonPage": ["title", "intro", "body"],
    "hunar_course_pages.BootcampPage": ["title", "summary", "description", "audience", "place", "contact"],
    "hunar_mentorship_pages.MentoringIndexPage": ["title", "intro", "body"],
    "hunar_mentorship_pages.ProgrammePage": ["title", "intro", "body"],
}
OURS = [model for model in get_page_models() if model is not Page]


def test_every_type_of_page_is_known_here():
    assert {model._meta.label for model in OURS} == set(TEXTS)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_texts_stand_in_the_order_of_the_editor(model):
    assert list(layout(model)) == [*TEXTS[model._meta.label], "seo_title", "search_description"]


def test_addresses_keys_and_choices_are_no_text():
    from cms.pages.blocks import DoorBlock, VideoBlock
    from courses.activities import KeyBlock

    door, video = DoorBlock(), VideoBlock()
    assert [name for name, block in door.child_blocks.items() if is_text(block)] == ["title", "text"]
    assert [name for name, block in video.child_blocks.items() if is_text(block)] == ["title", "transcript"]
    assert not is_text(KeyBlock())


def test_the_poll_of_a_campaign_is_walked_to_its_answers():
    from cms.campaigns.pages.models import CampaignPage

    block = layout(CampaignPage)["poll"]
    answers = [{"id": f"a{number}", "type": "item", "value": f"Answer {number}"} for number in (1, 2)]
    poll = [{"id": "q", "type": "question", "value": {"text": "Which?", "choices": answers}}]
    found = list(walk(block, poll, poll, Place("poll", ("Poll",))))
    assert [(each.path, each.source) for each in found] == [
        ("poll.q.text", "Which?"),
        ("poll.q.choices.a1", "Answer 1"),
        ("poll.q.choices.a2", "Answer 2"),
    ]
