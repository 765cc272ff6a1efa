"""Screens, widgets and modals, driven through Textual."""
