"""Questions and quizzes, without surprises."""

from uuid import uuid4

from django.urls import reverse
from wagtail.models import Locale

from courses.actions import enrol
from courses.models import Course
from courses.quizzes import authoring
from courses.quizzes.actions import answer, start, write_question, write_quiz
from courses.quizzes.authoring import Gap, Option
from courses.quizzes.marking import Choices, Slots
from tests.cms.accounts.factories import learner as make_learner
from tests.courses.factories import course_page, lesson_keys

#: For each kind: its answer, made from a seed, with the right answer first where there are choices.
ANSWERS = {
    "one_choice": lambda seed: authoring.one_choice(
        seed,
        [
            Option("<p>Upwork</p>", right=True, feedback="Yes, a marketplace."),
            Option("<p>Paint</p>", feedback="No."),
        ],
    ),
    "several_choices": lambda seed: authoring.several_choices(
        seed,
        [Option("<p>Scope</p>", right=True), Option("<p>Price</p>", right=True), Option("<p>Zodiac</p>")],
        partial=True,
    ),
    "true_false": lambda seed: authoring.true_false(seed, True, feedback_false="Read lesson 2 again."),
    "numeric": lambda seed: authoring.numeric(seed, 500, tolerance=5, unit="Rs", other_units=["PKR", "روپے"]),
    "short_text": lambda seed: authoring.short_text(
        seed, ["freelancing", "فری لانسنگ"], remarks=[("job", "A job has one employer.")]
    ),
    "gaps": lambda seed: authoring.gaps(
        seed,
        "A [1] pays by [2].",
        [
            Gap([Option("client", right=True), Option("cat")]),
            Gap([Option("invoice", right=True), Option("bill", right=True)], typed=True),
        ],
    ),
    "matching": lambda seed: authoring.matching(
        seed, [("Logo", "Designer"), ("Website", "Developer")], extra=["Plumber"]
    ),
    "ordering": lambda seed: authoring.ordering(seed, ["Brief", "Offer", "Work", "Invoice"], partial=True),
}


def locale(language="en"):
    return Locale.objects.get_or_create(language_code=language)[0]


def question(
    kind="one_choice", *, language="en", key=None, prompt="<p>Which of these?</p>", answer=None, **fields
):
    key = key or uuid4()
    fields = {"title": f"A question: {kind}"} | fields
    return write_question(
        key=key,
        locale=locale(language),
        prompt=[authoring.text(prompt)],
        answer=answer or ANSWERS[kind](str(key)),
        **fields,
    )


def quiz(questions=(), *, language="en", key=None, **rules):
    rules = {"title": "A quiz"} | rules
    return write_quiz(key=key or uuid4(), locale=locale(language), questions=questions, **rules)


class Taken:
    """A learner in a course whose one lesson holds a quiz."""

    def __init__(self, made, *, learner=None):
        self.quiz, self.activity = made, str(uuid4())
        body = [("quiz", {"key": self.activity, "quiz": made})]
        self.page = course_page("A course", lessons=1, lesson={"body": body, "completion": "activities"})
        self.course = Course.objects.get(key=self.page.translation_key)
        (self.lesson,) = lesson_keys(self.course)
        self.item = f"{self.lesson}/{self.activity}"
        self.user = learner or make_learner()
        self.enrolment = enrol(person=self.user.person, course=self.course)

    @property
    def start_url(self):
        return reverse("hunar_quizzes:start", args=[self.course.key, self.lesson, self.activity])

    @property
    def lesson_url(self):
        return self.course.items.get(key=self.lesson).word("url", "en")

    def begin(self, now=None):
        return start(enrolment=self.enrolment, item=self.item, now=now)

    def facts(self):
        events = self.enrolment.events.filter(item=self.item)
        return list(events.order_by("received_at").values_list("kind", flat=True))


def right_answer(asked):
    """An answer that gets all the points of a frozen question from these factories."""
    rule = asked.marked.rule
    if isinstance(rule, Choices):
        keys = sorted(rule.right)
        return keys if asked.kind == "several_choices" else keys[0]
    if isinstance(rule, Slots):
        return {slot.key: slot.right[0] for slot in rule.slots}
    return {"numeric": "Rs. 502", "short_text": "فرى لانسنگ"}[asked.kind]


def answer_all(attempt, *, right=True, now=None):
    for asked in attempt.quiz:
        answer(attempt=attempt, key=asked.key, given=right_answer(asked) if right else "", now=now)
    attempt.refresh_from_db()
    return attempt
