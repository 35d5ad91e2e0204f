"""A worker of its own process that stops in the middle of its work, for a test to kill it there.

    python -m tests.mentorship.dies WHERE FILE KEY

It works on the database of the test, writes FILE once it is there, and waits.
"""

import sys
import time
from pathlib import Path

import django


def stop_here(marker: Path) -> None:
    marker.write_text("here")
    time.sleep(600)


def run_while_solving(marker: Path, key: int) -> None:
    from mentorship.actions import running

    class Beats(running.Beats):
        def __call__(self, stage, share):
            super().__call__(stage, share)
            if stage == "solving":
                stop_here(marker)

    running.Beats = Beats
    running.carry_out_run(run_id=key)


def run_while_storing(marker: Path, key: int) -> None:
    """Old proposals are deleted and new ones inserted, and nothing of it is committed."""
    from mentorship.actions import running, storing
    from mentorship.models import Unmatched

    keep = storing._keep

    def keeps(model, rows):
        if model is Unmatched:
            stop_here(marker)
        keep(model, rows)

    storing._keep = keeps
    running.carry_out_run(run_id=key)


def offers_while_holding(marker: Path, key: int) -> None:
    """A place and a mentee are held, and no offer is made yet: of the second proposal."""
    from mentorship.actions import offering
    from mentorship.models import MatchOffer

    offer = offering._offer

    def offers(proposal, side):
        if MatchOffer.objects.count() == 2:
            stop_here(marker)
        offer(proposal, side)

    offering._offer = offers
    offering.send_offers(round_id=key)


if __name__ == "__main__":
    django.setup()
    globals()[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
