/* The one script of the site: colours, the menu, ticks, the glossary's words, printing, and the door to the
   search. */
const root = document.documentElement;
const all = (selector) => document.querySelectorAll(selector);

for (const button of all("[data-colours]")) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  button.hidden = false;
  button.addEventListener("click", () => {
    const now = root.dataset.colours ?? (dark.matches ? "dark" : "light");
    root.dataset.colours = now === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("tf-colours", root.dataset.colours);
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
  });
}

const tab = document.querySelector(".tabs [aria-current]");
if (tab) {
  const strip = tab.closest(".tabs"); // it scrolls by itself, and the page stays where it is
  const middle = (node) => node.getBoundingClientRect().left + node.getBoundingClientRect().width / 2;
  strip.scrollBy({ left: middle(tab) - middle(strip), behavior: "instant" });
}

/* The menu follows the reader: it marks the part that is being read, and keeps it in view. */
const menu = document.querySelector("#contents");
const parts = [...all("#contents .toc a")]
  .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter(({ heading }) => heading);
let reading;
const follow = () => {
  const last = parts.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3);
  if (last === reading) return;
  reading?.link.removeAttribute("aria-current");
  last?.link.setAttribute("aria-current", "location");
  reading = last;
  if (!last) return;
  const [inner, outer] = [last.link, menu].map((node) => node.getBoundingClientRect());
  menu.scrollTop += Math.max(0, inner.bottom - outer.bottom) - Math.max(0, outer.top - inner.top);
};
if (parts.length) {
  addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
  follow();
}

/* Who changes the language stays at the same part: its name is the same in every language. The address may name a part that
   the reader has left. */
const isLeft = (node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom < 0 || top > innerHeight;
};
const here = () => {
  const named = document.getElementById(location.hash.slice(1));
  if (location.hash && !(named?.closest("article") && isLeft(named))) return location.hash;
  return (scrollY > innerHeight && reading?.link.hash) || "";
};
for (const link of all("#languages a")) link.addEventListener("click", () => (link.hash = here()));

/* What opens above the page closes by a link in it, which may lead to a part of the same page; by a touch beside it, to
   which iPhones before iOS 18.3 do not listen; and for who comes back to the page as it was left. */
const knowsPopovers = "popover" in HTMLElement.prototype;
const closeOpened = (but) => {
  for (const node of all(knowsPopovers ? ":popover-open" : ".opened")) {
    if (!node.contains(but)) knowsPopovers ? node.hidePopover() : node.classList.remove("opened");
  }
};
document.addEventListener("click", ({ target }) => target.closest("[popover] a") && closeOpened(null));
document.addEventListener("pointerup", ({ target, pointerType }) => {
  if (pointerType !== "mouse" && !target.closest("[popovertarget]")) closeOpened(target);
});
addEventListener("pageshow", ({ persisted }) => persisted && closeOpened(null));

/* Browsers without popovers: a button opens and closes what it is for; so do Escape and a click elsewhere. */
if (!knowsPopovers) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[popovertarget]");
    const opened = button && document.getElementById(button.getAttribute("popovertarget"));
    const opens = opened && !opened.classList.contains("opened");
    closeOpened(target);
    if (opens) opened.classList.add("opened");
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && closeOpened(null));
}

/* Ticks stay on the device, by page and by their words, so that a list that grows keeps them. */
const boxes = [...all(".task-list input")];
if (boxes.length) {
  const place = `tf-ticks:${location.pathname}`;
  const name = (box) => box.parentElement.textContent.trim();
  const clear = Object.assign(document.createElement("button"), { type: "button", className: "button clear" });
  clear.textContent = document.body.dataset.clear;
  const keep = (ticked) => {
    clear.hidden = !ticked.length;
    try {
      ticked.length ? localStorage.setItem(place, JSON.stringify(ticked)) : localStorage.removeItem(place);
    } catch {
      // As with the colours.
    }
  };
  const ticked = () => boxes.filter((box) => box.checked).map(name);
  const take = (isChecked) => {
    try {
      const kept = JSON.parse(localStorage.getItem(place) ?? "[]");
      for (const box of boxes) box.checked = isChecked(box) || kept.includes(name(box));
    } catch {
      // Nothing is kept, or something that is not ours.
    }
    clear.hidden = !ticked().length;
  };
  boxes.at(-1).closest(".task-list").after(clear);
  take((box) => box.checked);
  addEventListener("storage", ({ key }) => key === place && take(() => false)); // another window has changed it
  addEventListener("pageshow", ({ persisted }) => persisted && take(() => false)); // or the same page, since it was left
  for (const box of boxes) box.addEventListener("change", () => keep(ticked()));
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep([]);
    boxes[0].focus();
  });
}

/* A word of the glossary shows its meaning where it stands; its link leads on. */
if (knowsPopovers) {
  const shown = Object.assign(document.createElement("div"), { id: "term", popover: "auto" });
  const meaning = document.createElement("p");
  const on = document.createElement("a");
  shown.append(meaning, on);
  const show = (term) => {
    meaning.textContent = term.dataset.meaning;
    on.href = term.href;
    on.textContent = document.body.dataset.more;
    term.after(shown); // next to its word in the order of the keyboard
    shown.showPopover();
    const [word, box] = [term, shown].map((node) => node.getBoundingClientRect());
    const below = word.bottom + box.height < innerHeight;
    shown.style.inset = "auto";
    shown.style.left = `${Math.max(8, Math.min(word.left, innerWidth - box.width - 8))}px`;
    shown.style.top = `${below ? word.bottom + 4 : Math.max(8, word.top - box.height - 4)}px`;
    on.focus({ preventScroll: true });
  };
  for (const term of all("a.term")) {
    term.dataset.meaning = term.title;
    term.removeAttribute("title");
    term.setAttribute("aria-haspopup", "dialog");
    term.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(term);
    });
  }
  shown.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "closed" && shown.contains(document.activeElement)) shown.previousElementSibling.focus();
  });
}

/* On paper nobody can open an answer. Browsers that know `::details-content` need no script for this. */
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...all("details.answer:not([open])")];
  for (const answer of closed) answer.open = true;
});
addEventListener("afterprint", () => {
  for (const answer of closed) answer.open = false;
});

for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/* Who keeps the files on the device gets them from there: links that only save pass by the worker. In a frame that is shut off,
   as on some learning platforms, there may not even be asked for one. */
if (origin !== "null" && navigator.serviceWorker?.controller) for (const link of all("a[download]")) link.removeAttribute("download");

/* The search is fetched when its dialog first opens. */
const dialog = document.querySelector("#search");
const open = () => {
  dialog.showModal();
  dialog.querySelector("input").select();
  if (dialog.querySelector("script")) return;
  const script = document.createElement("script");
  script.src = dialog.dataset.script;
  script.addEventListener("error", () => {
    script.remove();
    dialog.querySelector(".state").textContent = dialog.dataset.failed;
  });
  dialog.querySelector(".state").textContent = dialog.dataset.loading;
  dialog.append(script);
};
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  event.target.dataset.sent = ""; // who sends before the search is there gets the answer when it is
});
for (const button of all("[data-search]")) {
  button.hidden = false;
  button.addEventListener("click", open);
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  open();
});
