// Puts the page together.
function addHeader() {
  const good = data.verdict.code === "match";
  const learned = good && data.verdict.converged;
  document.title = `${text("brand")}: ${data.name}`;
  document.getElementById("name").textContent = data.name;
  document.getElementById("verdict").append(
    element("span", {class: `word ${learned ? "good" : "bad"}`}, `${good ? "✓" : "✗"} ${text(`word.${data.verdict.code}`)}`),
    data.verdict.sentence);
  document.getElementById("setting").append(...[...data.preface, ...data.setting].map(line => element("p", {class: "quiet"}, line)));
  const accuracy = data.sides.some(side => !Number.isNaN(real(side.accuracy)));
  const sides = document.getElementById("sides");
  sides.setAttribute("aria-label", text("side"));
  sides.append(table(
    [text("side"), text("side.learning"), text("side.loss"), ...(accuracy ? [text("side.accuracy")] : []), text("side.by")],
    data.sides.map(side => [side.label, side.learning, short(side.loss, 5),
      ...(accuracy ? [text("diagnosis.percent", short(100 * side.accuracy, 4))] : []),
      side.convergedBy ? count(side.convergedBy) : text("never")]), 2));
}

for (const node of document.querySelectorAll("[data-text]")) node.textContent = text(node.dataset.text);
document.getElementById("licence").textContent = data.licence;
addHeader();
addDiagnosis(document.getElementById("diagnosis"));
addDivergence(document.getElementById("parted"));
addPlayer(document.getElementById("player"));
addCharts(document.getElementById("charts"));
addBoundaries(document.getElementById("boundary"));
addNetwork(document.getElementById("network"));
addMaps(document.getElementById("maps"));

const parts = data.verdict.divergence ? frames.findIndex(frame => frame.step >= data.verdict.divergence.step) : -1;
state.frame = parts >= 0 ? parts : frames.length - 1;
const again = () => {
  drawCharts();
  redraw();
};
again();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printing");
  again();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printing");
  again();
});
