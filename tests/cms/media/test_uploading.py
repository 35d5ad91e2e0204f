"""No picture comes into the library without words, by whichever of Wagtail's ways."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from cms.media.checks import check_form
from cms.media.forms import BOTH, MISSING, MISSING_HERE
from cms.media.models import Picture
from tests.cms.accounts.factories import superuser
from tests.cms.pages.factories import image

pytestmark = pytest.mark.django_db
ADD, CHOOSE = "wagtailimages:add", "wagtailimages_chooser:create"
MANY, FINISH = "wagtailimages:add_multiple", "wagtailimages:create_multiple_from_uploaded_image"


@pytest.fixture
def boss(client):
    client.force_login(superuser())
    return client


def file(name="hub.png"):
    return SimpleUploadedFile(name, get_test_image_file().file.getvalue(), content_type="image/png")


def sent(prefix="", **fields):
    given = {"title": "Hub", "file": file(), "collection": Collection.get_first_root_node().pk, "tags": ""}
    return {f"{prefix}{name}": value for name, value in (given | fields).items()}


def test_the_site_uses_this_apps_pictures():
    assert get_image_model() is Picture


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({}, {"description": [MISSING]}),
        ({"description": "   "}, {"description": [MISSING]}),
        ({"description": "A desk", "is_decoration": "on"}, {"is_decoration": [BOTH]}),
        ({"words_ur": "ایک میز", "is_decoration": "on"}, {"is_decoration": [BOTH]}),
    ],
)
def test_one_without_words_is_refused(boss, fields, errors):
    answer = boss.post(reverse(ADD), sent(**fields))
    assert (answer.context["form"].errors, Picture.objects.count()) == (errors, 0)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"description": "A desk"}, ("A desk", {}, False)),
        ({"words_ur": "ایک میز"}, ("", {"ur": "ایک میز"}, False)),
        ({"description": "A desk", "words_ur": "ایک میز"}, ("A desk", {"ur": "ایک میز"}, False)),
        ({"is_decoration": "on"}, ("", {}, True)),
    ],
)
def test_one_with_words_or_only_decoration_is_kept(boss, fields, kept):
    boss.post(reverse(ADD), sent(**fields))
    assert Picture.objects.values_list("description", "words", "is_decoration").get() == kept


def test_words_are_asked_in_each_language_right_after_each_other(boss):
    form = boss.get(reverse(ADD)).context["form"]
    names = list(form.fields)[:5]
    assert names == ["title", "file", "description", "words_ur", "is_decoration"]
    assert form.fields["words_ur"].widget.attrs["dir"] == "rtl"


def test_words_can_be_changed_and_taken_away(boss):
    picture = image()
    Picture.objects.update(description="A desk", words={"ur": "میز", "sd": "ميز"})
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert boss.get(address).context["form"]["words_ur"].value() == "میز"
    fields = {
        name: value for name, value in sent(description="A desk", words_ur="").items() if name != "file"
    }
    assert boss.post(address, fields).status_code == 302
    assert Picture.objects.get().words == {"sd": "ميز"}  # a language the site no longer speaks is left alone


def test_many_at_once_wait_aside_until_their_words_are_there(boss):
    given = {"files[]": file(), "title": "Hub", "collection": Collection.get_first_root_node().pk}
    answer = boss.post(reverse(MANY), given).json()
    assert (answer["success"], Picture.objects.count()) == (True, 0)
    pk = answer["uploaded_file_id"]
    refused = boss.post(reverse(FINISH, args=[pk]), sent(f"uploaded-image-{pk}-")).json()
    assert (refused["success"], Picture.objects.count(), str(MISSING) in refused["form"]) == (False, 0, True)
    done = boss.post(reverse(FINISH, args=[pk]), sent(f"uploaded-image-{pk}-", words_ur="ایک میز")).json()
    assert (done["success"], Picture.objects.get().words) == (True, {"ur": "ایک میز"})


def test_the_chooser_asks_too(boss):
    prefix = "image-chooser-upload-"
    answer = boss.post(reverse(CHOOSE), sent(prefix)).json()
    assert (answer["step"], str(MISSING) in answer["htmlFragment"]) == ("reshow_creation_form", True)
    assert Picture.objects.count() == 0
    answer = boss.post(reverse(CHOOSE), sent(prefix, description="A desk")).json()
    assert (answer["step"], answer["result"]["default_alt_text"]) == ("chosen", "A desk")


def test_a_hosts_own_kind_of_picture_needs_its_description():
    form_class, boss = get_image_form(Image), superuser()
    given = {"title": "Hub", "collection": Collection.get_first_root_node().pk}
    wordless = form_class(given, {"file": file()}, user=boss)
    assert wordless.errors == {"description": [MISSING_HERE]}
    assert form_class(given | {"description": "A desk"}, {"file": file()}, user=boss).is_valid()


def test_a_form_for_some_columns_asks_nothing_else():
    form = get_image_form(Picture, fields=["title"])
    given = {"title": "Hub", "collection": Collection.get_first_root_node().pk}
    assert form(given, instance=image(), user=superuser()).is_valid()


@pytest.mark.parametrize(
    ("named", "faults"),
    [
        ("cms.media.forms.DescribedImageForm", []),
        ("wagtail.images.forms.BaseImageForm", ["hunar_media.W001"]),
        ("", ["hunar_media.W001"]),
    ],
)
def test_a_site_without_the_form_is_told(settings, named, faults):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = named
    assert [fault.id for fault in check_form(None)] == faults
