"""Courses in OLX, the format of Open edX, as its Studio exports them.

    course = read_olx(content)      # UnreadableFile, with a sentence, if it is no such archive
    course.refused                  # all that was not taken over, one by one: “Week 1 › Lesson › Block”, and why

What becomes what, so that the numbers can be checked against the archive:

- A chapter is a section. Subsections (sequentials) are not kept as such: where a chapter has several, their title
  stands before the title of each of their items.
- A unit (vertical) is *one page* with all its words, or, if at least one of its problems can be asked, *one quiz*. In
  a quiz, words before the first problem are its introduction, later ones stand between its questions. Besides, each
  video, discussion, assignment (open response, staff-graded) and poll or survey of the unit is an item of its own, and
  so is each file that its words link to, once in a course.
- A problem is one question for each of its responses; inputs in the middle of a text or a table make one text with
  gaps. Problems in `problem/` that no unit shows are in the bank.
- Pages of the course (tabs), its handouts and its news are pages in a last section, “Pages of the course”.
- Units for staff only and units that were never published are drafts.
- The grading policy gives each graded item its part of the weight of its kind: the weight is divided evenly among the
  subsections of that kind, and in a subsection by points. What is not graded has no weight.

Where several choices are right, Open edX gives points for all of them together only; here each right one gives its
part, and any wrong one takes everything. How often that happened is among what was refused.
"""
from .course import read_olx

__all__ = ['read_olx']
