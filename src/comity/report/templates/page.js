"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const groups = read("groups");
  const things = {
    events: [...document.querySelectorAll(".event")],
    documents: [...document.querySelectorAll(".document")],
  };
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const all = document.getElementById("all");
  const words = new Map();

  // Shows the events that `keep` accepts; a chapter without any is not shown.
  function show(keep, what) {
    let count = 0;
    for (const [place, event] of things.events.entries()) {
      const kept = keep(event, place);
      event.hidden = !kept;
      count += kept ? 1 : 0;
    }
    for (const chapter of document.querySelectorAll(".chapter")) {
      chapter.hidden = !chapter.querySelector(".event:not([hidden])");
      if (chapter.tagName === "DETAILS" && count < things.events.length && !chapter.hidden) chapter.open = true;
    }
    const whole = count === things.events.length;
    all.hidden = whole;
    shown.textContent = whole ? "" : `${count} of ${things.events.length} events${what}`;
  }

  function reset() {
    filter.value = "";
    show(() => true, "");
  }

  // Opens whatever hides an element, and goes there.
  function open(element) {
    for (let part = element.parentElement; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
      part.hidden = false;
    }
    element.hidden = false;
  }

  function follow(kind, group) {
    const places = new Set(groups[kind][group]);
    const first = things[kind][Math.min(...places)];
    if (kind === "events") show((event, place) => places.has(place), " behind this number");
    open(first);
    history.replaceState(null, "", `#${first.id}`);
    (kind === "events" && places.size > 1 ? document.getElementById("events") : first).scrollIntoView();
  }

  document.addEventListener("click", (click) => {
    const link = click.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.kind) {
      click.preventDefault();
      follow(link.dataset.kind, Number(link.dataset.group));
      return;
    }
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) open(target);
  });
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    show((event) => {
      if (!words.has(event)) words.set(event, event.textContent.toLowerCase());
      return words.get(event).includes(wanted);
    }, "");
  });
  all.addEventListener("click", reset);
  addEventListener("beforeprint", () => document.querySelectorAll("details.numbers").forEach((part) => (part.open = true)));
  if (location.hash) {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) open(target);
  }

  function clicked(item) {
    if (item && item.datum && item.datum.kind && item.datum.group >= 0) follow(item.datum.kind, item.datum.group);
  }
  if (typeof vega !== "undefined") Object.entries(read("specs")).forEach(([id, spec]) => drawChart(id, spec, clicked));
})();
