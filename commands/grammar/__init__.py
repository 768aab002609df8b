"""The language of `/room`: from typed text to words, from words to a request."""
