"""A conversation being held: the sitting, and one page for each kind of thing that is asked."""
