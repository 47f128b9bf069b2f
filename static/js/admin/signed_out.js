// Asks, before a form is sent, whether its author is still signed in: if not, the form stays as it is and they are
// told. Whoever has signed in again in the meantime has another token, which the forms of the page take over.

const signedOut = document.querySelector("#signed-out");
const notReached = document.querySelector("#not-reached");
const asked = new WeakSet();

const show = (dialog) => dialog.open || dialog.showModal();

async function isSignedIn() {
  const response = await fetch(signedOut.dataset.asks, { cache: "no-store" });
  if (!response.ok) throw new Error(`${response.status}`);
  const { token } = await response.json();
  if (!token) return false;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
}

// A token of before has been refused: with the one of today, the answer about the source is worth another try.
async function askAgain() {
  const token = () => document.querySelector("#content input[name=csrfmiddlewaretoken]")?.value;
  const before = token();
  if (!(await isSignedIn()) || token() === before) return;
  document.getElementById("id_source_en")?.dispatchEvent(new Event("input", { bubbles: true }));
}

async function send(form, submitter) {
  try {
    if (!(await isSignedIn())) return show(signedOut);
  } catch {
    return show(notReached);
  }
  asked.add(form);
  form.requestSubmit(submitter);
}

// Before any other listener: those are for forms that are really sent.
addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post" || !form.closest("#content") || asked.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send(form, event.submitter);
  },
  { capture: true },
);

// What a page asks for while somebody types finds it out, too.
document.addEventListener("signed-out", () => show(signedOut), { once: true });
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 403) askAgain().catch(() => {}); // the next answer will tell
});
