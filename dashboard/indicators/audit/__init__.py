"""The independent audit of what is told of indicators: it shares no code with what hides values."""
