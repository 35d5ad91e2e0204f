"""Addresses of campaigns outside the language prefixes, as short as can be."""

from django.urls import path

from . import short_views

app_name = "hunar_campaign_links"
urlpatterns = [
    path("<str:code>/", short_views.short, name="short"),
    path("<uuid:key>/<str:language>/seen.gif", short_views.seen, name="seen"),
    path("<uuid:key>/<str:language>/<str:shape>-<str:version>.png", short_views.card, name="card"),
]
