"""Videos: where they play from, and their captions."""
import re
from pathlib import PurePosixPath

from i18n import _

from ..captions import to_webvtt
from ..courses import ParsedFile, ParsedItem, ParsedItemKind
from ..html_pages import Absent, Inside, scheme_of
from ..questions import ParsedQuestions
from ..xml import children
from .addresses import OlxAddresses
from .blocks import OlxBlock
from .course_dir import Folder
from .json_input import read_json

YOUTUBE = 'https://www.youtube.com/watch?v='
YOUTUBE_ID = re.compile(r'[\w-]{5,20}')
NO_TIME = re.compile(r'[0:."\s]*|null|None')


class Videos:
    def __init__(self, folder: Folder, addresses: OlxAddresses, language: str, found: ParsedQuestions) -> None:
        self._folder, self._addresses, self._language, self._found = folder, addresses, language, found

    def read(self, block: OlxBlock, title: str) -> tuple[ParsedItem | None, list[str]]:
        """And the names in the archive of the files that are offered beside it."""
        files = self._files(block)
        url, film = _youtube(block), None
        if not url:
            url, film = self._source(block)
        if not (url or film):
            self._found.refuse(block.where, _('Its film can only be found on the platform it comes from.'))
            return None, files
        if not all(NO_TIME.fullmatch(block.attributes.get(name, '')) for name in ('start_time', 'end_time')):
            self._found.refuse(block.where, _('Where it starts and ends was left out: the whole film is shown.'))
        return ParsedItem(kind=ParsedItemKind.VIDEO, title=title, url=url, file=film, captions=self._captions(block),
                          is_draft=block.hidden, source_id=block.source_id), files

    def _source(self, block: OlxBlock) -> tuple[str, ParsedFile | None]:
        missing = ''
        for address in _sources(block):
            match self._addresses.find(address):
                case Inside(name):
                    return '', ParsedFile(PurePosixPath(name).name, self._folder.archive.read(name))
                case Absent(name):
                    missing = missing or name
                case None if scheme_of(address) in ('http', 'https'):
                    return address, None
        if missing:
            self._found.refuse(block.where, _('Its film “{file}” is not in the archive.', file=missing))
        return '', None

    def _captions(self, block: OlxBlock) -> ParsedFile | None:
        names = self._transcripts(block)
        chosen: ParsedFile | None = None
        for language in sorted(names, key=lambda language: (language != self._language, language != 'en')):
            if chosen:
                self._found.refuse(block.where, _('Its captions in “{language}” were left out: a video has one '
                                                  'language here.', language=language))
                continue
            match self._addresses.file(names[language]):
                case Inside(name):
                    vtt = to_webvtt(name, self._folder.archive.read(name))
                    if vtt:
                        chosen = ParsedFile(f'{PurePosixPath(name).name.split(".")[0]}.vtt', vtt)
                    else:
                        self._found.refuse(block.where, _('Its captions “{file}” cannot be read.',
                                                          file=names[language][:80]))
                case Absent(name):
                    self._found.refuse(block.where, _('Its captions “{file}” are not in the archive.', file=name))
        return chosen

    def _transcripts(self, block: OlxBlock) -> dict[str, str]:
        """File names by language."""
        names = {str(language): str(name) for language, name in _object(block.attributes.get('transcripts')).items()}
        for transcript in children(block.element, 'transcript'):
            if transcript.get('src'):
                names.setdefault(transcript.get('language', ''), transcript.get('src', ''))
        if sub := block.attributes.get('sub', '').strip():
            names.setdefault(self._language or 'en', f'subs_{sub}.srt.sjson')
        return {language: name for language, name in names.items() if name}

    def _files(self, block: OlxBlock) -> list[str]:
        """Handouts and transcripts to download."""
        files: dict[str, None] = {}
        addresses = [block.attributes.get('handout', ''), block.attributes.get('track', ''),
                     *(part.get('src', '') for part in children(block.element, 'handout', 'track'))]
        for address in dict.fromkeys(address.strip() for address in addresses):
            match self._addresses.find(address):
                case Inside(name):
                    files[name] = None
                case Absent(name):
                    self._found.refuse(block.where, _('The file “{file}” beside it is not in the archive.', file=name))
        return list(files)


def _youtube(block: OlxBlock) -> str:
    said = block.attributes.get('youtube_id_1_0', '').strip()
    if not said:
        by_speed = dict(part.split(':', 1) for part in block.attributes.get('youtube', '').split(',') if ':' in part)
        said = next((id.strip() for speed, id in by_speed.items() if speed.strip() in ('1.0', '1.00', '1')), '')
    if not said:
        said = next((video.get('url', '') for video in block.element.iter('encoded_video')
                     if video.get('profile') == 'youtube'), '')
    return f'{YOUTUBE}{said}' if YOUTUBE_ID.fullmatch(said) else ''


def _sources(block: OlxBlock) -> list[str]:
    named = [part.get('src', '') for part in children(block.element, 'source')]
    encoded = [video.get('url', '') for video in block.element.iter('encoded_video')
               if video.get('profile') != 'youtube']
    listed = _list(block.attributes.get('html5_sources'))
    addresses = [*named, *listed, block.attributes.get('source', ''), *encoded]
    return list(dict.fromkeys(address.strip() for address in addresses if address.strip()))


def _object(text: str | None) -> dict[str, object]:
    said = read_json(text or '')
    return said if isinstance(said, dict) else {}


def _list(text: str | None) -> list[str]:
    said = read_json(text or '')
    return [entry for entry in said if isinstance(entry, str)] if isinstance(said, list) else []
