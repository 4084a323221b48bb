"""The rules that complete an item, as authors choose them."""
from db.records import CompletionRule
from i18n import lazy

COMPLETE_WHEN = {
    CompletionRule.OPENED: lazy('When it is opened'),
    CompletionRule.MARKED_DONE: lazy('When it is marked done by the learner'),
    CompletionRule.WATCHED: lazy('When it is watched'),
    CompletionRule.POSTED: lazy('When it is posted in'),
    CompletionRule.SUBMITTED: lazy('When it is submitted'),
    CompletionRule.GRADED: lazy('When it is graded'),
    CompletionRule.PASSED: lazy('When it is passed'),
}
