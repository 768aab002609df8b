"""Our database: the ports of the store, their SQL texts, and SQLite under them."""
