"""What pages there are, in the order of the navigation; whoever comes for the first time lands on the first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page: its file in `pages/`, which is its address as well, and its title.

    A page that needs a person is drawn once it is known whose history to show; until then a welcome stands there.
    One that shows what is previewed itself is not told by the frame that something waits.
    One for analysts is an entry of the navigation for whoever may see everybody's histories at once.
    """

    name: str
    title: str
    needs_person: bool = True
    shows_preview: bool = False
    for_analysts: bool = False

    @property
    def path(self) -> str:
        """Return the page's file, as Streamlit asks for it."""
        return f"pages/{self.name}.py"


PAGES = (
    PageLine("journeys", "Journeys", shows_preview=True),
    PageLine("map", "Map"),
    PageLine("for_you", "For you"),
    PageLine("explore", "Explore"),
    PageLine("talk", "Talk"),
    PageLine("history", "History"),
    PageLine("analyst", "Analyst", needs_person=False, for_analysts=True),
    PageLine("data", "Data", needs_person=False),
)


def titled(title: str) -> PageLine:
    """Return the page of a title; raises KeyError for a title that no page has."""
    return {page.title: page for page in PAGES}[title]
