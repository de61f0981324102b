/* What a page fetches only when somebody asks for it, as the element of this script says: a script, and before it its
   style sheet and the script with the page's data, if it has them. */

const { first, script, style, failed } = document.currentScript.dataset;
const said = Object.assign(document.createElement("span"), { textContent: ` ${failed}` });
said.setAttribute("role", "alert");

/** Where somebody asked, say that it did not come. */
const sayFailed = (place) => place.append(said);

/** Put something into the page that fetches a file, until that is there. */
const arrived = (node) =>
  new Promise((resolve, reject) => {
    node.addEventListener("load", resolve);
    node.addEventListener("error", reject);
    document.head.append(node);
  });

/** Fetch it all. If something does not come, that is said in `place`, and `ready` sees to it that it can be asked for again. */
const fetchFiles = async (place, ready) => {
  said.remove();
  const sheets = style ? [Object.assign(document.createElement("link"), { rel: "stylesheet", href: style })] : [];
  const scripts = [first, script].filter(Boolean).map((src) => Object.assign(document.createElement("script"), { src, async: false }));
  try {
    await Promise.all(sheets.map(arrived));
    await Promise.all(scripts.map(arrived));
  } catch {
    for (const node of [...sheets, ...scripts]) node.remove();
    sayFailed(place);
    ready();
  }
};
