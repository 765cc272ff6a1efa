"""Tests of what is said about flow files."""
