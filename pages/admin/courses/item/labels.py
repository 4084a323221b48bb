"""How the kinds of items and their rules are called."""
from db.records import CompletionRule, ItemKind

BODIES = {
    ItemKind.PAGE: 'Text', ItemKind.FILE: 'About the file', ItemKind.LINK: 'About the page',
    ItemKind.VIDEO: 'About the video',
    ItemKind.QUIZ: 'About the quiz', ItemKind.ASSIGNMENT: 'The assignment', ItemKind.DISCUSSION: 'What it is about',
    ItemKind.SURVEY: 'About the survey',
}

COMPLETES = {
    CompletionRule.OPENED: 'opened', CompletionRule.MARKED_DONE: 'marked done by the learner',
    CompletionRule.WATCHED: 'watched',
    CompletionRule.POSTED: 'posted in', CompletionRule.SUBMITTED: 'handed in',
    CompletionRule.GRADED: 'graded', CompletionRule.PASSED: 'passed',
}
