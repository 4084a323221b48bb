"""How the kinds of items and their rules are called."""
from db import Completes, Kind

BODIES = {
    Kind.PAGE: 'Text', Kind.FILE: 'About the file', Kind.LINK: 'About the page', Kind.VIDEO: 'About the video',
    Kind.QUIZ: 'About the quiz', Kind.ASSIGNMENT: 'The assignment', Kind.DISCUSSION: 'What it is about',
    Kind.SURVEY: 'About the survey',
}

COMPLETES = {
    Completes.OPENED: 'opened', Completes.MARKED_DONE: 'marked done by the learner', Completes.WATCHED: 'watched',
    Completes.POSTED: 'posted in', Completes.HANDED_IN: 'handed in',
    Completes.GRADED: 'graded', Completes.PASSED: 'passed',
}
