"""The page in which a person acts: server-rendered, working without JavaScript."""
