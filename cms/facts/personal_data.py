"""Facts are about the world. That somebody looks after one is all they hold of a person."""

from cms.people.holdings import Mark

MARKS = [Mark(model="hunar_facts.Fact", columns=("owner",))]
