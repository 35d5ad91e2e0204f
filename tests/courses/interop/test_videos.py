"""Videos and their transcripts."""

import pytest

from courses.interop.olx.content import Component
from courses.interop.olx.notes import Notes, Refused
from courses.interop.olx.pieces import Clip, Download
from courses.interop.olx.static import StaticFiles
from courses.interop.olx.videos import plain_transcript, player_address, read_video

SRT = "1\n00:00:01,199 --> 00:00:04,380\num it&#39;s\n\n2\n00:00:02,520 --> 00:00:06,240\n<i>about</i> sewing.\n"


def read(tmp_path, xml, files=(), language="en"):
    for name, content in dict(files).items():
        (tmp_path / "static").mkdir(exist_ok=True)
        (tmp_path / "static" / name).write_text(content)
    component, notes = Component("video", "v", "A film", "video/v.xml", xml), Notes()
    statics = StaticFiles.below(tmp_path)
    pieces = read_video(component, statics=statics, root=tmp_path, language=language, notes=notes)
    return pieces, [note.code for note in notes]


def test_youtube_comes_first_with_the_transcript_of_the_language(tmp_path):
    xml = (
        '<video youtube="1.00:AOUEsgFrYeg" html5_sources="[&quot;https://x.org/a.mp4&quot;]">'
        '<transcript language="en" src="a-en.srt"/><transcript language="ur" src="a-ur.srt"/></video>'
    )
    files = {"a-en.srt": SRT, "a-ur.srt": "1\n00:00:01,0 --> 00:00:02,0\nسلام\n"}
    clip = Clip("https://www.youtube.com/watch?v=AOUEsgFrYeg", "A film", "سلام")
    assert read(tmp_path, xml, files, "ur") == ([clip], ["video_other_language"])
    assert read(tmp_path, xml, files)[0][0].transcript == "um it's about sewing."


def test_file_on_the_web_is_second_best(tmp_path):
    assert read(tmp_path, '<video><source src="https://x.org/a.mp4"/></video>') == (
        [Clip("https://x.org/a.mp4", "A film")],
        ["video_no_transcript"],
    )


def test_cut_video_and_handout_are_told(tmp_path):
    xml = (
        '<video youtube_id_1_0="AOUEsgFrYeg" start_time="00:01:00" end_time="00:02:00">'
        '<handout src="/static/My_notes.pdf"/><handout src="/static/gone.pdf"/></video>'
    )
    pieces, notes = read(tmp_path, xml, {"My notes.pdf": "x"})
    assert pieces[1:] == [Download("My notes.pdf", "My notes")]
    assert notes == ["video_part", "video_no_transcript", "file_missing"]


@pytest.mark.parametrize("xml", ["<video/>", '<video youtube="1.00:../x"/>', '<video html5_sources="[1"/>'])
def test_video_from_nowhere_is_refused(tmp_path, xml):
    with pytest.raises(Refused):
        read(tmp_path, xml)


def test_old_transcripts_are_read_too():
    assert (
        plain_transcript('{"start": [1], "text": ["Hello", "there."]}', "subs_x.srt.sjson") == "Hello there."
    )
    assert plain_transcript("[", "subs_x.srt.sjson") == ""


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("//www.youtube.com/embed/AOUEsgFrYeg?rel=0", "https://www.youtube.com/watch?v=AOUEsgFrYeg"),
        ("https://youtu.be/AOUEsgFrYeg", "https://www.youtube.com/watch?v=AOUEsgFrYeg"),
        ("https://youtube.com.evil.org/embed/AOUEsgFrYeg", ""),
        ("https://player.vimeo.com/video/76979871", "https://vimeo.com/76979871"),
        ("https://example.org/", ""),
    ],
)
def test_players_are_known_by_their_address(url, address):
    assert player_address(url) == address
