"""wagtail-lms's course page, measured in its own environment. Argument: lessons. Each line read is one request; prints its ms."""

import sys
import tempfile
import time
import types
from pathlib import Path

LESSONS = int(sys.argv[1])
FOLDER = Path(tempfile.mkdtemp())
(FOLDER / "templates").mkdir()
BASE = "<!doctype html><html><title>{{ page.title }}</title><body>{% block content %}{% endblock %}</body></html>"
(FOLDER / "templates" / "base.html").write_text(BASE)
WAGTAIL = ("embeds", "sites", "users", "snippets", "documents", "images", "search", "admin")

from django.conf import settings  # noqa: E402  the folder comes first

settings.configure(
    SECRET_KEY="for-a-benchmark",
    ALLOWED_HOSTS=["testserver"],
    ROOT_URLCONF="peer_urls",
    WAGTAIL_SITE_NAME="Peer",
    WAGTAILADMIN_BASE_URL="http://testserver",
    STATIC_URL="/static/",
    MEDIA_ROOT=str(FOLDER / "media"),
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "peer.sqlite3")}},
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    INSTALLED_APPS=[
        "wagtail_lms",
        *(
            f"wagtail.{app}"
            for app in ("embeds", "sites", "users", "snippets", "documents", "images", "search", "admin")
        ),
        "wagtail",
        "modelcluster",
        "taggit",
        *(f"django.contrib.{app}" for app in ("auth", "contenttypes", "messages", "sessions", "staticfiles")),
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [str(FOLDER / "templates")],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
)

import django  # noqa: E402  the settings come first

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import include, path  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402
from wagtail_lms.models import CourseEnrollment, CoursePage, H5PLessonCompletion, H5PLessonPage  # noqa: E402

urls = types.ModuleType("peer_urls")
urls.urlpatterns = [
    path("admin/", include("wagtail.admin.urls")),
    path("lms/", include("wagtail_lms.urls")),
    path("", include("wagtail.urls")),
]
sys.modules["peer_urls"] = urls

call_command("migrate", verbosity=0)
home = Site.objects.get().root_page
index = home.add_child(instance=Page(title="Courses"))
course = index.add_child(instance=CoursePage(title="Freelancing", description="<p>One line.</p>"))
lessons = [
    course.add_child(instance=H5PLessonPage(title=f"Lesson {number}", body=[("paragraph", "Some words.")]))
    for number in range(LESSONS)
]
learner = User.objects.create_user("amina")
CourseEnrollment.objects.create(user=learner, course=course)
for lesson in lessons[: LESSONS // 2]:
    H5PLessonCompletion.objects.create(user=learner, lesson=lesson)

client = Client()
client.force_login(learner)
response = client.get(course.url)
assert response.status_code == 200
assert response.content.count(b"lms-lesson-list__link") == LESSONS
for _line in sys.stdin:
    began = time.perf_counter()
    client.get(course.url)
    print((time.perf_counter() - began) * 1000, flush=True)
