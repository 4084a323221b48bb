"""Finds texts in the code that pass no catalogue: whatever reads like words for people, and is not given to `i18n`."""
import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

CATALOGUE = frozenset({'_', 'ngettext', 'pgettext', 'lazy', 'plazy', 'nlazy'})
FOR_PROGRAMS = frozenset({
    'classes', 'props', 'style', 'add_class', 'getattr', 'hasattr', 'setattr', 'cast', 'TypeVar', 'ParamSpec',
    'NewType', 'import_module', 'strftime', 'strptime', 'add_head_html', 'add_body_html', 'add_css',
    'run_javascript', 'startswith', 'endswith', 'removeprefix', 'removesuffix', 'replace', 'split', 'rsplit',
    'partition', 'rpartition', 'strip', 'lstrip', 'rstrip', 'maketrans', 'encode', 'translate', 'Path', 'with_name',
    'glob', 'execute_script', 'ForeignKeyField', 'OneToOneField', 'ManyToManyField', 'RawSQL', 'get_type_hints',
    'icon', 'glyph',
})
"""Functions that are given no texts."""
FOR_OPERATORS = frozenset({
    'debug', 'info', 'warning', 'error', 'exception', 'critical', 'log', 'ValueError', 'TypeError',
    'RuntimeError', 'AssertionError', 'KeyError', 'LookupError', 'NotImplementedError', 'AttributeError', 'OSError',
    'SystemExit',
})
"""What they are given, operators and programmers read."""
NO_TEXT_CALLS = FOR_PROGRAMS | FOR_OPERATORS
NO_TEXT_MODULES = frozenset({'re', 'log', 'logging', 'os', 'typer'})
SQL = re.compile(r'\b(SELECT|FROM|WHERE|JOIN|UPDATE|INSERT|DELETE|PRAGMA|BEGIN|ORDER BY|GROUP BY|COALESCE|CASE|EXISTS'
                 r'|AND|OR|NULL|UNION|LIMIT|WITH|WHEN|THEN|CAST|CREATE|ALTER|DROP|COUNT|SUM|MAX|MIN)\b')
MARKUP = re.compile(r'<[^<>]*>|\{[^{}]*\}|&\w+;')
TWO_WORDS = re.compile(r'[^\W\d_]{2,}[,;:.…!?”"’]* +(\W*)[^\W\d_]')
ONE_WORD = re.compile(r'\W*[A-Z][a-z]+(…|[.:!?])?')
IN_PIECES = re.compile(r'(^|[\s(“])[^\W\d_]{2,}([\s.:,;…)”]|$)')
"""Of what is put together with values: a word that stands by itself."""
SHOWN_AS = frozenset({'label', 'sub', 'hint', 'title', 'word', 'note', 'text', 'placeholder', 'action', 'tooltip'})
"""Arguments and keys whose value is shown, also when it is one word in small letters."""
SHOWN_IN = re.compile(r'_?[A-Z_]*(WORDS|LABELS|TITLES|TEXTS)')
"""Constants whose values are shown."""
CODE = re.compile(r'per (minute|hour)\b|[a-z] (=|<>) |[a-z]+[-_/=][\w-]|[a-z]\(|;$|[{}]|https?:'
                  r'|charset|^[a-z]+:[a-z]|\\[a-z]')


@dataclass(frozen=True)
class Untranslated:
    line: int
    text: str
    node: ast.Constant | ast.JoinedStr
    at_import: bool


def reads_like_text(text: str) -> bool:
    if SQL.search(text):
        return False
    plain = MARKUP.sub(' ', text)
    if CODE.search(plain) and not re.search(r'[.?!…]( |$)', plain):
        return False
    return bool(TWO_WORDS.search(plain) or ONE_WORD.fullmatch(plain.strip()))


def _is_worded(text: str) -> bool:
    plain = MARKUP.sub(' ', text)
    return bool(re.search(r'[^\W\d_]{2}', plain)) and not CODE.search(plain) and not SQL.search(plain)


def _reads_like_piece(text: str) -> bool:
    plain = MARKUP.sub(' \x00 ', text)
    return not SQL.search(text) and not CODE.search(plain) and '\x00' in plain and bool(IN_PIECES.search(plain))


def untranslated(tree: ast.Module) -> list[Untranslated]:
    return [*_in(tree, at_import=True)]


def _in(node: ast.AST, *, at_import: bool, shown: bool = False) -> Iterator[Untranslated]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == '__all__':
        return
    if isinstance(node, (ast.Constant, ast.JoinedStr)):
        text = _text(node)
        if text is not None and (reads_like_text(text) or isinstance(node, ast.JoinedStr) and _reads_like_piece(text)
                                 or shown and _is_worded(text)):
            yield Untranslated(node.lineno, text, node, at_import)
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _in(part.value, at_import=at_import)
        return
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            named = isinstance(key, ast.Constant) and key.value in SHOWN_AS
            yield from _in(value, at_import=at_import, shown=shown or named)
        return
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        shown = isinstance(target, ast.Name) and bool(SHOWN_IN.fullmatch(target.id))
        yield from _in(node.value, at_import=at_import, shown=shown)
        return
    if isinstance(node, ast.keyword):
        shown = node.arg in SHOWN_AS
    for child, later in _children(node):
        yield from _in(child, at_import=at_import and not later, shown=shown and isinstance(
            node, (ast.keyword, ast.IfExp, ast.BoolOp, ast.BinOp, ast.Tuple, ast.List)))


def _text(node: ast.Constant | ast.JoinedStr) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    return ''.join(part.value if isinstance(part, ast.Constant) else '{}' for part in node.values)


def _children(node: ast.AST) -> Iterator[tuple[ast.AST, bool]]:
    """What may hold texts, and whether that runs later than the module is imported."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            early = *node.decorator_list, *node.args.defaults, *node.args.kw_defaults
            yield from ((one, False) for one in early if one)
            yield from ((one, True) for one in node.body)
        case ast.Lambda():
            yield node.body, True
        case ast.Call():
            yield from ((one, False) for one in _arguments(node))
        case ast.Compare() | ast.MatchValue() | ast.Subscript():
            if isinstance(node, ast.Subscript):
                yield node.value, False
            elif isinstance(node, ast.Compare):
                yield from ((one, False) for one in (node.left, *node.comparators) if not isinstance(one, (
                    ast.Constant, ast.Tuple, ast.Set, ast.List)))
        case ast.Assert():
            yield node.test, False
        case ast.keyword() if node.arg in ('class_', 'field', 'key', 'query', 'sql'):
            pass
        case _:
            yield from ((one, False) for one in ast.iter_child_nodes(node))


def _arguments(call: ast.Call) -> Iterator[ast.AST]:
    name, owner = called(call)
    if name in CATALOGUE:
        yield from (one.value for one in call.keywords)
        yield from (one for one in call.args if not isinstance(one, ast.Constant))
        return
    yield call.func
    if name in NO_TEXT_CALLS or owner in NO_TEXT_MODULES:
        yield from (one for one in (*call.args, *(word.value for word in call.keywords))
                    if not isinstance(one, (ast.Constant, ast.JoinedStr)))
        return
    yield from call.args
    yield from call.keywords


def called(call: ast.Call) -> tuple[str, str]:
    """The name of what is called, and of what that is taken from."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr, call.func.value.id if isinstance(call.func.value, ast.Name) else ''
    return (call.func.id, '') if isinstance(call.func, ast.Name) else ('', '')
