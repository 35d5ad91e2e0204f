"""What background work holds about people: nothing but what an argument, a result or a failure may say in passing."""

from django.utils.translation import gettext_lazy as _

from cms.people.holdings import Keeping, Trace

TRACES = [
    Trace(
        model="django_tasks_database.DBTaskResult",
        columns=("args_kwargs", "return_value", "exception_class_path", "traceback"),
        disposable=True,
    ),
]
KEEPINGS = [
    Keeping(
        model="hunar_background.Lease",
        since="until",
        days=30,
        why=_("Nobody asks for a worker that has been gone for so long."),
    ),
    Keeping(
        model="django_tasks_database.DBTaskResult",
        since="finished_at",
        days=30,
        only={"status__in": ("SUCCESSFUL", "FAILED")},
        why=_("To find out why something failed."),
    ),
]
