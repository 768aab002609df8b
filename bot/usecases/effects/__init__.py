"""What actions do: one outside effect each, called by `perform` alone."""
