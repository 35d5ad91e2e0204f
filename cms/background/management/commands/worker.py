"""Run background tasks from the database, with leases, time limits, retries and ticking."""

from django_tasks_db.management.commands import db_worker

from ...worker import LeasedWorker


class Command(db_worker.Command):
    help = "Do background work: tasks from the database, and what has come due."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        # Reloading would move the worker out of the main thread, where time limits live.
        parser.set_defaults(queue_name="*", reload=False)

    def handle(
        self,
        *,
        verbosity,
        queue_name,
        exclude_queues,
        backend_name,
        batch,
        interval,
        max_tasks,
        worker_id,
        **options,
    ):
        self.configure_logging(verbosity)
        worker = LeasedWorker(
            queue_names=queue_name.split(","),
            excluded_queue_names=exclude_queues.split(",") if exclude_queues else [],
            backend_name=backend_name,
            batch=batch,
            interval=interval,
            max_tasks=max_tasks,
            startup_delay=options["startup_delay"],
            worker_id=worker_id,
        )
        worker.configure_signals()
        worker.run()
