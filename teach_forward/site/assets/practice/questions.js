"use strict";
var practiceTool = (() => {
// practice:core.js
var { big, button, h, newId, words, called, field, own, saveDocument, add, find, items, only, put, value, asked, label, shown, today, buttons, fields, list, nameOf, next, ofSystem } = globalThis.practice;

// tools/questions.js
var [QUESTIONS, REQUESTS] = ["questions", "requests"];
var [ENOUGH, THEMES] = [6, 4];
var OUTCOMES = ["promised", "dodged", "refused", ""];
var form = (app) => app.page.forms[QUESTIONS];
var themes = (app) => form(app).tables.filter((table) => table.fields.includes("expected"));
var chosen = (app, over = false) => themes(app).flatMap((theme) => theme.rows).flatMap((row) => {
  const item = only(app.folder, QUESTIONS, app.system, row.id);
  return item && (value(item, "order") || over && value(item, "outcome")) ? { row, item } : [];
}).sort((one, other) => place(one) - place(other));
var place = ({ item }) => Number(value(item, "order")) || Infinity;
var write = (app, rows, what) => app.change(
  (folder, by) => rows.forEach((row, index) => {
    const id = only(folder, QUESTIONS, app.system, row)?.id ?? add(folder, QUESTIONS, { of: app.system, row });
    for (const [name, answer2] of Object.entries(what(index))) put(folder, by, QUESTIONS, id, name, answer2);
  })
);
var read = (app, { item }, name) => shown(app.page, QUESTIONS, name, item.fields[name]);
var named = (name, text, attributes = {}) => h("p", attributes, h("strong", {}, name), h("br"), text);
var line = (app, question, name, title) => {
  const text = read(app, question, name);
  const found = asked(app.page, QUESTIONS, name);
  return text && named(title ?? (found ? called(app, QUESTIONS, found) : ""), words(text), { class: "practice-text" });
};
var answers = (app, names) => form(app).answers.filter((each) => names.includes(each.id));
var head = (app, title, all, index) => [
  h("h3", {}, app.say(title)),
  h("p", { class: "practice-help" }, app.say("part_of", { number: index + 1, total: all.length })),
  h("p", { class: "practice-name" }, own(app, QUESTIONS, all[index].row.cells[1]))
];
var choose = (app) => {
  const count = h("p", { class: "practice-name", role: "status" });
  const show = () => {
    const now = chosen(app);
    const found = themes(app).filter((theme) => now.some(({ row }) => theme.rows.includes(row))).length;
    const few = now.length !== ENOUGH || found < THEMES;
    count.textContent = [app.say("bank_chosen", { count: now.length, themes: found }), few && app.say("bank_aim")].filter(Boolean).join(" ");
  };
  const choice = (row) => {
    const box = h("input", { type: "checkbox", checked: Boolean(value(only(app.folder, QUESTIONS, app.system, row.id), "order")) });
    box.addEventListener("change", async () => {
      const last = Math.max(0, ...chosen(app).map(place));
      await write(app, [row.id], () => ({ order: { v: box.checked ? String(last + 1) : "" } }));
      show();
    });
    return h("label", { class: "practice-choice" }, box, own(app, QUESTIONS, `${row.cells[0]}. ${row.cells[1]}`));
  };
  show();
  return h(
    "div",
    {},
    h("h3", {}, app.say("bank_choose")),
    ...themes(app).map((theme) => h("fieldset", { class: "practice-field" }, h("legend", { class: "practice-name" }, own(app, QUESTIONS, theme.heading)), ...theme.rows.map(choice))),
    h("div", { class: "practice-found" }, count, buttons(next(app.say("bank_prepare"), () => chosen(app).length > 0 && app.go(prepare(0)))))
  );
};
var prepare = (index) => (app) => {
  const all = chosen(app);
  const { row, item } = all[index];
  const order = asked(app.page, QUESTIONS, "order")?.label;
  const select = h("select", { id: newId() }, ...all.map((_, at) => h("option", { value: at, selected: at === index }, String(at + 1))));
  select.addEventListener("change", async () => {
    const rows = all.filter((each) => each.item !== item).map((each) => each.row.id);
    rows.splice(Number(select.value), 0, row.id);
    await write(app, rows, (at) => ({ order: { v: String(at + 1) } }));
    await app.go(prepare(Number(select.value)));
  });
  const last = index === all.length - 1;
  return h(
    "div",
    {},
    ...head(app, "bank_prepare", all, index),
    row.cells[2] && named(own(app, QUESTIONS, themes(app)[0].columns[2]), own(app, QUESTIONS, row.cells[2]), { class: "practice-help" }),
    fields(app, QUESTIONS, item.id, answers(app, ["expected", "then", "asks"]).map((each) => each.id === "expected" ? { ...each, label: app.say("bank_expected") } : each)),
    h("div", { class: "practice-field" }, h("label", { class: "practice-name", for: select.id }, order), select),
    buttons(
      next(app.say(last ? "bank_sheet" : "next"), () => app.go(last ? sheet : prepare(index + 1))),
      big(app.say("back"), () => app.go(index ? prepare(index - 1) : choose))
    )
  );
};
var sheet = (app) => {
  const all = chosen(app);
  const post = asked(app.page, QUESTIONS, "post");
  const title = h("h4", {}, nameOf(app, "systems", app.system ?? ""), " ", h("bdi", { dir: "auto" }));
  const input = h("input", { type: "text", dir: "auto", id: newId(), maxlength: 300, value: all.map((each) => value(each.item, "post")).find(Boolean) ?? "" });
  const show = () => void (title.lastElementChild && (title.lastElementChild.textContent = input.value && `(${input.value})`));
  input.addEventListener("input", () => (show(), app.later(QUESTIONS, () => write(app, all.map((each) => each.row.id), () => ({ post: { v: input.value.trim() } })))));
  show();
  const boxes = asked(app.page, QUESTIONS, "outcome")?.choices?.map(([, text]) => `☐ ${text}`).join("  ");
  return h(
    "div",
    {},
    h("h3", {}, app.say("bank_sheet")),
    h("div", { class: "practice-field" }, h("label", { class: "practice-name", for: input.id }, own(app, QUESTIONS, post?.label ?? "")), input),
    h(
      "div",
      { class: "practice-dossier practice-large" },
      title,
      h("ol", {}, ...all.map((each) => h("li", {}, h("p", {}, own(app, QUESTIONS, each.row.cells[1])), line(app, each, "asks"), h("p", { class: "practice-room" }, boxes)))),
      h("h4", { class: "practice-new-page" }, app.say("bank_ours")),
      h("ol", {}, ...all.map((each) => h("li", {}, h("p", {}, own(app, QUESTIONS, each.row.cells[1])), line(app, each, "expected", app.say("bank_expected")), line(app, each, "then"))))
    ),
    buttons(
      next(app.say("print"), () => print()),
      big(app.say("bank_after"), () => app.go(came(0))),
      big(app.say("bank_prepare"), () => app.go(prepare(0))),
      big(app.say("bank_choose"), () => app.go(choose))
    )
  );
};
var came = (index) => (app) => {
  const all = chosen(app, true);
  const question = all[index];
  const { id } = question.item;
  const titles = form(app).tables.find((table) => table.id === QUESTIONS)?.columns ?? [];
  const screen = fields(app, QUESTIONS, id, answers(app, ["outcome", "proof", "again", "next"]).map((each) => each.id === "outcome" ? { ...each, label: titles[2] } : each));
  const outcome = screen.querySelector("fieldset");
  const dodges = h("div", { class: "practice-panel", hidden: value(question.item, "outcome") !== "dodged" }, ...replies(app, question));
  outcome?.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) dodges.hidden = target.value !== "dodged";
  });
  outcome?.after(dodges);
  const last = index === all.length - 1;
  return h(
    "div",
    {},
    ...head(app, "bank_after", all, index),
    line(app, question, "expected", app.say("bank_expected")),
    screen,
    buttons(
      next(app.say(last ? "bank_follow" : "next"), () => app.go(last ? follow : came(index + 1))),
      big(app.say("back"), () => app.go(index ? came(index - 1) : sheet))
    )
  );
};
var replies = (app, { item }) => {
  const table = form(app).tables.find((each) => each.id === "dodges");
  const reply = h("div", { role: "status", class: "practice-reply" });
  const show = (chosen2) => {
    const cells = chosen2 instanceof HTMLInputElement && table?.rows.find((row) => row.id === chosen2.value)?.cells;
    if (!cells) return;
    reply.replaceChildren(...[1, 2].map((at) => named(table?.columns[at] ?? "", cells[at], form(app).text ?? {})));
    chosen2.closest("label")?.after(reply);
  };
  return answers(app, ["dodge"]).map((each) => {
    const found = field(app, QUESTIONS, item.id, each);
    found.addEventListener("change", ({ target }) => show(target));
    show(found.querySelector(":checked"));
    return found;
  });
};
var follow = (app) => {
  const all = chosen(app, true);
  const open = all.filter(({ item }) => value(item, "outcome") !== "answered");
  const text = open.map(({ row }) => row.cells[1]).join(" ");
  const noted = items(app.folder, REQUESTS, app.system).some((item) => value(item, "request") === text);
  const request = async () => {
    await app.change((folder, by) => {
      const id = add(folder, REQUESTS, { of: app.system });
      put(folder, by, REQUESTS, id, "request", { v: text });
      put(folder, by, REQUESTS, id, "letter", { c: "union" });
      put(folder, by, REQUESTS, id, "state", { c: "to-send" });
    });
    app.announce(app.say("noted"));
    await app.go(follow);
  };
  const group = (outcome) => {
    const found = open.filter(({ item }) => (OUTCOMES.includes(value(item, "outcome")) ? value(item, "outcome") : "") === outcome);
    return found.length > 0 && h(
      "section",
      {},
      h("h4", {}, asked(app.page, QUESTIONS, "outcome")?.choices?.find(([id]) => id === outcome)?.[1] ?? app.say("bank_unmarked")),
      h("ul", { class: "practice-list" }, ...found.map((each) => h(
        "li",
        {},
        button(each.row.cells[1], () => app.go(came(all.indexOf(each))), { class: "practice-open", ...form(app).text }),
        h("div", { class: "practice-help" }, line(app, each, "proof"), line(app, each, "next"))
      )))
    );
  };
  const letters = app.page.urls[REQUESTS];
  return h(
    "div",
    {},
    h("h3", {}, app.say("bank_follow")),
    open.length === 0 && h("p", {}, app.say("bank_done")),
    ...OUTCOMES.map(group),
    buttons(
      open.length > 0 && (noted ? h("a", { class: "practice-button practice-next", href: letters }, app.say("to_letters")) : next(app.say("bank_request"), request)),
      (open.length ? big : next)(`${app.say("bank_minutes")} (DOCX)`, () => minutes(app, all)),
      big(app.say("bank_after"), () => app.go(came(0))),
      big(app.say("bank_sheet"), () => app.go(chosen(app).length ? sheet : choose))
    )
  );
};
var minutes = async (app, all) => {
  const title = `${app.say("bank_minutes")} · ${nameOf(app, "systems", app.system ?? "").textContent}`;
  const run = (text, bold) => [{ text, ...bold ? { bold } : {} }];
  const post = all.map((each) => read(app, each, "post")).find(Boolean);
  const blocks = [
    { kind: "heading", level: 1, text: run(title) },
    ...post ? [{ kind: (
      /** @type {const} */
      "paragraph"
    ), text: run(post) }] : [],
    ...all.flatMap((each, index) => [
      { kind: (
        /** @type {const} */
        "heading"
      ), level: (
        /** @type {const} */
        2
      ), text: run(`${index + 1}. ${each.row.cells[1]}`) },
      {
        kind: (
          /** @type {const} */
          "list"
        ),
        items: answers(app, ["outcome", "dodge", "proof", "again", "next"]).filter(({ id }) => read(app, each, id)).map(({ id, label: label2 }) => [...run(`${label2}
`, true), ...run(read(app, each, id))])
      }
    ])
  ];
  await saveDocument(`${QUESTIONS}-${today()}`, { title, lang: app.page.lang, rtl: app.page.dir === "rtl", blocks });
};
var first = (app) => {
  const all = chosen(app, true);
  const observed = !themes(app)[0].here;
  return (all.some(({ item }) => value(item, "outcome")) ? follow : !all.length ? choose : observed ? came(0) : sheet)(app);
};
var tool = () => ofSystem(first);
return {
  tool
};
})();
