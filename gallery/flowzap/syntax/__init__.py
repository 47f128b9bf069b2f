"""What the author wrote: source text → SyntaxTree.

    text ─ lexer ─▶ lines of tokens ─ parser ─▶ SyntaxTree
             │                          ├─ statements   nodes, edges, loops
         characters                     ├─ attributes   keys and texts behind them
                                        └─ notations    other languages, recognized

    tokens, nodes   the types   ·   cursor   reading a line   ·   escapes   texts between quotes

The parser never raises: what cannot be read becomes a diagnostic, and reading goes on at the next line.
"""

from gallery.flowzap.syntax.nodes import SyntaxTree
from gallery.flowzap.syntax.parser import parse

__all__ = ["SyntaxTree", "parse"]
