"""The nouns of the domain, frozen and typed; nothing here reads, writes or asks the time.

What files say never points back to itself, so the garbage collector need not know of it (``gc=False``).
"""
