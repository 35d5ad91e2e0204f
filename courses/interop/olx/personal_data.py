"""What imports hold about people: who of the staff brought a course. The course is the site's."""

from cms.people.holdings import Mark

MARKS = [Mark(model="hunar_olx.CourseImport", columns=("user",))]
