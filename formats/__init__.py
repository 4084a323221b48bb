"""Reading and writing files: bytes in, plain dataclasses out, and back; no database, no screen."""
