"""The reference site's user: somebody who can sign in, by e-mail or by phone."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .enums import Channel
from .querysets import SignInCodeQuerySet, UserManager


class User(AbstractBaseUser, PermissionsMixin):
    """A login. Several users may share one phone number: a family often has one SIM."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(
        _("phone number"),
        max_length=16,
        blank=True,
        db_index=True,
        help_text=_("In international form, such as +923001234567."),
    )
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        help_text=_("The language to write to the person in: the one they last signed in with."),
    )
    is_staff = models.BooleanField(_("staff status"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("date joined"), default=timezone.now)
    # The PIN tells people who share a number apart; the code sent to the number comes first, always.
    pin = models.CharField(_("PIN"), max_length=128, blank=True, editable=False)
    pin_failures = models.PositiveSmallIntegerField(_("wrong PINs in a row"), default=0, editable=False)
    pin_locked_until = models.DateTimeField(_("PIN locked until"), null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            # With the unique column this makes e-mail addresses unique whatever their capitals.
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="hunar_user_email_lower"),
        ]

    def __str__(self):
        return self.get_full_name() or self.get_username() or gettext("Account %(pk)s") % {"pk": self.pk}

    def clean(self):
        # Django's own clean() would write get_username() back, which may be a phone number here.
        self.email = type(self).objects.normalize_email(self.email) or None

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.get_full_name()

    @property
    def person(self):
        """Short for the relation's name, which is long because a host's user model may have a `person` of its own."""
        return self.hunar_person

    def get_username(self) -> str:
        """What the person signs in with."""
        return self.email or self.phone


class SignInCode(models.Model):
    """A one-time code on its way to a phone or an e-mail address, known here or not.

    The code itself is nowhere stored: it is derived from the key and the site's secret (see `codes`).
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    contact = models.CharField(max_length=254)
    language = models.CharField(max_length=12)
    network = models.CharField(max_length=64, blank=True)  # a keyed hash: enough to count by, not to trace
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    joined = models.ForeignKey(
        User, models.CASCADE, null=True, related_name="+"
    )  # who joined through it: one

    objects = SignInCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in code")
        verbose_name_plural = _("sign-in codes")
        indexes = [
            models.Index(fields=["contact", "created_at"], name="hunar_code_contact"),
            models.Index(fields=["network", "created_at"], name="hunar_code_network"),
        ]

    def __str__(self):
        return str(self.key)
