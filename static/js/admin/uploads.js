// Lets a whole folder be uploaded: browsers send the files of one without their paths, and servers take few files
// at once, so that the folder chosen in [data-folder] is packed into the one file of the form [data-upload].
// What scripts make possible is [data-scripted], what is to be known without them [data-unscripted]; [data-status]
// tells what becomes of the folder.

import { pack } from "./zip.js";

const RUBBISH = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/;
const language = document.documentElement.lang;
const number = new Intl.NumberFormat(language);
const kilobytes = new Intl.NumberFormat(language, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });

const isRubbish = (file) => file.webkitRelativePath.split("/").some((name) => RUBBISH.test(name));
const sizeOf = (files) => files.reduce((sum, file) => sum + file.size, 0);
const sizeInWords = (bytes) => kilobytes.format(Math.ceil(bytes / 1024));
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function give(field, file) {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.files = transfer.files;
}

async function packed(files, name) {
  const read = files.map(async (file) => ({
    path: file.webkitRelativePath,
    data: new Uint8Array(await file.arrayBuffer()),
  }));
  return new File([pack(await Promise.all(read))], `${name}.zip`, { type: "application/zip" });
}

function follow(form) {
  const folder = form.querySelector("[data-folder]");
  const field = form.elements.file;
  const status = form.querySelector("[data-status]");
  const send = form.querySelector("[type=submit]");
  const words = folder.dataset;

  const isTooLarge = (files) => files.length > Number(words.mostFiles) || sizeOf(files) > Number(words.mostBytes);

  // Says what became of some files of a folder.
  async function use(files, name) {
    const told = { name, count: number.format(files.length), size: sizeInWords(sizeOf(files)) };
    if (!files.length) return words.empty;
    if (isTooLarge(files)) return filled(words.large, told);
    status.textContent = filled(words.packing, told);
    try {
      give(field, await packed(files, name));
      return filled(words.packed, told);
    } catch {
      return words.unreadable;
    }
  }

  async function take() {
    const all = [...folder.files];
    if (!all.length) return;
    folder.value = "";
    field.value = "";
    folder.disabled = send.disabled = true;
    status.textContent = await use(all.filter((file) => !isRubbish(file)), all[0].webkitRelativePath.split("/")[0]);
    folder.disabled = send.disabled = false;
  }

  folder.addEventListener("change", take);
  field.addEventListener("change", () => {
    status.textContent = "";
  });
  for (const element of form.querySelectorAll("[data-scripted]")) element.hidden = false;
  for (const element of form.querySelectorAll("[data-unscripted]")) element.hidden = true;
  take(); // what was chosen before this script was there, or what a browser remembers of a page
}

document.querySelectorAll("[data-upload]").forEach(follow);
