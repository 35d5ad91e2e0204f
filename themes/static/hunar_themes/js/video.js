/* A video facade is a link to the film. Pressed, it becomes the player; nothing is loaded from elsewhere before. */
document.addEventListener("click", (event) => {
  const facade = event.target.closest("a[data-embed]");
  if (!facade || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "h-frame";
  frame.src = facade.dataset.embed;
  frame.title = facade.dataset.title || "";
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  facade.replaceWith(frame);
  frame.focus();
});
