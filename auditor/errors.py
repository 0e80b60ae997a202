"""The three kinds of trouble, and how each is treated.

The world misbehaves (timeout, broken HTML)   a value: `Fetch.verdict`, `Unknown`; never an exception here
The user is wrong (settings, packs, flags)    `UserError`: one line that names the thing and the remedy, exit 2
Nothing could be judged                       `NothingToJudge`: one line, exit 4
We are wrong                                  any other exception: a traceback, exit 3
"""


class UserError(Exception):
    """The user gave something that cannot be used; the message names it and says what to do."""


class NothingToJudge(Exception):
    """The portal could not be reached, or answered nothing that can be judged."""
