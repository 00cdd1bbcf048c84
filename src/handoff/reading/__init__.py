"""Files in: YAML, TOML and CSV become organisation, rows and problems."""
