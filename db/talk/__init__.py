"""What people say to each other in a session: discussions and announcements."""
from .announcement import Announcement, AnnouncementRead
from .thread import Post, Thread, ThreadRead

__all__ = ['Announcement', 'AnnouncementRead', 'Post', 'Thread', 'ThreadRead']
