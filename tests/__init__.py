"""The tests of Duologue; README.md beside this file is the map."""
