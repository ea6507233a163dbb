// Turns the slides of the story by keys: arrows, Page Up and Page Down, the space bar; f for the full screen. Links do it too.
addEventListener("keydown", (event) => {
  const is_typing = event.target.closest("a, button, summary, input");
  if (event.altKey || event.ctrlKey || event.metaKey || (is_typing && event.key === " ")) return;
  const turn = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", PageUp: "prev" }[event.key];
  if (turn) {
    const link = document.querySelector(`a[rel=${turn}]`);
    if (link) { event.preventDefault(); link.click(); }
  } else if (event.key === "f") {
    if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
  }
});
