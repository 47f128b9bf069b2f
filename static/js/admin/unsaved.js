// Nobody leaves the change page by mistake with something unsaved in it.

const form = document.querySelector("#diagramtemplate_form");

function said() {
  const data = new FormData(form);
  data.delete("csrfmiddlewaretoken");
  return JSON.stringify([...data].map(([name, value]) => [name, value.name ?? value]));
}

if (form) {
  let saved;
  let leaving = false;
  // What other scripts put into the form when it is opened is nothing that somebody wrote.
  window.addEventListener("load", () => setTimeout(() => (saved = said())));
  form.addEventListener("submit", () => (leaving = true));
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && saved !== undefined && said() !== saved) event.preventDefault();
  });
  // Back from where the form was sent to, it is the one that was sent.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) leaving = false;
  });
}
