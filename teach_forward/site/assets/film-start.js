/* The button of a film: what plays it is fetched when somebody presses it, or comes by an address that ends in #play. A
   classic script, because a page that was opened from a folder (file:) may load no modules. */
{
  const { script, style } = document.currentScript.dataset;
  const holder = document.querySelector("[data-film]");
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    const code = Object.assign(document.createElement("script"), { src: script });
    sheet.addEventListener("load", () => document.head.append(code));
    document.head.append(sheet);
  };
  holder.hidden = false;
  holder.firstElementChild.addEventListener("click", load);
  if (location.hash === "#play") load();
}
