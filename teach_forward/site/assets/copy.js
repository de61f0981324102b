/* A button at each text that is there to be taken, such as a letter: it copies the words, with the numbers of lists.
   Where the browser gives no clipboard, it marks them, and says so. */
{
  const text = (node) => node.innerText.trim();
  const block = (node) => {
    if (!node.matches("ol, ul")) return text(node);
    const mark = (index) => (node.matches("ol") ? `${node.start + index}.` : "•");
    return [...node.children].map((item, index) => `${mark(index)} ${text(item)}`).join("\n");
  };
  const make = (name, values) => Object.assign(document.createElement(name), values);

  for (const quote of document.querySelectorAll("blockquote[data-copy]")) {
    const box = make("div", { className: "copy to-print" });
    const button = make("button", { type: "button", className: "button", textContent: quote.dataset.copy });
    const said = make("span", { role: "status" });
    button.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText([...quote.children].map(block).join("\n\n"));
        said.textContent = quote.dataset.copied;
      } catch {
        getSelection().selectAllChildren(quote);
        said.textContent = quote.dataset.marked;
      }
    });
    box.append(button, said);
    quote.before(box);
  }
}
