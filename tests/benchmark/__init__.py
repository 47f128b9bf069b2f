"""What the engine costs and how well it draws, measured beside the peers that are installed.

    subjects, catalogue, synthetic ─▶ speed quality growth hard_counts compact stability ─▶ tables
    peers/ Graphviz ELK D2 Mermaid ─────▲─────▲

`python -m tests.benchmark --help`, or `make bench-engine`. Nothing here is a test: figures depend on the
machine, so they are printed beside their targets and asserted nowhere. `docs/engine.md` explains them.
"""
