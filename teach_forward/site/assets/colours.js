/* Before the page is painted: the colours that the reader chose, so that it does not flash in others. A browser that goes
   back shows the page as it was left, and the reader may have chosen others since. */
{
  const show = () => {
    try {
      const chosen = localStorage.getItem("tf-colours");
      if (chosen) document.documentElement.dataset.colours = chosen;
    } catch {
      // A browser that keeps nothing shows the colours of the device.
    }
  };
  show();
  addEventListener("pageshow", show);
}
