"""A server that cannot print certificates is told so before anybody asks for one."""

from importlib.util import find_spec

from django.core.checks import Warning as CheckWarning
from django.core.checks import register

from themes.printing import printing_problem


@register
def check_printing(app_configs, **kwargs):
    """Certificates are valid without a PDF, so this is a warning."""
    problem = printing_problem()
    if not problem and find_spec("segno") is None:
        problem = "Install the extra: pip install 'wagtail-hunar[pdf]'"
    if not problem:
        return []
    return [CheckWarning("Certificates cannot be printed well.", hint=problem, id="hunar_certificates.W001")]
