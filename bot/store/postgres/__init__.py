"""The store over PostgreSQL: the same tables and SQL texts, for as many processes as one likes."""
