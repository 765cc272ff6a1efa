"""The plain face, with a console that tests read and type on."""
