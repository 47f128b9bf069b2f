// Moving among cards by the arrow keys, as they lie on the screen.

const CARD = ".diagram-card";
const LINK = ".diagram-card__title a";

export function cardOf(element) {
  return element?.closest(CARD) ?? null;
}

function middleOf(card) {
  const box = card.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, box };
}

// The nearest card in the next row above or below; in a row, cards begin at the same height.
function across(cards, from, direction) {
  const { x, box } = middleOf(from);
  let nearest = null;
  let least = Infinity;
  for (const card of cards) {
    const other = middleOf(card);
    const ahead = direction * (other.box.top - box.top);
    if (ahead < 2) continue;
    const distance = ahead * 1000 + Math.abs(other.x - x);
    if (distance < least) [nearest, least] = [card, distance];
  }
  return nearest;
}

function along(cards, from, direction) {
  const forward = getComputedStyle(from).direction === "rtl" ? -direction : direction;
  return cards[cards.indexOf(from) + forward] ?? null;
}

export function firstInView() {
  return [...document.querySelectorAll(CARD)].find((card) => middleOf(card).y > 0) ?? null;
}

export function neighbourOf(card, key) {
  const cards = [...document.querySelectorAll(CARD)];
  switch (key) {
    case "ArrowLeft":
      return along(cards, card, -1);
    case "ArrowRight":
      return along(cards, card, 1);
    case "ArrowUp":
      return across(cards, card, -1);
    default:
      return across(cards, card, 1);
  }
}

export function go(card) {
  card.querySelector(LINK).focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}
