"""What quizzes announce, once it is committed."""

from django.dispatch import Signal

#: An order to regrade has to be looked into, or carried out. Arguments: order.
regrade_due = Signal()
