"""The types of items, each in a folder with what pages show of it. Importing one registers it."""
from . import (
    assignment,
    discussion,
    file,
    link,
    page,
    quiz,
    survey,
    video,
)
