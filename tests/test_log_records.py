"""What is written to the log: whatever comes from outside, a line of it is a line of ours."""
import importlib
import io
import logging

import pytest


@pytest.fixture
def log():
    before = logging.getLogRecordFactory()
    records = importlib.util.spec_from_file_location('log_records', 'pages/guards/log_records.py')
    module = importlib.util.module_from_spec(records)
    records.loader.exec_module(module)
    module.install_plain_records()
    written = io.StringIO()
    logger = logging.Logger('test')
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter('%(levelname)s %(message)s'))
    logger.addHandler(handler)
    yield logger, written
    logging.setLogRecordFactory(before)


def test_a_message_stays_on_its_line(log):
    logger, written = log
    logger.warning('%s not found', '/x\nERROR forged\r\x1b[31m\0\u202e\u2028')
    assert written.getvalue() == 'WARNING /x\\nERROR forged\\r\\x1b[31m\\x00\\u202e\\u2028 not found\n'


def test_a_message_is_of_bounded_length(log):
    logger, written = log
    logger.warning('x' * 1_000_000)
    assert len(written.getvalue()) < 5000
    assert '(1,000,000 characters)' in written.getvalue()


def test_nothing_in_an_exception_looks_like_a_line_of_ours(log):
    logger, written = log
    try:
        raise ValueError('wrong\nERROR forged\x1b[2J' + 'y' * 100_000)
    except ValueError:
        logger.exception('It went wrong')
    lines = written.getvalue().rstrip('\n').split('\n')
    assert [line for line in lines if not line.startswith('  ')] == ['ERROR It went wrong']
    assert 'Traceback' in lines[1]
    assert '\x1b' not in written.getvalue()
    assert len(written.getvalue()) < 30_000


def test_what_people_write_stays_readable(log):
    logger, written = log
    logger.warning('Zoë Müller opened “Données – 数据”')
    assert written.getvalue() == 'WARNING Zoë Müller opened “Données – 数据”\n'
