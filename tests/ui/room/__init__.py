"""Pages of a workshop, on a line that leads nowhere and on a real one."""
