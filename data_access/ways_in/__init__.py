"""What is kept of the ways in: sessions, failed tries, invitations, second factors, identities elsewhere, tokens."""
