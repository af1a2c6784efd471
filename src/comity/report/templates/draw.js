"use strict";
// Draws a chart in the place with its name; what stood there in words comes back if that fails.
function drawChart(id, spec, clicked) {
  const place = document.getElementById(id);
  const words = place.innerHTML;
  place.textContent = "";
  try {
    const runtime = vega.parse(vegaLite.compile(spec).spec, {}, { ast: true });
    const view = new vega.View(runtime, { expr: vegaInterpreter.expressionInterpreter, renderer: "svg", container: place, hover: true });
    if (clicked) view.addEventListener("click", (_, item) => clicked(item));
    view.runAsync();
    addEventListener("resize", () => view.resize().runAsync());
  } catch (error) {
    place.innerHTML = words;
    throw error;
  }
}
