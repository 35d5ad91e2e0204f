"""What accounts hold about people, and allauth with them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.people.holdings import Column, Holding, Keeping
from cms.people.identifying import own_words

from .models import SignInCode


def codes_of(person):
    """Codes sent to the person's own contacts, and the one they joined by. A shared number's are the family's."""
    return SignInCode.objects.filter(Q(joined__hunar_person=person) | Q(contact__in=own_words(person)))


HOLDINGS = [
    Holding(
        model="hunar_accounts.SignInCode",
        person="",
        find=codes_of,
        links=("joined",),
        columns=("channel", "contact", "created_at"),
    ),
    Holding(
        model="account.EmailAddress",
        person="user__hunar_person",
        columns=("email", "verified", "primary"),
        contacts=("email",),
    ),
    Holding(
        model="account.EmailConfirmation",
        person="email_address__user__hunar_person",
        because=_("A key that was sent to you by e-mail."),
    ),
    Holding(
        model="mfa.Authenticator",
        person="user__hunar_person",
        columns=(
            Column("type", _("kind"), lambda row: row.get_type_display()),
            Column("created_at", _("set up"), lambda row: row.created_at),
            Column("last_used_at", _("last used"), lambda row: row.last_used_at),
        ),
    ),
    Holding(
        model="socialaccount.SocialAccount",
        person="user__hunar_person",
        columns=("provider", "uid", "extra_data", "date_joined", "last_login"),
    ),
    Holding(
        model="socialaccount.SocialToken",
        person="account__user__hunar_person",
        because=_("A key to your account elsewhere."),
    ),
]
KEEPINGS = [
    Keeping(
        model="hunar_accounts.SignInCode",
        since="created_at",
        days=2,
        why=_("No limit counts a code that was sent longer ago."),
    ),
]
