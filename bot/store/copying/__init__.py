"""Moving an installation: all rows from one database to another."""
