"""Taking a quiz. The first page belongs to an item of a course, the others to one attempt."""

from django.urls import path

from . import views

app_name = "hunar_quizzes"
urlpatterns = [
    path("<uuid:course>/<uuid:lesson>/<uuid:activity>/", views.start, name="start"),
    path("attempts/<uuid:key>/", views.resume, name="resume"),
    path("attempts/<uuid:key>/<int:number>/", views.question, name="question"),
    path("attempts/<uuid:key>/hand-in/", views.hand_in, name="hand_in"),
    path("attempts/<uuid:key>/result/", views.result, name="result"),
]
