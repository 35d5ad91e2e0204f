"""What a question is written in: blocks for its words, and one block for each kind of answer."""

import re
from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from cms.language.folding import fold_key

from .enums import Kind, Tolerance

INLINE = ["bold", "italic", "code", "superscript", "subscript"]
RICH = [*INLINE, "link", "ol", "ul"]
GAP = re.compile(r"\[(\d+)\]")

PROMPT = [
    ("text", blocks.RichTextBlock(label=_("Text"), features=RICH, icon="pilcrow")),
    ("image", ImageBlock(label=_("Image"), template="hunar_quizzes/blocks/image.html")),
    ("code", blocks.TextBlock(label=_("Code"), icon="code", template="hunar_quizzes/blocks/code.html")),
]

PROMPT_BLOCK = blocks.StreamBlock(PROMPT)

ListBlock = partial(blocks.ListBlock, collapsed=False)
Partial = partial(
    blocks.BooleanBlock,
    required=False,
    label=_("Give part of the points for part of the answer"),
)


class ChoiceBlock(blocks.StructBlock):
    """One choice: words, a picture, or both."""

    text = blocks.RichTextBlock(label=_("Text"), features=INLINE, required=False)
    image = ImageBlock(label=_("Image"), required=False)
    right = blocks.BooleanBlock(label=_("This is right"), required=False)
    feedback = blocks.TextBlock(label=_("Feedback to those who chose it"), required=False, rows=2)

    def clean(self, value):
        cleaned = super().clean(value)
        if not str(cleaned["text"]).strip() and not cleaned["image"]:
            raise StructBlockValidationError(
                {"text": ValidationError(_("Write the choice, or give it an image."))}
            )
        return cleaned

    class Meta:
        label = _("Choice")
        icon = "radio-empty"


class OneChoiceBlock(blocks.StructBlock):
    choices = ListBlock(ChoiceBlock(), label=_("Choices"), min_num=2, max_num=20)

    def clean(self, value):
        cleaned = super().clean(value)
        right = sum(choice["right"] for choice in cleaned["choices"])
        if right != 1:
            raise refusal("choices", _("Mark exactly one choice as right: now %(count)s are."), count=right)
        return cleaned

    class Meta:
        label = Kind.ONE_CHOICE.label
        icon = "radio-full"


class SeveralChoicesBlock(blocks.StructBlock):
    choices = ListBlock(ChoiceBlock(), label=_("Choices"), min_num=2, max_num=20)
    partial = Partial()

    def clean(self, value):
        cleaned = super().clean(value)
        if not any(choice["right"] for choice in cleaned["choices"]):
            raise refusal("choices", _("Mark at least one choice as right."))
        return cleaned

    class Meta:
        label = Kind.SEVERAL_CHOICES.label
        icon = "tasks"


class TrueFalseBlock(blocks.StructBlock):
    right = blocks.ChoiceBlock([("true", _("True")), ("false", _("False"))], label=_("The statement is"))
    feedback_true = blocks.TextBlock(label=_("Feedback to those who said true"), required=False, rows=2)
    feedback_false = blocks.TextBlock(label=_("Feedback to those who said false"), required=False, rows=2)

    class Meta:
        label = Kind.TRUE_FALSE.label
        icon = "check"


class NumericBlock(blocks.StructBlock):
    value = blocks.DecimalBlock(label=_("Right number"))
    tolerance = blocks.DecimalBlock(label=_("Tolerance"), min_value=0, default=0, help_text=_("0 for exact."))
    tolerance_kind = blocks.ChoiceBlock(
        Tolerance.choices, label=_("Tolerance is in"), default=Tolerance.ABSOLUTE.value
    )
    unit = blocks.CharBlock(
        label=_("Unit"),
        required=False,
        max_length=40,
        help_text=_("Shown beside the box; learners need not type it."),
    )
    other_units = blocks.CharBlock(
        label=_("Other ways to write the unit"), required=False, help_text=_("With commas between them.")
    )

    class Meta:
        label = Kind.NUMERIC.label
        icon = "order"


class RemarkBlock(blocks.StructBlock):
    answer = blocks.CharBlock(label=_("Answer"))
    feedback = blocks.TextBlock(label=_("Feedback"), rows=2)

    class Meta:
        label = _("Wrong answer often given")
        icon = "comment"


class ShortTextBlock(blocks.StructBlock):
    accepted = ListBlock(
        blocks.CharBlock(label=_("Accepted answer"), max_length=200),
        label=_("Accepted answers"),
        min_num=1,
        help_text=_("Case, spaces, vowel marks and the variants of Urdu letters make no difference."),
    )
    remarks = ListBlock(RemarkBlock(), label=_("Feedback to wrong answers often given"), default=[])

    class Meta:
        label = Kind.SHORT_TEXT.label
        icon = "pilcrow"


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=200)
    right = blocks.BooleanBlock(label=_("This is right"), required=False)

    class Meta:
        label = _("Option")


class GapBlock(blocks.StructBlock):
    options = ListBlock(OptionBlock(), label=_("Options"), min_num=1)
    typed = blocks.BooleanBlock(
        label=_("The learner types the answer"),
        required=False,
        help_text=_("The right options are then the answers accepted; the others are not shown."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        right = [option["right"] for option in cleaned["options"]]
        if not any(right):
            raise refusal("options", _("Mark at least one option as right."))
        if not cleaned["typed"] and all(right):
            raise refusal("options", _("Add an option that is wrong, or let the learner type the answer."))
        return cleaned

    class Meta:
        label = _("Gap")


class GapsBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        label=_("Text"), rows=4, help_text=_("Write [1], [2] and so on where the gaps are.")
    )
    gaps = ListBlock(
        GapBlock(), label=_("Gaps"), min_num=1, help_text=_("The first is [1], the next [2] and so on.")
    )
    partial = Partial()

    def clean(self, value):
        cleaned = super().clean(value)
        wanted = [str(number + 1) for number in range(len(cleaned["gaps"]))]
        if sorted(GAP.findall(cleaned["text"]), key=int) != wanted:
            message = _("The text should hold each gap once: %(gaps)s.")
            raise refusal("text", message, gaps=" ".join(f"[{number}]" for number in wanted))
        return cleaned

    class Meta:
        label = Kind.GAPS.label
        icon = "edit"


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(label=_("This"), max_length=200)
    right = blocks.CharBlock(label=_("Goes with"), max_length=200)

    class Meta:
        label = _("Pair")


class MatchingBlock(blocks.StructBlock):
    pairs = ListBlock(PairBlock(), label=_("Pairs"), min_num=2, max_num=20)
    extra = ListBlock(
        blocks.CharBlock(label=_("Option"), max_length=200),
        label=_("Options that go with nothing"),
        default=[],
    )
    partial = Partial()

    def clean(self, value):
        cleaned = super().clean(value)
        refuse_twins("pairs", [pair["left"] for pair in cleaned["pairs"]])
        return cleaned

    class Meta:
        label = Kind.MATCHING.label
        icon = "link"


class OrderingBlock(blocks.StructBlock):
    items = ListBlock(
        blocks.CharBlock(label=_("Step"), max_length=200),
        label=_("Steps in the right order"),
        min_num=2,
        max_num=12,
        help_text=_("Learners see them shuffled."),
    )
    partial = Partial()

    def clean(self, value):
        cleaned = super().clean(value)
        refuse_twins("items", list(cleaned["items"]))
        return cleaned

    class Meta:
        label = Kind.ORDERING.label
        icon = "list-ol"


ANSWERS = [
    (Kind.ONE_CHOICE.value, OneChoiceBlock()),
    (Kind.SEVERAL_CHOICES.value, SeveralChoicesBlock()),
    (Kind.TRUE_FALSE.value, TrueFalseBlock()),
    (Kind.NUMERIC.value, NumericBlock()),
    (Kind.SHORT_TEXT.value, ShortTextBlock()),
    (Kind.GAPS.value, GapsBlock()),
    (Kind.MATCHING.value, MatchingBlock()),
    (Kind.ORDERING.value, OrderingBlock()),
]


def refusal(name: str, message, **params) -> StructBlockValidationError:
    """An error an editor sees beside the field of that name."""
    return StructBlockValidationError({name: ValidationError(message, params=params)})


def refuse_twins(name: str, texts: list[str]) -> None:
    """Refuse two texts that a learner could not tell apart."""
    seen: set[str] = set()
    for text in texts:
        if fold_key(text) in seen:
            raise refusal(
                name, _("“%(text)s” stands here twice: learners could not tell which is meant."), text=text
            )
        seen.add(fold_key(text))
