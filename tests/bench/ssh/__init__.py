"""Many people over SSH beside a bare echo server, in one run: make bench-ssh."""
