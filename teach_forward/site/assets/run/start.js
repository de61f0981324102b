/* Run mode begins at the address of a page with #run: its files are fetched when somebody goes there. */

const asked = () => script && /^#run(?=$|[=&])/.test(location.hash);
const load = () => {
  if (!asked()) return;
  removeEventListener("hashchange", load);
  fetchFiles();
};
for (const node of document.querySelectorAll("[data-run]")) node.hidden = false;
addEventListener("hashchange", load);
load();
