"""The pieces a page's body is made of. Lesson bodies reuse and extend them."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock as AltImageBlock
from wagtail.images.blocks import ImageChooserBlock

from themes.templatetags.hunar import filesize_mb, minutes

from .videos import embed_url, watch_url

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
PLAIN_FEATURES = ["bold", "italic", "link", "ol", "ul"]
TEXT_FEATURES = [*PLAIN_FEATURES, "document-link", "superscript", "subscript", "hr"]


def fault(name: str, message) -> blocks.StructBlockValidationError:
    return blocks.StructBlockValidationError(block_errors={name: ValidationError(message)})


def size_in_words(document) -> str:
    return filesize_mb(document.get_file_size())


def _joined(*words: str) -> str:
    """PDF · 1.2 MB; in Urdu each part is kept from changing places with its neighbour."""
    start, end = (FIRST_STRONG_ISOLATE, POP_ISOLATE) if get_language_bidi() else ("", "")
    return " · ".join(f"{start}{word}{end}" for word in words if word)


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=150)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "hunar_pages/blocks/heading.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "anchor": slugify(value["text"], allow_unicode=True)}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, features=TEXT_FEATURES, **kwargs):
        super().__init__(features=features, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "hunar_pages/blocks/text.html"


class ImageBlock(blocks.StructBlock):
    """A picture with its words for those who cannot see it, or marked as decoration."""

    image = AltImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=150)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "hunar_pages/blocks/image.html"


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Note")), ("tip", _("Tip")), ("warn", _("Take care")), ("example", _("Example"))],
        default="note",
        search_index=False,
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "hunar_pages/blocks/callout.html"


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    author = blocks.CharBlock(label=_("Whose words"), required=False, max_length=120)
    about = blocks.CharBlock(label=_("Who they are"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "hunar_pages/blocks/quotation.html"


class DownloadValue(blocks.StructValue):
    @property
    def meta(self) -> str:
        """Kind and size of the file: PDF · 1.2 MB."""
        return _joined(self["document"].file_extension.upper(), size_in_words(self["document"]))


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=150, help_text=_("The file's own title when left empty.")
    )
    about = blocks.CharBlock(label=_("What is in it"), required=False, max_length=250)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "hunar_pages/blocks/download.html"
        value_class = DownloadValue


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES, required=False)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=150)
    steps = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "hunar_pages/blocks/steps.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, help_text=_("What the table shows."))
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False)),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "hunar_pages/blocks/table.html"


class MediaValue(blocks.StructValue):
    """What the page shows of a sound or a film. Its file is asked for as any document, so that it can be refused."""

    @property
    def src(self) -> str:
        return self["file"].url if self["file"] else ""

    @property
    def type(self) -> str:
        return self["file"].content_type if self["file"] else ""

    @property
    def meta(self) -> str:
        """Length and weight: 4 min · 2 MB."""
        length = minutes(max(1, round(self["minutes"]))) if self["minutes"] else ""
        return _joined(length, size_in_words(self["file"]) if self["file"] else "")


class VideoValue(MediaValue):
    @property
    def embed(self) -> str:
        """Where the player is, once somebody has asked for it."""
        return embed_url(self["url"] or "")

    @property
    def watch(self) -> str:
        """A page that plays the video without any script of ours."""
        return watch_url(self["url"] or "")

    @property
    def captions_src(self) -> str:
        return self["captions"].url if self["captions"] else ""


class MediaBlock(blocks.StructBlock):
    """Something heard or watched: a title, how long, and its words for those who cannot hear or load it."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    minutes = blocks.DecimalBlock(label=_("Minutes"), required=False, min_value=0, decimal_places=1)
    transcript = blocks.RichTextBlock(label=_("Transcript"), required=False, features=PLAIN_FEATURES)


class AudioBlock(MediaBlock):
    file = DocumentChooserBlock(label=_("Audio file"))

    class Meta:
        icon = "media"
        label = _("Audio")
        template = "hunar_pages/blocks/audio.html"
        value_class = MediaValue


class VideoBlock(MediaBlock):
    """A video by link, shown as a poster that loads nothing until pressed, or as a file of the site."""

    url = blocks.URLBlock(label=_("YouTube or Vimeo address"), required=False)
    file = DocumentChooserBlock(label=_("Video file"), required=False)
    captions = DocumentChooserBlock(label=_("Captions (WebVTT file)"), required=False)
    poster = ImageChooserBlock(label=_("Poster"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "hunar_pages/blocks/video.html"
        value_class = VideoValue

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned["url"]) == bool(cleaned["file"]):
            raise fault("url", _("Give an address or choose a file, one of the two."))
        if cleaned["url"] and not embed_url(cleaned["url"]):
            raise fault("url", _("This is not an address of a YouTube or Vimeo video."))
        return cleaned


class CodeBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=150)
    code = blocks.TextBlock(label=_("Code"))

    class Meta:
        icon = "code"
        label = _("Code")
        template = "hunar_pages/blocks/code.html"


class TermBlock(blocks.StructBlock):
    """A word explained where it is first met."""

    term = blocks.CharBlock(label=_("Term"), max_length=80)
    meaning = blocks.RichTextBlock(label=_("Meaning"), features=["bold", "italic", "link"])

    class Meta:
        icon = "help"
        label = _("Term")
        template = "hunar_pages/blocks/term.html"


class DoorBlock(blocks.StructBlock):
    """A way into the site, on the home page."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.CharBlock(label=_("One line"), required=False, max_length=140)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    path = blocks.CharBlock(
        label=_("Or a path of this site"),
        required=False,
        max_length=200,
        search_index=False,
        help_text=_("Such as /en/learning/, for what is not a page."),
    )
    icon = blocks.ChoiceBlock(
        label=_("Icon"),
        choices=[
            ("book", _("Book: learn")),
            ("people", _("People: meet")),
            ("place", _("Place: find a hub")),
            ("award", _("Award: certificates")),
            ("calendar", _("Calendar: events")),
            ("question", _("Question: help")),
        ],
        default="book",
        search_index=False,
    )

    class Meta:
        icon = "arrow-right-full"
        label = _("Door")
        template = "hunar_pages/blocks/door.html"

    def get_context(self, value, parent_context=None):
        """A door of a translated home page leads to the translation of its page, where there is one."""
        context = super().get_context(value, parent_context)
        around, target = context.get("page"), value["page"]
        if target and around and around.locale_id != target.locale_id:
            target = target.get_translation_or_none(around.locale_id) or target
        return {**context, "target": target}

    def clean(self, value):
        cleaned = super().clean(value)
        path = cleaned["path"]
        if bool(cleaned["page"]) == bool(path):
            raise fault("page", _("Choose a page or write a path, one of the two."))
        if path and (not path.startswith("/") or path.startswith("//")):
            raise fault("path", _("A path of this site begins with one slash."))
        return cleaned


COMMON_BLOCKS = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("image", ImageBlock()),
    ("video", VideoBlock()),
    ("audio", AudioBlock()),
    ("download", DownloadBlock()),
    ("callout", CalloutBlock()),
    ("steps", StepsBlock()),
    ("table", TableBlock()),
    ("quotation", QuotationBlock()),
]


def add_to_texts(feature: str) -> None:
    """Offer a feature of the rich text editor in every text of a body. Call it from AppConfig.ready()."""
    for features in (PLAIN_FEATURES, TEXT_FEATURES):
        if feature not in features:
            features.append(feature)


def add_to_bodies(name: str, block: blocks.Block) -> None:
    """Offer a block in every body. Call it from AppConfig.ready(): bodies are built when they are first needed."""
    if name not in dict(COMMON_BLOCKS):
        COMMON_BLOCKS.append((name, block))
