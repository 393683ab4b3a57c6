"""What a page says instead of itself: that it failed, and that it is at work."""

from ui.drawing.text import MESSAGE_SIGNS, safe


def failure(what_to_do: str) -> str:
    """Say that something failed, that nothing is lost, and what to do."""
    return (
        '<div class="failure" role="alert"><h2>This did not work</h2>'
        f"<p>{safe(what_to_do, MESSAGE_SIGNS)} Everything you changed before is kept.</p></div>"
    )


def working() -> str:
    """Say that a history is being read for the first time."""
    return (
        '<h2>Reading this history</h2><p class="quiet">Its journeys are being found and named. The first time takes '
        "a little while; you can leave this page and come back.</p>"
    )


THIS_COMPUTER, THEIR_COMPUTER = "this computer", "the computer of whoever runs this page"
"""Where things are kept: for who opens the page where it runs, and for everybody else."""


def stays_here(host: str, keeper: str = THIS_COMPUTER) -> str:
    """Say where things are kept, and where titles are read if that is by a service that whoever runs the app chose."""
    if not host:
        return f"It stays on {keeper}."
    return f"Its titles are sent to {safe(host, MESSAGE_SIGNS)}, which reads them; all else stays on {keeper}."


def some_people(shown: int, n: int, words: str) -> str:
    """Say how many of the people are shown, and how to find another."""
    if not shown:
        return f'<p class="quiet" role="status">Nobody here is called “{safe(words, MESSAGE_SIGNS)}”.</p>'
    more = "Type more of a name to find another." if words else "Type part of a name to find another."
    return f'<p class="quiet" role="status">{shown:,} of {n:,} people. {more}</p>'


def open_to_others() -> str:
    """Warn that the app has no login and others can reach it."""
    return (
        '<p class="open-to-others" role="status"><strong>Others can reach this page.</strong> It asks nobody who they '
        "are: whoever knows its address can read and change everything here.</p>"
    )


def before_login(has_left: bool) -> str:
    """Say what this page is and that one logs in first; `has_left` where a login has just ended."""
    ended = "<p class='quiet' role='status'>Your login has ended. Log in again to go on where you were.</p>"
    return (
        "<h1>Your journeys are yours</h1><p class='lead'>Log in to see what you follow, to name it, and to steer what "
        "comes next. Nobody else sees it but those whom whoever runs this page made analyst or administrator.</p>"
        f"{ended if has_left else ''}"
    )


def only_the_demo() -> str:
    """Say that without a login there is nothing but the demo, to look at."""
    return "<p class='quiet'>This is the demo, to look at. Log in to bring your own history and steer it.</p>"


def logged_in_as(email: str, role: str) -> str:
    """Say who is logged in, and what they may do where that is more or less than to steer what is theirs."""
    may = {
        "analyst": " You see everybody’s histories, and change nothing.",
        "administrator": " You see and change everybody’s histories.",
    }
    name = safe(email, MESSAGE_SIGNS) if email else "you"
    return f"<p class='quiet'>Logged in as <b>{name}</b>.{may.get(role, '')}</p>"


def missing(entries: int) -> str:
    """Say that edits that were here are not any more, how that comes, and what to do."""
    edits = "1 edit that was here is" if entries == 1 else f"{entries:,} edits that were here are"
    return (
        f'<p class="trouble" role="alert"><strong>{edits} missing.</strong> The database was put back from an older '
        "copy, or the file with its newest changes was lost. Bring back a backup on the Data page, or go on from what "
        "is here.</p>"
    )
