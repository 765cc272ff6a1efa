"""Figures beside their floors; run with make bench."""
