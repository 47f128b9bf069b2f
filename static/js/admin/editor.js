// Makes an editor (Ace) of a text area, which keeps the text for the form and for everything else that follows it:
// whatever is typed comes with the event "input" of the text area. Without Ace the text area stays as it is.

import { flowzapMode } from "./flowzap_mode.js";

// These would load further files, or do what nobody expects in a form. After a fold, Ace cannot redo any more.
const UNWANTED = [
  "showSettingsMenu", "openCommandPalette", "openCommandPallete", "modeSelect", "gotoline", "openlink",
  "togglerecording", "replaymacro", "passKeysToBrowser", "overwrite",
  "fold", "unfold", "toggleFoldWidget", "toggleParentFoldWidget", "foldall", "foldAllComments", "foldOther",
  "foldToLevel", "unfoldall",
];

const THEME = { cssClass: "ace-flowzap", cssText: "", isDark: false, $id: "flowzap" };

// Places are counted in characters from 1, in Ace in halves of them from 0.
const column = (line, characters) => [...line].slice(0, characters - 1).join("").length;

// `words` are the editor's own, `keys` is the id of what tells its keys.
export function makeEditor(field, words, keys) {
  const { ace } = window;
  ace.config.set("useStrictCSP", true);
  ace.config.setMessages(words);

  const box = document.createElement("div");
  box.className = "source-editor";
  field.after(box);
  field.hidden = true;
  field.required = false; // what is hidden cannot say so; the server does
  const label = document.querySelector(`label[for="${field.id}"]`);

  const editor = ace.edit(box, {
    value: field.value,
    mode: flowzapMode(ace),
    enableKeyboardAccessibility: true,
    textInputAriaLabel: label?.textContent.trim().replace(/:$/, "") ?? "",
    fixedWidthGutter: true,
    newLineMode: "unix",
    selectionStyle: "text",
    showFoldWidgets: false,
    showPrintMargin: false,
    tabSize: 2,
    useSoftTabs: true,
    useSvgGutterIcons: true,
    useWorker: false,
    wrap: false,
  });
  editor.setTheme(THEME);
  editor.commands.removeCommands(UNWANTED);
  const { session } = editor;
  session.setUndoManager(new ace.UndoManager());

  session.on("change", () => {
    field.value = editor.getValue();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  editor.renderer.scroller.setAttribute("aria-describedby", keys);
  label?.addEventListener("click", () => editor.focus());
  new ResizeObserver(() => editor.resize()).observe(box);

  const range = ({ line, column: start, endLine, endColumn }) => {
    const from = column(session.getLine(line - 1), start);
    const to = column(session.getLine(endLine - 1), endColumn);
    // Where nothing stands, the character before or behind is underlined.
    if (line !== endLine || from !== to) return new ace.Range(line - 1, from, endLine - 1, to);
    return new ace.Range(line - 1, Math.max(from - 1, 0), line - 1, from || 1);
  };

  let markers = [];
  let pointed = null;
  let messages = new Map(); // row → the first remark on it

  session.addDynamicMarker({
    update(html, layer, _, config) {
      for (const [row, { severity, message }] of messages) {
        if (row < config.firstRow || row > config.lastRow || row >= session.getLength()) continue;
        const end = session.documentToScreenPosition(row, session.getLine(row).length);
        const top = (end.row - config.firstRowScreen) * config.lineHeight;
        const left = layer.$padding + (end.column + 2) * config.characterWidth;
        layer.elt(
          `source-editor__message source-editor__message--${severity}`,
          `top:${top}px;left:${left}px;height:${config.lineHeight}px`,
        );
        const { childNodes } = layer.element;
        childNodes[layer.i < 0 ? childNodes.length - 1 : layer.i - 1].dataset.message = message;
      }
    },
  }, true);

  return {
    box,
    get text() {
      return editor.getValue();
    },

    focus: () => editor.focus(),

    // One step to undo, and only what differs is replaced, so that the caret stays where it was.
    replace(text) {
      const old = editor.getValue();
      if (text === old) return;
      let start = 0;
      while (start < text.length && text[start] === old[start]) start++;
      let end = 0;
      const most = Math.min(text.length, old.length) - start;
      while (end < most && text.at(-1 - end) === old.at(-1 - end)) end++;
      const place = (index) => session.doc.indexToPosition(index);
      session.getUndoManager().startNewGroup();
      session.replace(
        ace.Range.fromPoints(place(start), place(old.length - end)),
        text.slice(start, text.length - end),
      );
      session.getUndoManager().startNewGroup();
    },

    goTo(line, characters = 1) {
      const row = Math.min(line, session.getLength()) - 1;
      editor.focus();
      editor.gotoLine(row + 1, column(session.getLine(row), characters), false);
      editor.scrollToLine(row, true, false);
      box.scrollIntoView({ block: "nearest" });
    },

    // Remarks: { line, column, endLine, endColumn, severity, message, words }
    show(remarks) {
      for (const marker of markers) session.removeMarker(marker);
      const there = remarks.filter(({ line, endLine }) => Math.max(line, endLine) <= session.getLength());
      // An error's wave covers that of a warning at the same place.
      const order = there.toSorted((one, other) => (one.severity === "error") - (other.severity === "error"));
      markers = order.map((remark) => {
        const look = `source-editor__fault source-editor__fault--${remark.severity}`;
        return session.addMarker(range(remark), look, "text", true);
      });
      messages = new Map([...there].reverse().map((remark) => [remark.line - 1, remark]));
      session.setAnnotations(there.map((remark) => ({
        row: remark.line - 1,
        column: range(remark).start.column,
        text: remark.words,
        type: remark.severity,
      })));
      session._emit("changeFrontMarker");
    },

    pointAt(line) {
      if (pointed) session.removeMarker(pointed);
      pointed = line
        ? session.addMarker(new ace.Range(line - 1, 0, line - 1, 1), "source-editor__pointed", "fullLine")
        : null;
    },

    whenCaretMoves(tell) {
      let last = 0;
      session.selection.on("changeCursor", () => {
        const line = editor.getCursorPosition().row + 1;
        if (line !== last) tell(line);
        last = line;
      });
    },
  };
}
