"""The app's home tab: what a person has to do with, and the window that answers there."""
