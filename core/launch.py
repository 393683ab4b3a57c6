"""Start the app from the command line, by name: nothing in core depends on what draws the pages."""

import importlib

from core.adapters.settings import Settings


def run(settings: Settings) -> None:
    """Serve the app at the settings' address until told to stop."""
    importlib.import_module("ui.server").run(settings)
