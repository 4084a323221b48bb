"""What people say to each other in a session: discussions and announcements."""
from .announcement import Announcement, AnnouncementRead
from .message import Message, MessageCopy, MessageKind
from .thread import Post, Thread, ThreadRead

__all__ = ['Announcement', 'AnnouncementRead', 'Message', 'MessageCopy', 'MessageKind', 'Post', 'Thread', 'ThreadRead']
