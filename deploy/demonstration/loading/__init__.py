"""Loads the demonstration through the gateway's public API."""
