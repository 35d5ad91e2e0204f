"""Addresses of mentorship. Each group belongs to one module of views."""

app_name = "hunar_mentorship"

applying = []  # views.applying: apply in a programme, look after one's profile, pause and leave
offers = []  # views.offers: what was proposed to me, and my answer
asking = []  # views.asking: find a mentor, ask, take it back, answer
desk = []  # views.desk: the mentor's and the mentee's desk, the page of a match, goals, notes, messages, the end
meetings = []  # views.meetings: propose, agree, move, call off, report, calendar entries, check-ins

urlpatterns = [*applying, *offers, *asking, *desk, *meetings]
