"""Workshops by chance over real SSH, every byte recorded, and who may find which word in it."""
