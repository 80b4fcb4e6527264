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
  // A link to a part that is folded opens it.
  const unfold = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
    }
  };
  window.addEventListener("hashchange", unfold);
  unfold();
  window.addEventListener("beforeprint", () => drawn.forEach((chart) => chart.resize()));
  window.addEventListener("afterprint", () => drawn.forEach((chart) => chart.resize()));
})();
