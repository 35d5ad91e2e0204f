"""What guests do on a campaign, in the language they read. Below the language prefix."""

from django.urls import path

from . import views

app_name = "hunar_campaigns"
urlpatterns = [
    path("<uuid:key>/poll/", views.PollView.as_view(), name="poll"),
    path("<uuid:key>/promise/", views.PledgeView.as_view(), name="pledge"),
    path("<uuid:key>/check/", views.CheckView.as_view(), name="check"),
    path("<uuid:key>/check/keep/", views.KeepView.as_view(), name="keep"),
    path("<uuid:key>/check/agree/", views.AgreeView.as_view(), name="agree"),
    path("<uuid:key>/go/<str:door>/", views.go, name="go"),
]
