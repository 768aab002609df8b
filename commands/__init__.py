"""The words that people type after `/room`, one file per verb."""
