"""Getting in: passwords, second factors, invitations, other sign-on services, and the session that comes of it."""
