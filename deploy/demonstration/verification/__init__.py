"""Recomputes the dashboard from an observations file, by the definitions and apart from the reconstruction."""
