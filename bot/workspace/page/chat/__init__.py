"""The parts of the chat: messages, threads, composers, the sidebar, what is new elsewhere."""
