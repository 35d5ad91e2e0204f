"""Members of staff with the permissions of their work."""

import pytest
from django.contrib.auth.models import Permission

from ...cms.accounts.factories import learner

ACCESS = "wagtailadmin.access_admin"


@pytest.fixture
def staff(db, client):
    """Signs in somebody who holds these permissions, and gives the person."""

    def sign_in(*names):
        someone = learner(name="Farida")
        for name in (ACCESS, *names):
            app, codename = name.split(".")
            someone.user_permissions.add(
                Permission.objects.get(content_type__app_label=app, codename=codename)
            )
        client.force_login(someone)
        return someone.hunar_person

    return sign_in
