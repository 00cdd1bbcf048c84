"""Load every YAML file of a folder with PyYAML's C loader, and nothing else: `load.py FOLDER`."""

import sys
from pathlib import Path

import yaml

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
