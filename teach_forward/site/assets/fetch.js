/* What a page fetches only when somebody asks for it, as the element of this script says: a script, and before it its
   style sheet, if it has one of its own. */

const { script, style } = document.currentScript.dataset;

const fetchFiles = () => {
  const code = Object.assign(document.createElement("script"), { src: script });
  if (!style) return document.head.append(code);
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  sheet.addEventListener("load", () => document.head.append(code));
  document.head.append(sheet);
};
