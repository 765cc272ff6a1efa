"""Looking at a flow from any step on, in the real face, on a home that is gone afterwards."""
