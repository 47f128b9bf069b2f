// The desk on which a source is written: <… data-source-desk> with the text area, what the server has to say about
// the text (#examined, asked for by htmx as one types), the drawing, and buttons that format, mend and compare.
// Without this script the text area works, and the page shows what was made of the text when it was last sent.

import { makeEditor } from "./editor.js";
import { followPicture } from "./picture.js";

function remarksIn(list) {
  return [...list.querySelectorAll("[data-remark]")].map((item) => ({
    line: Number(item.dataset.line),
    column: Number(item.dataset.column),
    endLine: Number(item.dataset.endLine),
    endColumn: Number(item.dataset.endColumn),
    severity: item.dataset.remark,
    message: item.querySelector("[data-message]").textContent.trim(),
    words: item.querySelector("[data-words]").textContent.trim(),
  }));
}

function open(desk) {
  const field = desk.querySelector("textarea");
  const { words } = desk.dataset;
  const editor = makeEditor(field, JSON.parse(document.getElementById(words).textContent), "source_keys");
  const picture = followPicture(desk.querySelector("[data-picture]"));
  const dialog = desk.querySelector("dialog");
  const said = desk.querySelector("[data-said]");
  const spoken = desk.querySelector("[data-spoken]");
  const examined = desk.querySelector("#examined");
  let failed = false;

  function say(text, failure = false) {
    said.textContent = text;
    said.classList.toggle("is-failure", failure);
    failed = failure;
  }

  function showRemarks() {
    editor.show(remarksIn(examined));
  }

  // The answer to the last question is about the text at hand, or none.
  let askedAbout = "";
  function replace(text) {
    if (editor.text !== askedAbout) return say(desk.dataset.changed);
    editor.replace(text);
    editor.focus();
    return true;
  }

  function takeFormatted({ source, message }) {
    if (source === undefined || replace(source)) say(message);
  }

  picture.whenPicked((line) => editor.goTo(line));
  picture.whenPointedAt((line) => editor.pointAt(line));
  editor.whenCaretMoves((line) => picture.mark(line));
  field.addEventListener("arrive", ({ detail }) => editor.goTo(detail.line));

  desk.addEventListener("click", ({ target }) => {
    const place = target.closest("[data-go]")?.closest("[data-remark]");
    if (place) return editor.goTo(Number(place.dataset.line), Number(place.dataset.column));
    if (target.closest("[data-close]")) return dialog.close();
    if (target.closest("[data-apply]")) {
      dialog.close();
      const text = JSON.parse(document.getElementById("mended_source").textContent);
      if (replace(text)) say(desk.dataset.mended);
    }
  });

  desk.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt !== examined) askedAbout = editor.text;
  });

  // Told by every element that has come.
  desk.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target.id === "source_answer" && !dialog.open) {
      dialog.showModal();
      dialog.scrollTop = 0;
    } else if (detail.target === examined) {
      showRemarks();
      const { summary } = examined.querySelector("[data-summary]").dataset;
      if (spoken.textContent !== summary) spoken.textContent = summary;
    }
    if (failed) say("");
  });

  desk.addEventListener("htmx:afterRequest", ({ detail }) => {
    const isJson = detail.xhr.getResponseHeader("Content-Type") === "application/json";
    if (detail.successful && isJson) takeFormatted(JSON.parse(detail.xhr.responseText));
  });
  // Who asks too often reads from the server when to go on; nothing of the text is lost.
  desk.addEventListener("htmx:responseError", ({ detail: { xhr } }) =>
    say(xhr.status === 429 ? xhr.responseText.trim() : desk.dataset.refused, true),
  );
  desk.addEventListener("htmx:sendError", () => say(desk.dataset.unreachable, true));

  for (const part of desk.querySelectorAll("[data-scripted]")) part.hidden = false;
  showRemarks();
}

for (const desk of document.querySelectorAll("[data-source-desk]")) if (window.ace) open(desk);
