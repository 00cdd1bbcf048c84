"""The nouns of the domain, frozen and typed; nothing here reads, writes or asks the time."""
