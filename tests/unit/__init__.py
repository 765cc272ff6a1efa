"""The core and the layers: no disk, no terminal."""
