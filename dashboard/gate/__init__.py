"""The publish gate: a second, independent look at what is about to be told. Shares no code with the masking."""
