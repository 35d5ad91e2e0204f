"""What machines ask a site for, at the root of the host."""

from django.urls import path

from . import views

app_name = "hunar_pages"
urlpatterns = [
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
