"""The messages of a match, or of a circle."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..actions.writing import mark_read, write_message
from ..contact import closed
from ..desk import name_of, with_names
from ..exceptions import Refused
from ..forms.together import MessageForm
from ..threads import messages_for
from .of_match import OfMatch

PER_PAGE = 30


class ThreadView(OfMatch):
    """Everything that was written, the newest last; reading it is reading it."""

    def get(self, request, key):
        mark_read(match=self.match, person=self.person)
        return self.show(MessageForm())

    def post(self, request, key):
        form = MessageForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            write_message(match=self.match, author=self.person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.show(form, status=409)
        mark_read(match=self.match, person=self.person)
        return self.go("thread", "write")

    def show(self, form, status=200):
        pages = Paginator(messages_for(self.match, self.person).select_related("author"), PER_PAGE)
        page = pages.get_page(self.request.GET.get("page") or pages.num_pages)
        page.object_list = with_names(page.object_list)
        facts = {
            "match": self.match,
            "person": self.person,
            "name": self.other_name,
            "other": self.other,
            "people": self.people(),
            "page": page,
            "closed": closed(self.match),
            "form": form,
            "trail": self.trail(_("Messages")),
        }
        return render(self.request, "hunar_mentorship/together/thread.html", facts, status=status)

    def people(self) -> list[str]:
        """Everybody else in the circle, by name; of a pair there is nothing to say."""
        if not self.match.circle_id:
            return []
        everybody = {person for match in self.match.in_thread().active() for person in match.people}
        return sorted(name_of(person) for person in everybody - {self.person})
