"""Work of this app that runs in the background."""

from django_tasks import task

from . import actions
from .models import SignInCode


@task()
def send_code(code_id: int) -> None:
    """Send one sign-in code; somebody is waiting for it."""
    if code := SignInCode.objects.filter(pk=code_id).first():
        actions.send_sign_in_code(code=code)
