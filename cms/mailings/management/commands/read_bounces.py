"""`manage.py read_bounces`: what came back to the mailbox for bounces and complaints."""

import mailbox
import sys
from email import message_from_binary_file, policy
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.mailings import actions
from cms.mailings.bounces import read
from cms.mailings.enums import Channel


class Command(BaseCommand):
    help = "Read delivery reports and complaints from a mailbox. Reading the same twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "box", help="A Maildir folder, an mbox file, or - for one e-mail on standard input."
        )
        parser.add_argument(
            "--delete",
            action="store_true",
            help="Delete what was understood: it holds addresses. What is something else stays for a person to read.",
        )

    def handle(self, *args, box, delete, **options):
        if box == "-":
            told = read(message_from_binary_file(sys.stdin.buffer, policy=policy.compat32))
            seen, new = 1, actions.hear(told, channel=Channel.EMAIL)
        else:
            seen, new = _go_through(_opened(box), delete)
        self.stdout.write(f"{seen} read, {new} new")


def _opened(name):
    path = Path(name)
    if not path.exists():
        raise CommandError(f"There is no mailbox {name}.")
    return mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)


def _go_through(box, delete):
    """A mail is deleted only after what it says was kept; locked, as the mail server may be adding one."""
    seen = new = 0
    box.lock()
    try:
        for key in box.keys():  # noqa: SIM118  a list of its own, and not the box, which changes on the way
            told, seen = read(box[key]), seen + 1
            new += actions.hear(told, channel=Channel.EMAIL)
            if told and delete:
                box.remove(key)
        box.flush()
    finally:
        box.close()
    return seen, new
