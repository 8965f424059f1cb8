"""What happens: the only room where meaning, store and pages meet."""
