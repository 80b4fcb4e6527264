"use strict";
(function () {
  const charts = JSON.parse(document.getElementById("charts").textContent);
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = "#1d2733";
  const drawn = [];
  for (const [id, configuration] of Object.entries(charts)) {
    const canvas = document.getElementById("chart-" + id);
    if (canvas) {
      drawn.push(new Chart(canvas, configuration));
    }
  }
  window.addEventListener("beforeprint", () => drawn.forEach((chart) => chart.resize()));
  window.addEventListener("afterprint", () => drawn.forEach((chart) => chart.resize()));
})();
