"""The site and its worker side by side, for a developer or a demo."""

import errno
import signal
import socket
import subprocess
import sys
import time

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Serve the site on this machine with a background worker beside it, until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("address", nargs="?", default="localhost:8000")

    def handle(self, *, address, **options):
        if is_taken(address):
            raise CommandError(f"{address} is taken. Serve elsewhere: make demo ADDRESS=localhost:8001")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us ends both
        worker = start("worker", "--verbosity=0")
        server = start("runserver", address)
        try:
            while server.poll() is None and worker.poll() is None:
                time.sleep(0.3)
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            stop(server, worker)


def is_taken(address: str) -> bool:
    """Told before anything starts; every other fault of an address is runserver's to tell."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_server((host or "localhost", int(port))).close()
    except OSError as error:
        return error.errno == errno.EADDRINUSE
    except ValueError:
        return False
    return False


def start(*arguments: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, sys.argv[0], *arguments])  # noqa: S603  our own commands


def stop(*processes: subprocess.Popen) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
