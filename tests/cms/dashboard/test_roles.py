"""Four groups and their workflow: what each may do, and that what staff changed stays."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from cms.dashboard.roles import ROLES, WORKFLOW, set_up_roles
from tests.cms.accounts.factories import user
from tests.cms.pages.factories import home, standard

pytestmark = pytest.mark.django_db


def member(role):
    made = user(name=role)
    made.groups.set([Group.objects.get(name=role)])
    return made


def test_they_are_made_once():
    assert set_up_roles() == ["Authors", "Translators", "Reviewers", "Publishers", WORKFLOW]
    assert set_up_roles() == []
    assert [task.name for task in Workflow.objects.get(name=WORKFLOW).tasks] == ["Review", "Publish"]


def test_what_staff_took_away_stays_away():
    set_up_roles()
    GroupPagePermission.objects.filter(group__name="Authors").delete()
    set_up_roles()
    assert not GroupPagePermission.objects.filter(group__name="Authors").exists()


def test_a_workflow_that_staff_chose_stays():
    other = Workflow.objects.create(name="Ours")
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": other})
    assert set_up_roles() == [role.name for role in ROLES]
    assert WorkflowPage.objects.get(page=Page.get_first_root_node()).workflow == other


@pytest.mark.parametrize(
    ("role", "edits", "publishes"),
    [
        ("Authors", False, False),
        ("Translators", True, False),
        ("Reviewers", True, False),
        ("Publishers", True, True),
    ],
)
def test_what_each_may_do_with_anothers_page(role, edits, publishes):
    set_up_roles()
    page = standard(home())
    may = page.permissions_for_user(member(role))
    assert (may.can_edit(), may.can_publish()) == (edits, publishes)


def test_an_author_writes_their_own_and_a_page_goes_from_hand_to_hand():
    set_up_roles()
    author, reviewer, publisher = (member(role) for role in ("Authors", "Reviewers", "Publishers"))
    parent = home()
    assert parent.permissions_for_user(author).can_add_subpage()
    page = standard(parent, live=False, owner=author)
    page.save_revision(user=author)
    assert page.permissions_for_user(author).can_edit()
    assert page.permissions_for_user(author).can_submit_for_moderation()
    page.get_workflow().start(page, author)
    review = page.current_workflow_task_state
    assert [task.name for task in (review.task,)] == ["Review"]
    review.approve(user=reviewer)
    page.refresh_from_db()
    assert not page.live
    publishing = page.current_workflow_task_state
    assert publishing.task.name == "Publish"
    assert not publishing.task.specific.get_actions(page, reviewer)
    publishing.approve(user=publisher)
    page.refresh_from_db()
    assert page.live


def test_the_command_says_what_it_made(capsys):
    call_command("set_up_roles")
    call_command("set_up_roles")
    assert capsys.readouterr().out == (
        f"Made: Authors, Translators, Reviewers, Publishers, {WORKFLOW}.\nAll of it is there.\n"
    )
