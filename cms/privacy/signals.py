"""What happened to personal data, told on commit."""

from django.dispatch import Signal

export_asked = Signal()
"""A person asked for a copy of their data. Carries `export_id`."""

person_erased = Signal()
"""A person was erased: forget what you keep of them elsewhere. Carries `person_id`, of a row without a name."""
