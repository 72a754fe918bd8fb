/* The arrows go from line to line of the queue. Without this file the Tab key does. */
(() => {
  "use strict";
  const table = document.querySelector("table.queue");
  if (!table) return;
  table.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...table.querySelectorAll("tbody th a")];
    const row = event.target.closest("tbody tr");
    const here = links.findIndex((link) => row && row.contains(link));
    const next = links[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
