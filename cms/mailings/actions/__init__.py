"""What may happen to a mailing: it is tried out, scheduled, sent, held, ended; and a reader stops news."""

from .following import follow_all, start_series, stop_series
from .mending import send_again
from .moving import (
    NotReady,
    begin_due,
    cancel,
    go_on_with_all,
    lacking,
    pause,
    resume,
    schedule,
    send,
    take_back,
)
from .preparing import prepare
from .reporting import hear, want_again
from .sending import finish, go_on, judge_cut_claims, send_some
from .stopping import stop
from .subscribing import (
    ask_for_news,
    confirm,
    confirming_token_of,
    forget,
    leave,
    read_confirming,
    send_confirmation,
)
from .testing import send_test

__all__ = [
    "NotReady",
    "ask_for_news",
    "begin_due",
    "cancel",
    "confirm",
    "confirming_token_of",
    "finish",
    "follow_all",
    "forget",
    "go_on",
    "go_on_with_all",
    "hear",
    "judge_cut_claims",
    "lacking",
    "leave",
    "pause",
    "prepare",
    "read_confirming",
    "resume",
    "schedule",
    "send",
    "send_again",
    "send_confirmation",
    "send_some",
    "send_test",
    "start_series",
    "stop",
    "stop_series",
    "take_back",
    "want_again",
]
