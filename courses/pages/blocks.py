"""What a lesson's body is made of: the site's common blocks, and activities that can be asked of a learner."""

import uuid

from wagtail import blocks

from cms.pages.blocks import COMMON_BLOCKS, CodeBlock, TermBlock

from ..activities import ActivityBlock, registered


class LessonBody(blocks.StreamBlock):
    """The body of a lesson. Activities that installed apps have registered come after the common blocks."""

    def __init__(self, local_blocks=(), **kwargs):
        kinds = dict(COMMON_BLOCKS) | {"code": CodeBlock(), "term": TermBlock()}
        kinds |= {name: activity.block() for name, activity in registered().items()}
        super().__init__([*kinds.items(), *local_blocks], **kwargs)


def ensure_keys(body) -> None:
    """Give every activity in this body a key of its own; a block that was duplicated gets a new one."""
    seen = set()
    for block in body:
        if not isinstance(block.block, ActivityBlock):
            continue
        if not block.value.get("key") or block.value["key"] in seen:
            block.value["key"] = str(uuid.uuid4())
        seen.add(block.value["key"])
