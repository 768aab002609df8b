"""Rules, each with fakes around it; the folders mirror the code."""
