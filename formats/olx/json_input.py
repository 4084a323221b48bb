"""JSON that strangers send: what it says, or nothing."""
import json
from typing import Any


def read_json(text: str) -> Any:
    """None, if it is no JSON. Half of a letter, which JSON can say but no file can hold, becomes a question mark."""
    try:
        said = json.loads(text)
        return json.loads(json.dumps(said, ensure_ascii=False).encode(errors='replace'))
    except (ValueError, RecursionError):
        return None
