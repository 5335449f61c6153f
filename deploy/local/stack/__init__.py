"""The local stack: a private PostgreSQL, the services, the gateway and a token issuer on loopback."""
