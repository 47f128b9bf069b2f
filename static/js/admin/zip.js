// Packs files as a zip file without compressing them: pack([{ path, data: Uint8Array }]) gives a Blob.
// After each file's header come its bytes; a directory of all headers stands at the end.

const UTF_8 = 0x800;
const VERSION = 20;
const FIRST_DAY = 0x21; // 1 January 1980, the earliest day that the format knows

const CHECKS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let check = byte;
  for (let bit = 0; bit < 8; bit++) check = check & 1 ? (check >>> 1) ^ 0xedb88320 : check >>> 1;
  return check;
});

function crc32(data) {
  let check = ~0;
  for (const byte of data) check = CHECKS[(check ^ byte) & 0xff] ^ (check >>> 8);
  return ~check >>> 0;
}

// Numbers as the format writes them, lowest byte first: fields([[value, bytes], …]).
function fields(numbers) {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of numbers) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

// What a file's own header and its entry in the directory both say.
const facts = (check, size, name) => [
  [VERSION, 2], [UTF_8, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [check, 4], [size, 4], [size, 4], [name, 2], [0, 2],
];

export function pack(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { path, data } of files) {
    const name = new TextEncoder().encode(path);
    const said = facts(crc32(data), data.length, name.length);
    const header = fields([[0x04034b50, 4], ...said]);
    parts.push(header, name, data);
    directory.push(fields([[0x02014b50, 4], [VERSION, 2], ...said, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
    at += header.length + name.length + data.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const count = files.length;
  const end = fields([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [at, 4], [0, 2]]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}
