/* The quick exit is a link. With this file it empties the page at once, and the page is not gone back to; Escape pressed three times does the same. */
(() => {
  const way = document.querySelector("[data-exit]");
  if (!way || way.dataset.ready) return;
  way.dataset.ready = "1";
  let pressed = [];
  const leave = () => {
    document.title = " ";
    document.body.hidden = true;
    location.replace(way.href);
  };
  way.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pressed = [...pressed.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
    if (pressed.length >= 3) leave();
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload()); // not out of the browser's memory
})();
