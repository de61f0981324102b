/* What run mode and films share: copies of the page's slides, in frames that are scaled to the screen. */

const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
const many = (node, selector) => [...node.querySelectorAll(selector)];
const words = (node) => node.textContent.replace(/[ \t\n]+/g, " ").trim(); // a space that holds words together stays
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** A copy that can stand beside the original: no ids, no links to headings. */
const copy = (node) => {
  const made = node.cloneNode(true);
  for (const each of [made, ...many(made, "[id], [aria-labelledby]")]) {
    each.removeAttribute("id");
    each.removeAttribute("aria-labelledby");
  }
  for (const each of many(made, ".here, .notes-label")) each.remove();
  return made;
};

/** A copy of a slide, in a frame of the width for which its lengths are made; its links are words, so that a click goes on. */
const slideOf = (node) => {
  const made = copy(node);
  for (const link of many(made, "a")) {
    link.replaceWith(make("span", { className: link.className }, ...link.childNodes));
  }
  return make("div", { className: "stage-frame" }, made);
};
