"""Questions and quizzes, without surprises."""

from uuid import uuid4

from wagtail.models import Locale

from courses.quizzes import authoring
from courses.quizzes.actions import write_question, write_quiz
from courses.quizzes.authoring import Gap, Option

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
