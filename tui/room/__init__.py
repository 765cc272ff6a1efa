"""A workshop as each member sees it: pages over a :class:`store.hub.link.Link`."""
