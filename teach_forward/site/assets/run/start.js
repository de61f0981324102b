/* Run mode begins at the address of a page with #run: its files are fetched when somebody goes there. */

const links = document.querySelectorAll("[data-run]");
const asked = () => script && /^#run(?=$|[=&])/.test(location.hash);
const load = () => {
  if (!asked()) return;
  removeEventListener("hashchange", load);
  fetchFiles(links[0], () => {
    history.replaceState(null, "", location.href.split("#")[0]); // so that the same link leads there again
    addEventListener("hashchange", load);
  });
};
for (const node of links) node.hidden = false;
addEventListener("hashchange", load);
load();
