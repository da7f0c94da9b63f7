"""The command ``blackout``."""
