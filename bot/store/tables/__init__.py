"""One file per port: its SQL texts, shared by all databases, and the steps that use them."""
