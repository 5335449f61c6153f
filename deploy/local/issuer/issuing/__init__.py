"""The local stack's token issuer: for development on one machine, bound to the loopback."""
