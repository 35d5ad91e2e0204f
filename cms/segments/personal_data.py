"""What segments hold about people: who described them. Whom they mean is asked anew each time and kept nowhere."""

from cms.people.holdings import Mark, Trace

MARKS = [Mark(model="hunar_segments.Segment", columns=("by",))]
TRACES = [Trace(model="hunar_segments.Segment", columns=("name",))]
