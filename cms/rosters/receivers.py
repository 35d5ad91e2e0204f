"""What happens when a list waits for a worker."""

from django.dispatch import receiver

from .models import Roster
from .signals import roster_moves
from .tasks import go_on


@receiver(roster_moves, sender=Roster, dispatch_uid="hunar_rosters.go_on")
def see_to_it(roster_id, **kwargs):
    go_on.enqueue(roster_id)
