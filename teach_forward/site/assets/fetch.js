/* What a page fetches only when somebody asks for it, as the element of this script says: a script, and before it its
   style sheet and the script with the page's data, if it has them. */

const { first, script, style } = document.currentScript.dataset;

const fetchFiles = () => {
  const scripts = [first, script].filter(Boolean).map((src) => Object.assign(document.createElement("script"), { src, async: false }));
  if (!style) return document.head.append(...scripts);
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  sheet.addEventListener("load", () => document.head.append(...scripts));
  document.head.append(sheet);
};
