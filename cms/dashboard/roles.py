"""Who does what with pages, out of the box: four groups and the way a page goes from one to the next.

A group that is there keeps its name and what staff gave or took; only what belongs to a new one is written.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

WORKFLOW, REVIEW, PUBLISH = "Review, then publish", "Review", "Publish"
WAGTAILS_OWN = "Moderators approval"
FILES = ("image", "document")


@dataclass(frozen=True, slots=True)
class Role:
    """A group: what it may do with pages below the root, with files of the root collection, and besides."""

    name: str
    pages: tuple[str, ...]
    files: tuple[str, ...] = ("add", "choose")
    besides: tuple[str, ...] = ()  # app_label.codename; those of apps that are not installed are passed over


TRANSLATING = (
    "simple_translation.submit_translation",
    *(f"hunar_translation.{verb}_term" for verb in ("view", "add", "change")),
)
AUTHORS = Role("Authors", pages=("add",))
TRANSLATORS = Role("Translators", pages=("change",), besides=TRANSLATING)
REVIEWERS = Role("Reviewers", pages=("change", "lock"))
PUBLISHERS = Role(
    "Publishers",
    pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    files=("add", "change", "choose", "delete"),
    besides=TRANSLATING,
)
ROLES = (AUTHORS, TRANSLATORS, REVIEWERS, PUBLISHERS)
APPROVE = {REVIEW: (REVIEWERS, PUBLISHERS), PUBLISH: (PUBLISHERS,)}


@transaction.atomic
def set_up_roles() -> list[str]:
    """Make the groups that are missing, and the workflow where no other was chosen. Returns what was made."""
    made = [role.name for role in ROLES if _make_group(role)]
    return made + ([WORKFLOW] if _make_workflow() else [])


def _make_group(role: Role) -> bool:
    group, is_new = Group.objects.get_or_create(name=role.name)
    if is_new:
        group.permissions.set(_permissions("wagtailadmin.access_admin", *role.besides))
        _let_write(group, role)
        _let_use_files(group, role)
    return is_new


def _permissions(*names: str) -> QuerySet[Permission]:
    wanted = Q(pk=None)
    for app, _, codename in (name.partition(".") for name in names):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def _let_write(group: Group, role: Role) -> None:
    names = [f"{verb}_page" for verb in role.pages]
    allowed = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=Page.get_first_root_node(), permission=one) for one in allowed
    )


def _let_use_files(group: Group, role: Role) -> None:
    wanted = Q()
    for kind in FILES:
        wanted |= Q(codename__in=[f"{verb}_{kind}" for verb in role.files])
    allowed = Permission.objects.filter(wanted, content_type__app_label__in=("wagtailimages", "wagtaildocs"))
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=Collection.get_first_root_node(), permission=one)
        for one in allowed
    )


def _make_workflow() -> bool:
    """For all pages, in place of the one Wagtail comes with. A way that staff chose for the root stays."""
    root = Page.get_first_root_node()
    chosen = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if chosen and chosen.workflow.name != WAGTAILS_OWN:
        return False
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    for name, roles in APPROVE.items():
        _add_step(workflow, name, roles)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return True


def _add_step(workflow: Workflow, name: str, roles: tuple[Role, ...]) -> None:
    task = GroupApprovalTask.objects.create(name=name, active=True)
    task.groups.set(Group.objects.filter(name__in=[role.name for role in roles]))
    last = workflow.workflow_tasks.aggregate(last=Max("sort_order"))["last"]
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0 if last is None else last + 1)
