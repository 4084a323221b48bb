"""Courses in IMS Common Cartridge 1.0 to 1.3, also as Canvas exports them with more than the standard knows.

    course = read_cartridge(content)    # UnreadableFile, with a sentence, if it is no such archive
    course.refused                      # all that was not taken over, one by one, and why

What becomes what, so that the numbers can be checked against the manifest:

- What stands right below the root of the organization is a section, whether or not anything is in it; things that
  stand there alone come into a section with the name of the course. Deeper folders are not kept as such: their titles
  stand before the titles of what is in them.
- Each entry that refers to a resource is an item: a page (HTML), a file, a link, a discussion, an assignment, a quiz
  or a survey. A resource that is named twice is an item once.
- Pages, links, discussions, assignments and quizzes that have no place in the organization are items of a last section,
  “Not in the outline”. Files without a place stand beside the first thing that links to them; pictures stand in their
  texts; what nobody shows or links to is refused.
- Question banks are the bank of the course.
- What is not published in Canvas is a draft. Groups of assignments give what is in them their weight by its points.

Links to other places of the course become words. Cartridges that are protected or thin (only links to what is
elsewhere), and packages of SCORM, are refused as a whole; links to external tools (LTI) are refused one by one.
"""
from .course import read_cartridge

__all__ = ['read_cartridge']
