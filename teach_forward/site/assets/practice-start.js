/* The button "Fill in here": the tool is fetched when somebody presses it; on the page of the folder at once. */

const holder = document.querySelector("[data-practice]");
const load = () => {
  holder.hidden = true;
  fetchFiles(holder, ready);
};
const ready = () => {
  holder.hidden = false;
  holder.firstElementChild.addEventListener("click", load, { once: true });
};
holder.addEventListener("failed", () => {
  sayFailed(holder); // the tool itself did not come
  ready();
});
if (holder.dataset.practice === "folder") load();
else ready();
