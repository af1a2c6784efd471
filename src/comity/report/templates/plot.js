"use strict";
(() => {
  const specs = JSON.parse(document.getElementById("specs").textContent);
  for (const [id, spec] of Object.entries(specs)) {
    const place = document.getElementById(id);
    const words = place.innerHTML;
    place.textContent = "";
    try {
      const runtime = vega.parse(vegaLite.compile(spec).spec, {}, { ast: true });
      const view = new vega.View(runtime, { expr: vegaInterpreter.expressionInterpreter, renderer: "svg", container: place, hover: true });
      view.runAsync();
      addEventListener("resize", () => view.resize().runAsync());
    } catch (error) {
      place.innerHTML = words;
      throw error;
    }
  }
})();
