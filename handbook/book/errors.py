"""The one kind of error a reader of the book command ever sees."""

from handbook.errors import HandbookError


class BookError(HandbookError):
    """Something in the built site keeps the book from being made.

    Args:
        message: What is wrong and what to do, in plain words.
        page: Page it is wrong on, relative to the site folder, such as ``ru/scripts/index.html``.
    """

    def __init__(self, message: str, page: str | None = None) -> None:
        super().__init__(f"{page}: {message}" if page else message)
        self.message = message
        self.page = page
