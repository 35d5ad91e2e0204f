"""The catalogue of elements: each has a template, the attributes it accepts and what it is for."""

from .controls import CONTROLS
from .learning import LEARNING
from .pieces import PIECES
from .places import PLACES, WAYS

ELEMENTS = {element.name: element for element in (*CONTROLS, *PIECES, *PLACES, *WAYS, *LEARNING)}
