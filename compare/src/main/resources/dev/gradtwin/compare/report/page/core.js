// What every other file uses: the data of the run, texts, numbers, elements, colours.
const data = JSON.parse(document.getElementById("data").textContent);
const frames = data.frames;
const network = data.network;
const labels = data.sides.map(side => side.label);

/** A text of page.properties with its places filled. */
function text(key, ...values) {
  return data.strings[key].replace(/\{(\d)\}/g, (place, k) => values[k]);
}

/** Numbers that JSON cannot hold are texts there. */
function real(value) {
  return value === undefined || value === null ? NaN : Number(value);
}

/** A few digits, for labels. */
function short(value, digits = 3) {
  const x = real(value);
  if (Number.isNaN(x)) return text("unknown");
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const magnitude = Math.abs(x);
  const plain = x === 0 || (magnitude >= 1e-3 && magnitude < 1e5);
  return (plain ? String(Number(x.toPrecision(digits))) : x.toExponential(digits - 1)).replace("e+", "e").replace("-", "−");
}

/** All digits, for tables. */
function full(value) {
  const x = real(value);
  return Number.isFinite(x) ? String(x).replace("-", "−") : short(x);
}

function count(value) {
  return Math.round(value).toLocaleString("en");
}

/** An element with attributes and children; texts become text nodes and never markup. */
function element(name, attributes = {}, ...children) {
  return build(document.createElement(name), attributes, children);
}

function drawing(name, attributes = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function table(head, rows, numbers = 1) {
  const cell = (name, value, column, attributes = {}) =>
    element(name, {...attributes, ...(column >= numbers ? {class: "number"} : {})}, value);
  return element("table", {},
    element("thead", {}, element("tr", {}, ...head.map((h, c) => cell("th", h, c, {scope: "col"})))),
    element("tbody", {}, ...rows.map(row => element("tr", {}, ...row.map((v, c) => c === 0
      ? cell("th", v, c, {scope: "row"}) : cell("td", v, c))))));
}

/** A list of terms; those without a value are left out. */
function facts(pairs) {
  return element("dl", {}, ...pairs.filter(pair => pair[1] !== null && pair[1] !== "")
    .flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]));
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Red, green and blue of a colour #rrggbb. */
function channels(name) {
  const hex = colour(name);
  return [1, 3, 5].map(k => parseInt(hex.slice(k, k + 2), 16));
}

/** A pixel between the page's colour (0) and blue (1) or orange (-1). */
function diverging(share, palette) {
  const end = share < 0 ? palette.negative : palette.positive;
  const t = Math.min(1, Math.abs(share));
  return palette.page.map((from, k) => from + (end[k] - from) * t);
}

function palette() {
  return {page: channels("page"), positive: channels("positive"), negative: channels("negative"), text: channels("text"), mark: channels("mark")};
}

/** The place of every tensor in a flat array of parameters. */
const layout = (() => {
  const tensors = [];
  let offset = 0;
  let width = network.inputs;
  network.layers.forEach((layer, k) => {
    tensors.push({name: `${k}_W`, layer: k, rows: width, columns: layer.units, offset});
    offset += width * layer.units;
    if (layer.bias) {
      tensors.push({name: `${k}_b`, layer: k, rows: 1, columns: layer.units, offset, bias: true});
      offset += layer.units;
    }
    width = layer.units;
  });
  return tensors;
})();

/** Epochs before the step of a frame. */
function epochOf(frame) {
  return frame.step / network.stepsPerEpoch;
}

/** What is drawn anew when the moment, the colours or the axis change. */
const views = [];
const state = {frame: 0, logarithmic: false};

function redraw() {
  for (const view of views) view(frames[state.frame]);
}
