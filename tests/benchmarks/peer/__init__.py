"""The reference site with wagtail-lms beside Hunar, so that both wear the same layout and pass the same middleware."""
