"""`faqbot topics`: the titles that `--topic` takes."""

from __future__ import annotations

from faqbot.bot import FaqBot
from faqbot.rendering.plain_reply import printable, to_json


def print_topics(bot: FaqBot, *, as_json: bool) -> None:
    """Print the titles, one a line and nothing else, so that they can be searched and picked from; or as JSON.

    The JSON is an array of objects: `topic`, the number of its `chunks`, and the `paths` of the files they come from.
    """
    if as_json:
        print(to_json([one._asdict() for one in bot.contents()]))
    else:
        # Spaces stay as they are: what is picked from the list has to be the title.
        print("".join(printable(topic).replace("\n", " ") + "\n" for topic in bot.topics()), end="")
