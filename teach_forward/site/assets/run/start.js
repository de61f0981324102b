/* Run mode begins at the address of a page with #run: its files are fetched when somebody goes there. A classic script,
   because a page that was opened from a folder (file:) may load no modules. */
{
  const { script, style } = document.currentScript.dataset;
  const asked = () => script && /^#run(?=$|[=&])/.test(location.hash);
  const load = () => {
    if (!asked()) return;
    removeEventListener("hashchange", load);
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    const code = Object.assign(document.createElement("script"), { src: script });
    sheet.addEventListener("load", () => document.head.append(code));
    document.head.append(sheet);
  };
  for (const node of document.querySelectorAll("[data-run]")) node.hidden = false;
  addEventListener("hashchange", load);
  load();
}
