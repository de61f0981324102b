/* Before the page is painted: the colours that the reader chose, so that it does not flash in others. */
try {
  const chosen = localStorage.getItem("tf-colours");
  if (chosen) document.documentElement.dataset.colours = chosen;
} catch {
  // A browser that keeps nothing shows the colours of the device.
}
