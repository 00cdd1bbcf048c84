"""Git, asked safely: who you are, which commit, what is not committed yet."""
