"""The tests' own table, there while a test runs and gone before the database is swept."""

import pytest
from django.db import connection

from .models import Ticket


@pytest.fixture(autouse=True)
def _table(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Ticket)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Ticket)
