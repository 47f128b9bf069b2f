"""Every way in which a part of a diagram can change, and how it is said."""

from gallery.flowzap.comparison.changes import ChangeKind, Part
from gallery.flowzap.marks import Mark

_ADDED, _REMOVED, _ALTERED = Mark.ADDED, Mark.REMOVED, Mark.ALTERED
_LANE, _NODE, _EDGE, _LOOP = Part.LANE, Part.NODE, Part.EDGE, Part.LOOP

LANE_ADDED = ChangeKind("lane-added", _LANE, _ADDED, "Lane {lane} was added.")
LANE_REMOVED = ChangeKind("lane-removed", _LANE, _REMOVED, "Lane {lane} was removed.")
LANE_LABEL = ChangeKind("lane-label", _LANE, _ALTERED, "Lane {old} is now called {lane}.")
LANE_FIRST = ChangeKind("lane-first", _LANE, _ALTERED, "Lane {lane} now comes first.")
LANE_AFTER = ChangeKind("lane-after", _LANE, _ALTERED, "Lane {lane} now comes after lane {other}.")

NODE_ADDED = ChangeKind("node-added", _NODE, _ADDED, "Step {step} was added to lane {lane}.")
NODE_REMOVED = ChangeKind("node-removed", _NODE, _REMOVED, "Step {step} was removed from lane {lane}.")
NODE_LABEL = ChangeKind("node-label", _NODE, _ALTERED, "Step {old} is now called {step}.")
NODE_LANE = ChangeKind("node-lane", _NODE, _ALTERED, "Step {step} moved from lane {old} to lane {lane}.")
NODE_SHAPE = ChangeKind("node-shape", _NODE, _ALTERED, "Step {step} is now {shape} (before: {old}).")
OWNER_ADDED = ChangeKind("owner-added", _NODE, _ALTERED, "Step {step} now has an owner, {text}.")
OWNER_REMOVED = ChangeKind(
    "owner-removed", _NODE, _ALTERED, "Step {step} no longer has an owner (before: {old})."
)
OWNER_ALTERED = ChangeKind(
    "owner-altered", _NODE, _ALTERED, "The owner of step {step} is now {text} (before: {old})."
)
SYSTEM_ADDED = ChangeKind("system-added", _NODE, _ALTERED, "Step {step} now has a system, {text}.")
SYSTEM_REMOVED = ChangeKind(
    "system-removed", _NODE, _ALTERED, "Step {step} no longer has a system (before: {old})."
)
SYSTEM_ALTERED = ChangeKind(
    "system-altered", _NODE, _ALTERED, "The system of step {step} is now {text} (before: {old})."
)
DESCRIPTION_ADDED = ChangeKind(
    "description-added", _NODE, _ALTERED, "Step {step} now has a description: {text}."
)
DESCRIPTION_REMOVED = ChangeKind(
    "description-removed", _NODE, _ALTERED, "Step {step} no longer has a description (before: {old})."
)
DESCRIPTION_ALTERED = ChangeKind(
    "description-altered", _NODE, _ALTERED, "The description of step {step} is now {text} (before: {old})."
)
ITEM_ADDED = ChangeKind("item-added", _NODE, _ALTERED, "Item {text} was added to step {step}.")
ITEM_REMOVED = ChangeKind("item-removed", _NODE, _ALTERED, "Item {old} was removed from step {step}.")
ITEMS_MOVED = ChangeKind("items-moved", _NODE, _ALTERED, "The items of step {step} are in another order.")

EDGE_ADDED = ChangeKind("edge-added", _EDGE, _ADDED, "The {arrow} was added.")
EDGE_REMOVED = ChangeKind("edge-removed", _EDGE, _REMOVED, "The {arrow} was removed.")
EDGE_LABEL_ADDED = ChangeKind("edge-label-added", _EDGE, _ALTERED, "The {arrow} now has the label {label}.")
EDGE_LABEL_REMOVED = ChangeKind(
    "edge-label-removed", _EDGE, _ALTERED, "The {arrow} no longer has a label (before: {old})."
)
EDGE_LABEL = ChangeKind(
    "edge-label", _EDGE, _ALTERED, "The {arrow} now has the label {label} (before: {old})."
)
EDGE_LEAVES = ChangeKind("edge-leaves", _EDGE, _ALTERED, "The {arrow} now leaves {side} (before: {old}).")
EDGE_ENTERS = ChangeKind("edge-enters", _EDGE, _ALTERED, "The {arrow} now arrives {side} (before: {old}).")

LOOP_ADDED = ChangeKind("loop-added", _LOOP, _ADDED, "The {loop} was added.")
LOOP_REMOVED = ChangeKind("loop-removed", _LOOP, _REMOVED, "The {loop} was removed.")
CONDITION_ADDED = ChangeKind(
    "condition-added", _LOOP, _ALTERED, "The {loop} now has the condition {condition}."
)
CONDITION_REMOVED = ChangeKind(
    "condition-removed", _LOOP, _ALTERED, "The {loop} no longer has a condition (before: {old})."
)
CONDITION_ALTERED = ChangeKind(
    "condition-altered", _LOOP, _ALTERED, "The {loop} now has the condition {condition} (before: {old})."
)
MEMBER_ADDED = ChangeKind("member-added", _LOOP, _ALTERED, "Step {step} is now part of the {loop}.")
MEMBER_REMOVED = ChangeKind("member-removed", _LOOP, _ALTERED, "Step {step} is no longer part of the {loop}.")

KINDS = tuple(kind for kind in tuple(globals().values()) if isinstance(kind, ChangeKind))
"""Every kind of change."""
