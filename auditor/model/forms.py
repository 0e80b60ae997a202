"""What the fields of a page tell the people who fill them in."""

from auditor.model.spot import Seen, Spot


class ChoiceGroup(Spot, frozen=True, kw_only=True):
    """Radio buttons or check boxes with one name, two at least."""

    kind: str
    """`radio` or `checkbox`."""
    options: int
    named_by: str
    """How programs learn what is asked: `fieldset` (its legend), `role` (a named group), `each` (the question
    stands in the name of every option); empty: they do not."""
    text: str
    """The words that stand before the first option; empty when there are none."""
    example: str
    """The first options."""


class Field(Spot, frozen=True, kw_only=True):
    """A text field, a text area or a list box; of a component the one with the least said beside it."""

    name: str
    """`name`, `id`, class and title as written, separated by blanks."""
    placeholder: str
    label: str
    """The words seen beside it, of its label or of what stands before or behind it; empty when there are none."""
    buttons: str
    """Names of the buttons of its form, or of those beside it."""
    alone: bool
    """The only text field of its form."""
    required: bool
    """Marked up as required."""
    coloured: bool
    """Its label is red or has red words, and other labels of the form are not."""
    form: str
    """All words of the form."""


class CodePicture(Spot, frozen=True, kw_only=True):
    """A picture beside a text field, such as one that shows a code to be copied."""

    field: str
    """`name`, `id`, class, title, placeholder and label of the field."""
    picture: str
    """File name, id, class, alternative text and title of the picture."""
    around: str
    """Words, titles and names of what stands beside the field and of the buttons and links of its form."""


class Forms(Seen, frozen=True, kw_only=True):
    """The forms of a page; each one of every component."""

    groups: tuple[ChoiceGroup, ...] = ()
    fields: tuple[Field, ...] = ()
    codes: tuple[CodePicture, ...] = ()
