"""Who is cancelled while a file arrives leaves nothing on the disk, and nothing held."""
from db.core import files, settings
from tests.cutting_off import CutOff, at_every_wait


async def test_a_file_whose_arrival_is_cancelled_at_any_await_leaves_nothing(school, monkeypatch, tmp_path):
    monkeypatch.setattr(settings(), 'data_dir', tmp_path)
    kept: list[str] = []

    async def action() -> None:
        async with files.keeping(*(files.Upload.of(f'{n}.txt', f'text {n}'.encode()) for n in range(2))) as arrived:
            kept.extend(file['file_hash'] for file in arrived)

    async def check(cut: CutOff) -> None:
        assert not +files._held
        assert not [path for path in tmp_path.rglob('*') if path.is_file()]

    assert await at_every_wait(action, lambda: None, check) >= 8
    assert await at_every_wait(action, lambda: None, check, again=True) >= 8
    assert kept
