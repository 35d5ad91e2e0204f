"""Who may do what in mentorship's screens for staff."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

RUN = "hunar_mentorship.run_programme"
VET = "hunar_mentorship.vet_mentor"
PRIVATE_REASONS = "hunar_mentorship.see_private_reasons"
OBSERVE = "hunar_mentorship.observe_messages"


def sees_private_reasons(user: Any) -> bool:
    """What rules about gender, blocks and ties decided; everybody else reads "not available"."""
    return user.has_perm(PRIVATE_REASONS)


def may_run(user: Any) -> bool:
    """Accept people, match them, look after them."""
    return user.has_perm(RUN)


def may_observe(user: Any) -> bool:
    """Read the messages of programmes whose people know that staff can."""
    return user.has_perm(OBSERVE)


class HeldPolicy(ModelPermissionPolicy):
    """What somebody may do follows from what they hold; nobody else may do anything, and nobody deletes."""

    held: dict[str, tuple[str, ...]] = {}  # what may be done → the permissions of which one is enough

    def user_has_permission(self, user: Any, action: str) -> bool:
        return any(user.has_perm(name) for name in self.held.get(action, ()))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ProgrammePolicy(HeldPolicy):
    """Whoever runs programmes sees their settings; changing them is a permission of its own, as Wagtail's are."""

    held = {
        "view": (RUN, "hunar_mentorship.change_programme", "hunar_mentorship.add_programme"),
        "add": ("hunar_mentorship.add_programme",),
        "change": ("hunar_mentorship.change_programme",),
        "publish": ("hunar_mentorship.add_policy",),
    }


class MentorsPolicy(HeldPolicy):
    held = {"view": (RUN, VET), "decide": (RUN,), "vet": (VET,)}


class MenteesPolicy(HeldPolicy):
    held = {"view": (RUN,), "decide": (RUN,)}
