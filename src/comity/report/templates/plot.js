"use strict";
Object.entries(JSON.parse(document.getElementById("specs").textContent)).forEach(([id, spec]) => drawChart(id, spec));
