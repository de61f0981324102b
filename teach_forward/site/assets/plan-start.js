/* The plan is fetched when somebody opens it, or comes by the address of one. */

const panel = document.querySelector(".plan");
const load = () => {
  if (!panel.open && !location.hash.startsWith("#plan=")) return;
  panel.removeEventListener("toggle", load);
  removeEventListener("hashchange", load);
  fetchFiles(panel, ready);
};
const ready = () => {
  panel.addEventListener("toggle", load);
  addEventListener("hashchange", load);
};
panel.hidden = false;
ready();
load();
