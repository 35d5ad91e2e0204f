"""Safety as a person meets it: a part of the tour."""

from cms.accounts.demo import person
from cms.safeguarding.actions import block

from .corners import leave_checking_to_the_server
from .walking import submit


class Guarding:
    """Mixed into the tour, which brings `visitor`, `see` and `to`."""

    def safety(self):
        self.see(self.visitor(), "safety-guest", self.to("hunar_safeguarding:safety"))
        page = self.visitor("amina")
        self.see(page, "blocked-nobody", self.to("hunar_safeguarding:blocked"))
        block(by=person("amina"), whom=person("mentor"))
        self.see(page, "blocked", self.to("hunar_safeguarding:blocked"))
        self.telling(page)
        self.see(page, "safety", self.to("hunar_safeguarding:safety"))

    def telling(self, page):
        """With a mistake on the way, with a name and without."""
        about = self.to("hunar_safeguarding:report_person", person("mentor").key)
        self.see(page, "report", about)
        leave_checking_to_the_server(page)
        submit(page)
        self.see(page, "report-errors")
        for name, without in (("report-sent", False), ("report-sent-without-name", True)):
            page.goto(about)
            page.locator("input[name=kind][value=contact]").check()
            page.locator("input[name=danger][value=now]").check()
            if without:
                page.locator("input[name=is_anonymous]").check()
            submit(page)
            self.see(page, name)
