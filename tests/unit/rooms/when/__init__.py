"""Times as people type and read them: phrases, places, changes of the clocks, and laws."""
