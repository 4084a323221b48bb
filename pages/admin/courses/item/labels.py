"""How the rules that complete an item are called."""
from db.records import CompletionRule

COMPLETES = {
    CompletionRule.OPENED: 'opened', CompletionRule.MARKED_DONE: 'marked done by the learner',
    CompletionRule.WATCHED: 'watched',
    CompletionRule.POSTED: 'posted in', CompletionRule.SUBMITTED: 'handed in',
    CompletionRule.GRADED: 'graded', CompletionRule.PASSED: 'passed',
}
