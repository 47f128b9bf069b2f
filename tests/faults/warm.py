"""What each process would else import for itself: the server that they are forked off has it."""

import gallery.urls  # noqa: F401
from gallery import flowzap

_diagram = flowzap.analyze("A {\nn1: circle\n}\n").diagram
flowzap.to_svg(flowzap.draw(_diagram), title="", description="")
flowzap.to_thumbnail(flowzap.draw(_diagram))
