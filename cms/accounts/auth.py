"""Passwords for people who share a number: the password tells who it is."""

from allauth.account.auth_backends import AuthenticationBackend

from .adapter import phone_or_nothing
from .models import User


class PhoneBackend(AuthenticationBackend):
    """allauth's backend, with every account of a number asked. The same password twice is nobody's."""

    def _authenticate_by_phone(self, phone, password):
        users = User.objects.with_phone(phone_or_nothing(phone))
        fitting = [user for user in users if self._check_password(user, password)]
        return fitting[0] if len(fitting) == 1 else None
