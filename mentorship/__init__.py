"""People and the time they give: programmes, matching, meetings. The room is planned; see docs/explanation/architecture.md."""
