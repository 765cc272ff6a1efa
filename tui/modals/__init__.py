"""One question each: a dialog over the page, with one typed answer."""
