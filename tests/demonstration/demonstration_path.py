"""Puts deploy/demonstration on the import path."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "deploy" / "demonstration"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
