"""The editor's desk: what waits, what comes, what to mend, on the first screen of the admin."""
