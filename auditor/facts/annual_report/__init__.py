"""The annual report on disclosure: recognised by its title, read by its labels, added up."""
