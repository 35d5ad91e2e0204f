import pytest

from cms.pages.videos import embed_url, watch_url

YOUTUBE = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/watch?list=PL1&v=aqz-KE-bpKQ&t=10",
        "https://m.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://youtu.be/aqz-KE-bpKQ?si=x",
        "https://www.youtube.com/embed/aqz-KE-bpKQ",
        "https://www.youtube.com/shorts/aqz-KE-bpKQ",
    ],
)
def test_youtube_is_known_in_all_its_forms(url):
    assert embed_url(url) == YOUTUBE
    assert watch_url(url) == "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


@pytest.mark.parametrize(
    ("url", "embed"),
    [
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"),
        (
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e",
        ),
        (
            "https://player.vimeo.com/video/76979871",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
        ),
    ],
)
def test_vimeo_is_known_in_all_its_forms(url, embed):
    assert (embed_url(url), watch_url(url)) == (embed, url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/watch?v=aqz-KE-bpKQ",
        "javascript:alert(1)",
        "https://youtube.com.evil.org/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/@channel",
    ],
)
def test_anything_else_is_not_a_video(url):
    assert (embed_url(url), watch_url(url)) == ("", "")
