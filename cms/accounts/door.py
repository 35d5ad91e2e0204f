"""The steps between the first field and a signed-in session, kept in the session of a guest.

A door holds whose contact is being confirmed, by which code, and where the visitor wanted to go.
"""

import time
from enum import StrEnum

from .conf import setting
from .contacts import Contact, shown
from .enums import Channel
from .models import SignInCode, User

KEY = "hunar_door"


class Intent(StrEnum):
    """What somebody came to the door for."""

    SIGN_IN = "in"
    JOIN = "join"
    MOVE = "move"  # somebody signed in gives their account another number or address


class Door:
    """One visitor's way in. Every change is written to the session at once."""

    def __init__(self, session):
        self.session = session
        self.state = session.get(KEY, {})

    @classmethod
    def open(cls, session, *, code: SignInCode, intent: Intent, next_url: str = "") -> "Door":
        """Begin again, with a code that is on its way."""
        session[KEY] = {"code": code.pk, "intent": intent, "next": next_url}
        return cls(session)

    def __bool__(self):
        return self.code is not None

    @property
    def code(self) -> SignInCode | None:
        return SignInCode.objects.filter(pk=self.state.get("code")).first()

    @property
    def contact(self) -> Contact:
        """The contact the code went to."""
        return Contact(Channel(self.code.channel), self.code.contact)

    @property
    def shown(self) -> str:
        return shown(self.contact.value)

    @property
    def intent(self) -> Intent:
        return Intent(self.state.get("intent", Intent.SIGN_IN))

    @property
    def next_url(self) -> str:
        return self.state.get("next", "")

    def again(self, code: SignInCode) -> None:
        """A new code to the same contact takes the place of the last."""
        self._keep(code=code.pk)

    def confirm(self) -> None:
        """The right code was typed."""
        self._keep(confirmed=time.time())

    @property
    def is_confirmed(self) -> bool:
        """Whether the contact was confirmed, lately enough to go on."""
        since = time.time() - self.state.get("confirmed", 0)
        return since < setting("DOOR_MINUTES") * 60 and bool(self)

    def users(self):
        """The accounts of the confirmed contact: nobody's before it is confirmed."""
        return User.objects.with_contact(self.contact.value) if self.is_confirmed else User.objects.none()

    def choose(self, user: User) -> None:
        self._keep(user=user.pk)

    @property
    def chosen(self) -> User | None:
        """The one among them who says it is they."""
        return self.users().filter(pk=self.state.get("user")).first()

    def close(self) -> None:
        self.session.pop(KEY, None)
        self.state = {}

    def _keep(self, **changes) -> None:
        self.state = {**self.state, **changes}
        self.session[KEY] = self.state
