"use strict";
// j and k step through the dossier's lines, Enter opens the first reading of one.
(() => {
  const lines = () =>
    [...document.querySelectorAll(".claim, .agree tbody tr, .single tbody tr, table.quote, .timeline tbody tr, .process tbody tr")];
  let at = -1;
  const step = (by) => {
    const all = lines();
    if (all.length === 0) return;
    const here = all.indexOf(document.activeElement);
    if (here >= 0) at = here;
    at = Math.min(Math.max(at + by, 0), all.length - 1);
    const line = all[at];
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Enter" && lines().includes(document.activeElement)) {
      const link = document.activeElement.querySelector("a[href*='-r']");
      if (link !== null) link.click();
    }
  });
})();
