"""What Wagtail keeps of those who work with it: what they wrote is the site's, who wrote it is theirs."""

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ..holdings import Holding, Keeping, Mark, Rows, Shadow, Trace

COMMENTS = "wagtail_admin_comments"  # as Wagtail names them inside a version of a page


def delete_comments(rows: Rows, given_up) -> None:
    """From the pages, and from every kept version of them, where Wagtail writes them once more."""
    written = list(rows.values_list("user", "page"))
    rows.delete()
    _clear_versions({user for user, _page in written}, {page for _user, page in written})


def delete_replies(rows: Rows, given_up) -> None:
    written = list(rows.values_list("user", "comment__page"))
    rows.delete()
    _clear_versions({user for user, _page in written}, {page for _user, page in written})


def _clear_versions(users: set, pages: set) -> None:
    revisions = apps.get_model("wagtailcore.Revision").objects.filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id__in=[str(page) for page in pages],
    )
    for revision in revisions.iterator():
        if comments := revision.content.get(COMMENTS):
            revision.content[COMMENTS] = without(comments, users)
            revision.save(update_fields=["content"])


def without(comments: list[dict], users: set) -> list[dict]:
    """The comments without those of these users, and without their replies to others."""
    return [
        comment | {"replies": [one for one in comment.get("replies", []) if one.get("user") not in users]}
        for comment in comments
        if comment.get("user") not in users
    ]


def superseded() -> Rows:
    """Versions of pages and snippets that a newer one has replaced. The newest is what editors work on."""
    revisions = apps.get_model("wagtailcore.Revision").objects
    newer = revisions.filter(
        base_content_type=OuterRef("base_content_type"),
        object_id=OuterRef("object_id"),
        pk__gt=OuterRef("pk"),
    )
    return revisions.filter(Exists(newer))


HOLDINGS = [
    Holding(
        model="wagtailcore.Comment",
        person="user__hunar_person",
        columns=("text", "created_at"),
        erase=delete_comments,
    ),
    Holding(
        model="wagtailcore.CommentReply",
        person="user__hunar_person",
        links=("comment",),
        columns=("text", "created_at"),
        erase=delete_replies,
        order=90,  # before the comments they may hang on
    ),
    Holding(
        model="wagtailcore.PageSubscription",
        person="user__hunar_person",
        columns=("page",),
        related=("page",),
    ),
    Holding(
        model="wagtailcore.APIToken", person="user__hunar_person", columns=("name", "created", "last_used_at")
    ),
    Holding(
        model="wagtailcore.UploadedFile",
        person="uploaded_by_user__hunar_person",
        columns=("file",),
        files=("file",),
        title=_("Files on their way"),
    ),
    Holding(
        model="wagtailadmin.FormState",
        person="user__hunar_person",
        because=_("What an editor was typing a moment ago; it is kept for a day."),
    ),
    Holding(
        model="wagtailadmin.EditingSession",
        person="user__hunar_person",
        because=_("Which page an editor has open just now."),
    ),
    Holding(
        model="wagtailusers.UserProfile",
        person="user__hunar_person",
        columns=("preferred_language", "current_time_zone", "avatar"),
        files=("avatar",),
        title=_("Your settings for the editors' pages"),
    ),
]
MARKS = [
    Mark(model="wagtailcore.Page", columns=("owner", "locked_by")),
    Mark(model="wagtailcore.Revision", columns=("user",)),
    Mark(model="wagtailcore.PageLogEntry", columns=("user",)),
    Mark(model="wagtailcore.ModelLogEntry", columns=("user",)),
    Mark(model="wagtailcore.Comment", columns=("resolved_by",)),
    Mark(model="wagtailcore.TaskState", columns=("finished_by",)),
    Mark(model="wagtailcore.WorkflowState", columns=("requested_by",)),
    Mark(model="wagtailimages.Image", columns=("uploaded_by_user",)),
    Mark(model="wagtaildocs.Document", columns=("uploaded_by_user",)),
]
SHADOWS = [
    Shadow(model="wagtailcore.Revision", content_types=("content_type", "base_content_type")),
    Shadow(model="wagtailcore.ModelLogEntry", blank={"label": "", "data": {}}),
    Shadow(model="wagtailcore.WorkflowState", content_types=("content_type", "base_content_type")),
    Shadow(model="wagtailcore.ReferenceIndex", content_types=("content_type", "base_content_type")),
    Shadow(model="wagtailadmin.FormState"),
    Shadow(model="wagtailadmin.EditingSession"),
    Shadow(model="wagtailsearch.IndexEntry"),
]
TRACES = [
    Trace(model="wagtailcore.Revision", columns=("content", "object_str"), rows=superseded),
    Trace(model="wagtailcore.PageLogEntry", columns=("label", "data")),
    Trace(model="wagtailcore.ModelLogEntry", columns=("label", "data")),
    Trace(model="wagtailcore.TaskState", columns=("comment",)),
    Trace(model="wagtailimages.Image", columns=("title", "description")),
    Trace(model="wagtaildocs.Document", columns=("title",)),
    Trace(model="wagtailforms.FormSubmission", columns=("form_data",), disposable=True),
]
KEEPINGS = [
    Keeping(
        model="wagtailadmin.FormState",
        since="last_updated_at",
        days=1,
        why=_("Half-typed forms are of use for a moment only."),
    ),
]
