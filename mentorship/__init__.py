"""People and the time they give: programmes, matching, meetings. Planned: see docs/explanation/architecture.md."""
