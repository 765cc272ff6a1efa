"""What every test of a screen gets."""

from tests.ui import quiet

quiet.install()
