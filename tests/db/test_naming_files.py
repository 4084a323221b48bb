"""Files in a text have names of their own, none longer than can be kept."""
import pytest

from db.items.pictures import free_name


@pytest.mark.parametrize(('name', 'taken', 'free'), [
    ('chart.png', [], 'chart.png'),
    ('chart.png', ['chart.png'], 'chart-2.png'),
    ('chart.png', ['chart.png', 'chart-2.png'], 'chart-3.png'),
    ('notes', ['notes'], 'notes-2'),
    ('.profile', ['.profile'], '.profile-2'),
    (f'{"a" * 196}.png', [f'{"a" * 196}.png'], f'{"a" * 194}-2.png'),
    (f'a.{"b" * 198}', [f'a.{"b" * 198}'], f'a.{"b" * 196}-2'),
])
def test_a_name_that_is_taken_gets_a_number(name, taken, free):
    assert free_name(name, taken) == free


def test_names_that_begin_alike_stay_different():
    name, taken = f'{"a" * 196}.png', []
    for _ in range(12):
        taken.append(free_name(name, taken))
    assert len(set(taken)) == 12 and max(map(len, taken)) == 200
