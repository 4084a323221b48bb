"""Finds the texts of the code for `pybabel extract`: Babel's own reader of Python does not look into f-strings."""
import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

Found = tuple[int, str, str | tuple[str, ...], list[str]]


def extract(file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str],
            options: Mapping[str, Any]) -> Iterator[Found]:
    """As Babel asks an extraction method: line, function, texts, comments for translators.

    :param keywords: the functions that are given texts, and which of their arguments these are
    """
    source = file.read().decode('utf-8')
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            literals = (one.value for one in node.args if isinstance(one, ast.Constant))
            texts = tuple(text for text in literals if isinstance(text, str))
            if texts:
                yield (node.lineno, node.func.id, texts if len(texts) > 1 else texts[0],
                       _comments(lines, node.lineno, comment_tags))


def _comments(lines: list[str], line: int, tags: Collection[str]) -> list[str]:
    """That stand right before, and begin with one of the tags."""
    before = lines[line - 2].strip() if line > 1 else ''
    comment = before.removeprefix('#').strip()
    return [comment] if before.startswith('#') and comment.startswith(tuple(tags)) else []
