"""The same diagram in another language.

labels      every label of a source with its place, and the source with other labels
difference  what sets two diagrams apart that should differ in their labels alone
"""

from gallery.flowzap.relabelling.difference import Difference, first_difference
from gallery.flowzap.relabelling.labels import Label, labels_of, relabel

__all__ = ["Difference", "Label", "first_difference", "labels_of", "relabel"]
