"""The publish gate: a second look at what is about to be told, by algorithms that are not the masking's."""
