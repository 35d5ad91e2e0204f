"""Who may do what with programmes in the admin."""

from __future__ import annotations

from typing import Any

RUN = "hunar_mentorship.run_programme"


def may_run(user: Any) -> bool:
    """Accept people, match them, look after them."""
    return user.has_perm(RUN)
