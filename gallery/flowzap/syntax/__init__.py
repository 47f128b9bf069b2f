"""What the author wrote: source text → SyntaxTree, and back to text.

    text ─ lexer ─▶ lines of tokens ─ parser ─▶ SyntaxTree ─ formatter ─▶ text
             │                          │                        │
         characters                     │                     writing ◀─ composer ─ Diagram
                                        ├─ canonical    lines as formatting writes them, the short way
                                        ├─ statements   nodes, edges, loops
                                        ├─ attributes   keys and texts behind them
                                        └─ notations    other languages, recognized

    tokens, nodes   the types   ·   cursor   reading a line   ·   escapes   texts between quotes

Only reading is imported here; what writes is for those who ask for it (`format_source`, `to_source`).

The parser never raises: what cannot be read becomes a diagnostic, and reading goes on at the next line.
"""

from gallery.flowzap.syntax.nodes import SyntaxTree
from gallery.flowzap.syntax.parser import parse

__all__ = ["SyntaxTree", "parse"]
