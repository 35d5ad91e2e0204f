"""The question bank, quizzes, and learners' attempts.

Write questions and quizzes through `actions.write_question` and `actions.write_quiz`, and build the `answer` with
`authoring` (`one_choice`, `several_choices`, `true_false`, `numeric`, `short_text`, `gaps`, `matching`, `ordering`):
they hold the shapes below. A question is one row per language; its rows share `translation_key`, and the ids of
the list items inside `answer` are shared too: they are the keys of choices, gaps, pairs and items.

`Question`: title (its name in the bank), kind (enums.Kind, taken from the answer when it is cleaned), prompt,
answer, points, hint, feedback, difficulty, tags.

    prompt  [{"type": "text", "value": "<p>…</p>"}, {"type": "image", "value": {"image": pk, "alt_text": "…",
            "decorative": false}}, {"type": "code", "value": "…"}]
    answer  exactly one block, its type the kind; {"id", "value"} is one item of a list block:
      one_choice       {"choices": [{"id", "value": {"text": "<p>…</p>", "image": …, "right": bool, "feedback": "…"}}]}
      several_choices  the same, and "partial": bool
      true_false       {"right": "true" | "false", "feedback_true": "…", "feedback_false": "…"}
      numeric          {"value": "12.5", "tolerance": "0", "tolerance_kind": "absolute" | "percent",
                        "unit": "kg", "other_units": "kilo, کلو"}
      short_text       {"accepted": [{"id", "value": "…"}],
                        "remarks": [{"id", "value": {"answer": "…", "feedback": "…"}}]}
      gaps             {"text": "A [1] pays by [2].", "partial": bool, "gaps": [{"id", "value": {"typed": bool,
                        "options": [{"id", "value": {"text": "…", "right": bool}}]}}]}
      matching         {"pairs": [{"id", "value": {"left": "…", "right": "…"}}], "extra": [{"id", "value": "…"}],
                        "partial": bool}
      ordering         {"items": [{"id", "value": "…"}], "partial": bool}      in the right order

`Quiz`: title, introduction, selection (fixed | drawn), quiz_questions (fixed: ordered rows → question), draw_tag and
draw_count (drawn), shuffle_questions, shuffle_choices, attempts_allowed (None: no limit), cooling_off (minutes),
time_limit (minutes, None: none), grace (seconds), pass_mark (per cent), feedback_when, counts (best | last),
negative_marks (per cent of a question's points that a wrong answer costs; 0 by default).

`Attempt`, `MarkedAnswer`, `RegradeOrder` and `Regrade`: see their docstrings.

Rules come from the first-written row of a translation group, its source; the other rows give words.
"""

from .attempt import Attempt
from .question import Question, QuestionTag, TaggedQuestion
from .quiz import Quiz, QuizQuestion
from .regrade import MarkedAnswer, Regrade, RegradeOrder

__all__ = [
    "Attempt",
    "MarkedAnswer",
    "Question",
    "QuestionTag",
    "Quiz",
    "QuizQuestion",
    "Regrade",
    "RegradeOrder",
    "TaggedQuestion",
]
