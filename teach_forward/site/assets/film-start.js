/* The button of a film: what plays it is fetched when somebody presses it, or comes by an address that ends in #play. */

const holder = document.querySelector("[data-film]");
let asked = false;
const load = () => {
  if (asked) return;
  asked = true;
  fetchFiles(holder, () => (asked = false));
};
holder.hidden = false;
holder.firstElementChild.addEventListener("click", load);
if (location.hash === "#play") load();
