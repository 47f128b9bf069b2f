"""What anybody may type, send or upload must never end in an exception, a hang or an answer of the 5xx kind.

    pieces ──┬─▶ sources ──────────▶ engine: every road through the engine, and what must hold after each
             └─▶ requests, uploads ▶ site:   the answers to visitors and to editors, over a catalogue
                                       │
    seed ─▶ workers ─▶ tally ─▶ table  └─ a fault ─▶ shrinking ─▶ corpus/

An input is made of a kind and a number, so that it can be made again: whatever makes inputs takes a
`random.Random`. Most are nearly right, with a fault or two, for these get furthest. Two runners take them:

- `make fuzz` (`__main__`): as many as asked for, in as many processes as there are cores; it keeps each new
  fault in `corpus/`, as small as it could make it, and prints what was tried, what failed and what was slow.
- the tests here: everything in `corpus/`, and a few hundred inputs from Hypothesis, the same ones every time.
"""
