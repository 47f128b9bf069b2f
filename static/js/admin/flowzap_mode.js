// FlowZap Code for Ace. Words are of the same kinds as on the pages of the gallery, in the same order of rules
// (gallery/catalog/highlighting.py); the second part of each token's type is the name that the kind has there.

const WORD = "[\\p{L}\\p{N}_]+";
const BLANK = "[ \\t]*";

const RULES = [
  { token: "text", regex: "\\s+" },
  { token: "comment.c1", regex: "//.*" },
  { token: "comment.cs", regex: "#.*" },
  {
    token: ["keyword.k", "text", "paren.p", "string.s", "paren.p"],
    regex: `(loop)(${BLANK})(\\[)([^\\]]*)(\\])`,
  },
  { token: ["entity.nc", "text", "paren.p"], regex: `(${WORD})(${BLANK})(\\{)` },
  { token: ["attribute.na", "text", "punctuation.p"], regex: `(${WORD})(${BLANK})([:=])(?=${BLANK}")` },
  {
    token: ["variable.nv", "text", "punctuation.p", "text", "keyword.kt"],
    regex: `(${WORD})(${BLANK})(:)(${BLANK})(${WORD})`,
  },
  { token: ["entity.nc", "punctuation.p"], regex: `(${WORD})(\\.)(?=${WORD}\\.)` },
  {
    token: ["punctuation.p", "function.nf", "text", "paren.p", "text", "constant.kc"],
    regex: `(\\.)(handle)(${BLANK})(\\()(\\s*)((?:${WORD})?)`,
  },
  { token: "operator.o", regex: "->" },
  { token: "string.s", regex: '"(?:\\\\.|[^"\\\\])*"?' },
  { token: "paren.p", regex: "[{}\\[\\]()]" },
  { token: "punctuation.p", regex: "[.:=,]" },
  { token: "variable.nv", regex: WORD },
  { token: "text", regex: "." },
];

const OPENS = /[{[]\s*(#.*)?$/;

export function flowzapMode(ace) {
  const { TextHighlightRules } = ace.require("ace/mode/text_highlight_rules");
  const { Mode: TextMode } = ace.require("ace/mode/text");

  class HighlightRules extends TextHighlightRules {
    constructor() {
      super();
      this.$rules = { start: RULES.map((rule) => ({ ...rule, unicode: true })) };
    }
  }

  return new class extends TextMode {
    constructor() {
      super();
      this.HighlightRules = HighlightRules;
      this.lineCommentStart = "//";
      this.$id = "flowzap";
    }

    getNextLineIndent(state, line, tab) {
      const indent = line.match(/^\s*/)[0];
      return OPENS.test(line) ? indent + tab : indent;
    }

    // A closing brace goes back to where its lane began.
    checkOutdent(state, line, input) {
      return input === "}" && line.trim() === "";
    }

    autoOutdent(state, session, row) {
      const column = session.getLine(row).indexOf("}");
      const open = session.findMatchingBracket({ row, column: column + 1 });
      if (!open) return;
      const indent = session.getLine(open.row).match(/^\s*/)[0];
      session.replace(new ace.Range(row, 0, row, column), indent);
    }
  }();
}
