"""What accounts do when something happens."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils.translation import get_language

from .actions import keep_language
from .models import SignInCode, User
from .signals import code_asked
from .tasks import send_code


@receiver(user_logged_in, sender=User, dispatch_uid="hunar_accounts.keep_language")
def write_in_this_language(user, **kwargs):
    keep_language(user=user, language=get_language())


@receiver(code_asked, sender=SignInCode, dispatch_uid="hunar_accounts.send_code")
def send_it(code, **kwargs):
    send_code.enqueue(code.pk)
