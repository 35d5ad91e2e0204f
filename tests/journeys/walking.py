"""What every walk does with a page: press what leads on, and stand on what came of it."""

PATIENCE = 15_000  # milliseconds: two browsers and the site they visit share a machine


def follow(page, leading, *, most=399) -> int:
    """
    Press a link or a button (a selector or a locator) that leads to another page, and wait until that page is whole.
    Returns its status, which may not be worse than `most`.
    """
    pressed = page.locator(leading).first if isinstance(leading, str) else leading
    with page.expect_navigation() as navigation:
        pressed.click()
    status = navigation.value.status
    assert status <= most, f"{page.url} answered {status}"
    return status


def submit(page, form="main form", *, most=399) -> int:
    """The same with the first button of a form."""
    return follow(page, f"{form} button:not([type=button])", most=most)
