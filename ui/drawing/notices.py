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


def stays_here(host: str) -> str:
    """Say where titles are read: on this computer, or by a service that whoever runs the app chose."""
    if not host:
        return "It stays on this computer."
    return f"Its titles are sent to {safe(host, MESSAGE_SIGNS)}, which reads them; all else stays on this computer."


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


def missing(entries: int) -> str:
    """Say that edits that were here are not any more, how that comes, and what to do."""
    edits = "1 edit that was here is" if entries == 1 else f"{entries:,} edits that were here are"
    return (
        f'<p class="trouble" role="alert"><strong>{edits} missing.</strong> The database was put back from an older '
        "copy, or the file with its newest changes was lost. Bring back a backup on the Data page, or go on from what "
        "is here.</p>"
    )
