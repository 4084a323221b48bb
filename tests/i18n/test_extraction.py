"""`make messages` finds every text that is given to the catalogue."""
import ast
import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords

from tests.test_texts import FILES, MESSAGES
from tests.untranslated import called

ROOT = Path(__file__).parents[2]


def test_every_text_of_the_code_is_extracted():
    recipe = re.search(r'\nmessages:.*?\n\n', (ROOT / 'Makefile').read_text('utf-8'), re.DOTALL)
    assert recipe
    keywords = parse_keywords(re.findall(r'-k (\S+)', recipe[0]))
    assert set(keywords) == set(MESSAGES)
    found = {text for place in ('db', 'formats', 'components', 'pages')
             for _, _, message, _, _ in extract_from_dir(
                 ROOT / place, [('**.py', 'i18n.extraction:extract')], keywords=keywords)
             for text in (message if isinstance(message, tuple) else (message,))}
    written = {one.value for path in FILES for node in ast.walk(ast.parse(path.read_text('utf-8')))
               if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
               for one in node.args[:MESSAGES.get(called(node)[0], 0)] if isinstance(one, ast.Constant)}
    assert len(written) > 2000
    contexts = {node.args[0].value for path in FILES for node in ast.walk(ast.parse(path.read_text('utf-8')))
                if isinstance(node, ast.Call) and called(node)[0] in ('pgettext', 'plazy')
                and isinstance(node.args[0], ast.Constant)}
    assert written - contexts - found == set()
