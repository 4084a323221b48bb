"""The pages, each in the folder its URL names. Importing one puts it on its URL."""
from . import account, admin, agenda, coaching, files, problems, sessions, signing_in, socket  # noqa: F401
