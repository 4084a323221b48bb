"""Which folders of JavaScript a component imports from, and by which name."""
from pathlib import Path

_HERE = Path(__file__).parent
KIT = {'cohort-kit': str(_HERE / 'kit')}
GRID_MODULES = {'cohort-grid': str(_HERE / 'grid' / 'modules')}
ASSIGNMENT_MODULES = {'cohort-assignment': str(_HERE / 'assignment_box' / 'modules')}
GRADEBOOK_MODULES = {'cohort-gradebook': str(_HERE / 'gradebook' / 'modules')}
OUTLINE_EDITOR_MODULES = {'cohort-outline-editor': str(_HERE / 'outline_editor' / 'modules')}
QUIZ_MODULES = {'cohort-quiz': str(_HERE / 'quiz' / 'modules')}
TRAY_MODULES = {'cohort-tray': str(_HERE / 'tray' / 'modules')}
