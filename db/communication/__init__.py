"""Announcements, discussions and messages."""
from .announcement_editing import edit_announcement, remove_announcement, restore_announcement
from .announcing import (
    AnnouncementLine,
    Announcements,
    Audience,
    announce,
    announcements,
    audience,
    get_announcement,
    mark_announcements_read,
)
from .discussions import (
    ThreadLine,
    Threads,
    find_thread,
    get_thread,
    open_thread,
    threads,
    threads_at,
    unread_by_discussion,
    why_no_thread,
    why_not_write,
)
from .messages import Recalled, message_targets, recall_message, send_message
from .moderation import close_thread, pin_thread, remove_thread, reopen_thread, restore_thread, unpin_thread
from .post_editing import edit_post, remove_post, restore_post
from .posting import reply
from .reminders import DUE as OWN_DUE_DATE
from .reminders import ProposedReminder, remind, remind_targets, reminder, unfilled_placeholders
from .text_limits import MAX_LENGTH_ANNOUNCEMENT, MAX_LENGTH_POST, MAX_LENGTH_SUBJECT, MAX_LENGTH_TITLE
from .thread_view import PostLine, Posts, QuotedPost, Role, get_post, mark_read, posts_at, posts_seen_by

__all__ = [
    'MAX_LENGTH_ANNOUNCEMENT',
    'MAX_LENGTH_POST',
    'MAX_LENGTH_SUBJECT',
    'MAX_LENGTH_TITLE',
    'OWN_DUE_DATE',
    'AnnouncementLine',
    'Announcements',
    'Audience',
    'PostLine',
    'Posts',
    'ProposedReminder',
    'QuotedPost',
    'Recalled',
    'Role',
    'ThreadLine',
    'Threads',
    'announce',
    'announcements',
    'audience',
    'close_thread',
    'edit_announcement',
    'edit_post',
    'find_thread',
    'get_announcement',
    'get_post',
    'get_thread',
    'mark_announcements_read',
    'mark_read',
    'message_targets',
    'open_thread',
    'pin_thread',
    'posts_at',
    'posts_seen_by',
    'recall_message',
    'remind',
    'remind_targets',
    'reminder',
    'remove_announcement',
    'remove_post',
    'remove_thread',
    'reopen_thread',
    'reply',
    'restore_announcement',
    'restore_post',
    'restore_thread',
    'send_message',
    'threads',
    'threads_at',
    'unfilled_placeholders',
    'unpin_thread',
    'unread_by_discussion',
    'why_no_thread',
    'why_not_write',
]
