/* What a page fetches only when somebody asks for it: its style sheet, then its script, as the element of this script says. */

const { script, style } = document.currentScript.dataset;

const fetchFiles = () => {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const code = Object.assign(document.createElement("script"), { src: script });
  sheet.addEventListener("load", () => document.head.append(code));
  document.head.append(sheet);
};
