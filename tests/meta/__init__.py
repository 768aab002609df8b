"""Nothing is forgotten: tables against code, documents and other tables."""
