"""The browser door: the same seats for people who have no SSH client."""
