"""What may be asked about users and codes, and how a user is made."""

from datetime import datetime

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import F


class UserQuerySet(models.QuerySet):
    def with_phone(self, phone: str):
        """Everybody who signs in with that number (international form), the first to join first."""
        users = self.filter(phone=phone, is_active=True) if phone else self.none()
        return users.select_related("hunar_person").order_by("date_joined", "pk")

    def with_contact(self, contact: str):
        """The same, for a phone number or an e-mail address."""
        if "@" in contact:
            return self.filter(email=contact, is_active=True).select_related("hunar_person")
        return self.with_phone(contact)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # made at run time
    @classmethod
    def normalize_email(cls, email):
        return (email or "").strip().lower()

    def create_user(self, email=None, password=None, **fields):
        user = self.model(email=self.normalize_email(email) or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email=self.normalize_email(email))


class SignInCodeQuerySet(models.QuerySet):
    def open(self, *, at: datetime, attempts: int):
        """Codes that may still be tried."""
        return self.filter(used_at=None, expires_at__gt=at, attempts__lt=attempts)

    def count_attempt(self, *, at: datetime, attempts: int) -> bool:
        """Spend one attempt, in one statement: parallel guesses cannot share one."""
        return bool(self.open(at=at, attempts=attempts).update(attempts=F("attempts") + 1))

    def claim(self, *, at: datetime) -> bool:
        """Take the sending upon oneself; False when another worker has."""
        return bool(self.filter(claimed_at=None, expires_at__gt=at).update(claimed_at=at))
