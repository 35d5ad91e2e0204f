"""A visitor of a host's site, for the walks beside this file. Django is set up already."""

import re

from django.test import Client

HOST = "localhost"


class Visitor:
    """A browser without JavaScript: it follows links and sends the forms it is shown."""

    def __init__(self):
        self.client = Client(enforce_csrf_checks=True, headers={"host": HOST})

    def opens(self, address, status=200):
        answer = self.client.get(address, follow=True)
        assert answer.status_code == status, (address, answer.status_code, answer.content[:2000].decode())
        self.address = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        self.page = answer.content.decode()
        return self.page

    def sends(self, form, **values):
        """The form whose address holds these words (none: the one of this page), with its hidden fields."""
        action, inside = next(
            (action, inside) for action, inside in self.forms() if (form in action if form else not action)
        )
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', inside)
        answer = self.client.post(action or self.address, dict(hidden) | values, follow=True)
        assert answer.status_code == 200, (form, answer.status_code, answer.content[:2000].decode())
        self.page = answer.content.decode()
        self.address = answer.redirect_chain[-1][0]

    def forms(self):
        for attributes, inside in re.findall(r"<form([^>]*)>(.*?)</form>", self.page, re.S):
            action = re.search(r'action="([^"]*)"', attributes)
            yield action[1] if action else "", inside
