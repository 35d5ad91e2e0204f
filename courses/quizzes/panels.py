"""What editors see of questions and quizzes. Rules are edited in the source language only."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)

QUESTION_RULES = ("points", "difficulty", "tags")
QUIZ_RULES = (
    "selection",
    "draw_tag",
    "draw_count",
    "shuffle_questions",
    "shuffle_choices",
    "attempts_allowed",
    "cooling_off",
    "time_limit",
    "grace",
    "pass_mark",
    "counts",
    "negative_marks",
    "feedback_when",
)


class SourceRulesForm(WagtailAdminModelForm):
    """A form from which a translation leaves out what only its source decides."""

    rules: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.instance.is_source:
            for name in self.rules:
                self.fields.pop(name, None)
            self.leave_out_formsets()

    def leave_out_formsets(self):
        """Nothing, unless a subclass has some."""


class InheritedPanel(HelpPanel):
    """Tells the editor of a translation where its rules come from."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return bool(self.instance and self.instance.pk and not self.instance.is_source)


class QuestionsPanel(InlinePanel):
    """The questions of a quiz; a translation asks those of its source, so it has none to choose."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs):
            form, name = kwargs["form"], kwargs["panel"].relation_name
            self.is_left_out = form is not None and name not in form.formsets
            if self.is_left_out:
                Panel.BoundPanel.__init__(self, **kwargs)
            else:
                super().__init__(**kwargs)

        def is_shown(self):
            return not self.is_left_out and super().is_shown()


INHERITED = InheritedPanel(template="hunar_quizzes/admin/inherited.html")

QUESTION_PANELS = ObjectList(
    [
        INHERITED,
        FieldPanel("title"),
        FieldPanel("prompt"),
        FieldPanel("answer"),
        FieldPanel("hint"),
        FieldPanel("feedback"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("points"), FieldPanel("difficulty")]), FieldPanel("tags")],
            heading=_("In the bank"),
        ),
    ]
)

QUIZ_PANELS = ObjectList(
    [
        INHERITED,
        FieldPanel("title"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("selection"),
                FieldRowPanel([FieldPanel("draw_tag"), FieldPanel("draw_count")]),
                FieldRowPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_choices")]),
            ],
            heading=_("Which questions"),
        ),
        QuestionsPanel("quiz_questions", heading=_("Questions listed here"), label=_("Question")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("counts")]),
                FieldRowPanel([FieldPanel("attempts_allowed"), FieldPanel("cooling_off")]),
                FieldRowPanel([FieldPanel("time_limit"), FieldPanel("grace")]),
            ],
            heading=_("Passing and trying again"),
        ),
        MultiFieldPanel([FieldPanel("feedback_when"), FieldPanel("negative_marks")], heading=_("Marking")),
    ]
)


class QuestionForm(SourceRulesForm):
    rules = QUESTION_RULES


class QuizForm(SourceRulesForm):
    rules = QUIZ_RULES

    def leave_out_formsets(self):
        self.formsets.pop("quiz_questions", None)


QUESTION_PANELS.base_form_class = QuestionForm
QUIZ_PANELS.base_form_class = QuizForm
