"""The forms: each is one file with its fields, how it is shown and how it is read."""
