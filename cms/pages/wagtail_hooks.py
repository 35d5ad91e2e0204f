"""What the site's pages add to Wagtail."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from . import sending

LAST = 1000  # whoever guards a document is asked before


@hooks.register("before_serve_document", order=LAST)
def send_document(document, request):
    return sending.send(document, request)


@hooks.register("insert_editor_js")
def one_saving_at_a_time():
    return format_html('<script src="{}"></script>', static("hunar_pages/one_saving_at_a_time.js"))


@hooks.register("insert_global_admin_css")
def style_words():
    return format_html('<link rel="stylesheet" href="{}">', static("hunar_pages/admin.css"))
