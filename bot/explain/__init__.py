"""Why something failed and what to do about it: words as data, and one function over errors."""
