"""What is signed and sealed with the secret of the installation."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.core import is_signature, sealed, signature, unsealed
from db.core.secret import storage_secret


@pytest.fixture
def another_secret(monkeypatch):
    def change() -> None:
        monkeypatch.setattr('db.core.secret.storage_secret', lambda: 'another secret of another installation')
    assert storage_secret() != 'another secret of another installation'
    return change


@given(st.binary(max_size=100))
def test_what_is_sealed_comes_back_for_its_purpose_only(secret):
    kept = sealed('one', secret)
    assert unsealed('one', kept) == secret
    assert unsealed('other', kept) is None


def test_the_same_secret_is_never_sealed_alike_and_is_not_readable():
    one, other = sealed('one', b'a secret'), sealed('one', b'a secret')
    assert one != other
    assert 'secret' not in one


def test_a_changed_seal_is_not_opened():
    kept = sealed('one', b'a secret')
    for place in range(len(kept)):
        sign = 'A' if kept[place] != 'A' else 'Q'
        assert unsealed('one', kept[:place] + sign + kept[place + 1:]) is None


@pytest.mark.parametrize('kept', ['', 'x', 'not base 64 · at all', 'AAAA', '\ud800'])
def test_what_is_no_seal_is_not_opened(kept):
    assert unsealed('one', kept) is None


def test_another_installation_opens_and_signs_nothing_of_this(another_secret):
    kept, signed = sealed('one', b'a secret'), signature('one', 'text')
    another_secret()
    assert unsealed('one', kept) is None
    assert not is_signature('one', 'text', signed)


def test_a_signature_is_for_one_purpose_and_one_text():
    signed = signature('one', 'text')
    assert is_signature('one', 'text', signed)
    assert not is_signature('other', 'text', signed)
    assert not is_signature('one', 'texts', signed)
