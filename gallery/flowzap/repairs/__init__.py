"""Mechanical repairs: what is wrong with a source and can only be meant in one way.

    Analysis ─ table ─▶ Repair (a diagnostic and its edits) ─ rounds ─▶ Fixed
                 ├─ characters   emoji and invisible ones        ├─ edges     sides, lanes, doubles
                 ├─ texts        quotes, separators, brackets    ├─ lanes     ids, labels, braces
                 ├─ statements   words and marks                 ├─ lines     one statement on each
                 │                                               └─ numbers   ids of nodes
              survey   where everything stands                  edits   texts in the place of others

A repair writes nothing that nobody said: no label, no node, no name that is merely near. It takes nothing
away that people read, but for emoji. What is sound stays so, and what is drawn stays the same but for the
order of edges that move into a lane, the numbers of nodes, and emoji.

Nothing is imported here, so that what is not needed is not loaded: a sound source has no repairs.
"""
