"""Answers: one search over every room. The room is planned; see docs/explanation/architecture.md."""
