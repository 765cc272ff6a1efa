"""Documents of flows, their layout and their comparison."""
