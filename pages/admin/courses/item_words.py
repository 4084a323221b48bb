"""How the kinds of items and their rules are called."""
from db import Completes, Kind

KINDS = {Kind.PAGE: 'Page', Kind.FILE: 'File', Kind.LINK: 'Link', Kind.VIDEO: 'Video', Kind.TASK: 'Task'}

BODIES = {
    Kind.PAGE: 'Text', Kind.FILE: 'About the file', Kind.LINK: 'About the page', Kind.VIDEO: 'About the video',
    Kind.TASK: 'The task',
}

COMPLETES = {
    Completes.OPENED: 'opened', Completes.MARKED_DONE: 'marked done by the learner', Completes.HANDED_IN: 'handed in',
    Completes.GRADED: 'graded', Completes.PASSED: 'passed',
}
