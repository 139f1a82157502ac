// The network as a drawing: weights or gradients on its lines, activations or deltas in its units.
const LAYER_GAP = 190;
const UNIT_GAP = 74;
const RADIUS = 24;

function addNetwork(host) {
  if (!frames.some(frame => frame.inputs)) return;
  host.hidden = false;
  const choice = {row: 0, backward: false};
  const rows = element("select", {});
  const radios = ["forward", "backward"].map(way => element("input", {type: "radio", name: "way", value: way}));
  radios[0].checked = true;
  const note = element("p", {class: "quiet"});
  const figures = labels.map(label => {
    const svg = drawing("svg", {class: "network", role: "img"});
    return {label, svg, figure: element("figure", {}, element("h3", {}, label), svg)};
  });
  const numbers = element("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": text("network.table")});
  const details = element("details", {}, element("summary", {}, text("network.table")), numbers);
  host.append(element("h2", {}, text("network")), element("p", {class: "quiet"}, text("network.intro")),
    element("div", {class: "controls"},
      element("label", {}, text("network.row"), rows),
      element("fieldset", {}, element("legend", {}, text("network.direction")),
        ...radios.map((radio, k) => element("label", {}, radio, text(k === 0 ? "network.forward" : "network.backward"))))),
    note, element("div", {class: "panels"}, ...figures.map(f => f.figure)), details);
  const most = [false, true].map(backward => largest(backward));
  const show = frame => {
    const example = examples(frame);
    fill(rows, example, choice);
    const last = !frame.inputs;
    note.textContent = last ? text("network.after") : "";
    figures.forEach((figure, s) => {
      const values = valuesOf(frame, s, choice, example);
      figure.svg.replaceChildren(...draw(values, most[Number(choice.backward)], choice));
      figure.svg.setAttribute("viewBox", box());
      figure.svg.setAttribute("aria-label", text("network.describe", figure.label, network.inputs,
        network.layers.map(l => l.units).join(", "), radios[Number(choice.backward)].parentElement.textContent));
    });
    if (details.open) numbers.replaceChildren(numberTable(frame, choice, example));
  };
  rows.addEventListener("change", () => { choice.row = Number(rows.value); show(frames[state.frame]); });
  radios.forEach(radio => radio.addEventListener("change", () => {
    choice.backward = radios[1].checked;
    show(frames[state.frame]);
  }));
  details.addEventListener("toggle", () => show(frames[state.frame]));
  views.push(show);
}

/** The rows that can be chosen: those of the step, or of the data after the last. */
function examples(frame) {
  const known = frames.find(f => f.inputs).inputs.length;
  return frame.inputs ? {inputs: frame.inputs, targets: frame.targets}
    : {inputs: data.data.inputs.slice(0, known), targets: data.data.targets.slice(0, known)};
}

function fill(rows, example, choice) {
  const names = example.inputs.map((row, n) => text("network.row.text", n + 1, row.map(v => short(v)).join(" "), example.targets[n].map(v => short(v)).join(" ")));
  if (names.join("\n") !== [...rows.options].map(o => o.textContent).join("\n")) {
    rows.replaceChildren(...names.map((name, n) => element("option", {value: n}, name)));
  }
  choice.row = Math.min(choice.row, names.length - 1);
  rows.value = String(choice.row);
}

/** Layer by layer: what stands in the units, and the parameters or gradients before them. */
function valuesOf(frame, s, choice, example) {
  const side = frame.sides[s];
  const row = (values, k) => values && values[k].slice(choice.row * network.layers[k].units, (choice.row + 1) * network.layers[k].units).map(real);
  const inputs = example.inputs[choice.row].map(real);
  const own = side.parameters.map(real);
  const computed = side.a ? null : forward(own, inputs);
  const units = network.layers.map((layer, k) => choice.backward ? row(side.dz, k)
    : computed ? (frame.inputs ? undefined : computed.a[k]) : row(side.a, k));
  const flat = choice.backward ? side.gradients && side.gradients.map(real) : own;
  return {inputs, units, flat};
}

/** The scales of all frames together, so that colours keep their meaning. */
function largest(backward) {
  let units = 1e-300;
  let lines = 1e-300;
  const look = (values, now) => values ? values.reduce((most, v) => Number.isFinite(real(v)) ? Math.max(most, Math.abs(real(v))) : most, now) : now;
  for (const frame of frames) {
    for (const side of frame.sides) {
      lines = look(backward ? side.gradients : side.parameters, lines);
      for (const layer of (backward ? side.dz : side.a) || []) units = look(layer, units);
    }
  }
  return {units, lines};
}

function box() {
  const widest = Math.max(network.inputs, ...network.layers.map(l => l.units));
  return `0 0 ${LAYER_GAP * network.layers.length + 2 * RADIUS + 60} ${UNIT_GAP * widest + 40}`;
}

/** The centre of a unit; layer −1 holds the inputs. */
function place(layer, unit) {
  const widest = Math.max(network.inputs, ...network.layers.map(l => l.units));
  const units = layer < 0 ? network.inputs : network.layers[layer].units;
  return [RADIUS + 30 + (layer + 1) * LAYER_GAP, 16 + UNIT_GAP * (unit + 0.5 + (widest - units) / 2)];
}

function draw(values, most, choice) {
  const lines = [];
  const texts = [];
  const nodes = [];
  const few = layout.every(t => t.rows * t.columns <= 12);
  for (const t of layout) {
    for (let k = 0; k < t.rows * t.columns; k++) {
      const i = Math.floor(k / t.columns);
      const j = k % t.columns;
      const value = values.flat ? values.flat[t.offset + k] : NaN;
      const [x2, y2] = place(t.layer, j);
      if (t.bias) {
        texts.push(drawing("text", {class: "weight", x: x2, y: y2 + RADIUS + 14}, Number.isNaN(value) ? "" : `b ${short(value, 2)}`));
        continue;
      }
      const [x1, y1] = place(t.layer - 1, i);
      const width = Number.isFinite(value) ? 0.6 + 8 * Math.min(1, Math.abs(value) / most.lines) : 0.6;
      lines.push(drawing("line", {class: value < 0 ? "negative" : "positive", x1: x1 + RADIUS, y1, x2: x2 - RADIUS, y2, "stroke-width": width.toFixed(2)}));
      if (few && !Number.isNaN(value)) {
        const at = 0.22 + 0.38 * (i % 2);
        texts.push(drawing("text", {class: "weight", x: x1 + RADIUS + (x2 - x1 - 2 * RADIUS) * at, y: y1 + (y2 - y1) * at + 4}, short(value, 3)));
      }
    }
  }
  const unit = (layer, j, value, label) => {
    const [x, y] = place(layer, j);
    const shown = value === undefined || Number.isNaN(value) ? "–" : short(value, 2);
    const share = Number.isFinite(value) ? Math.min(1, Math.abs(value) / most.units) : 0;
    nodes.push(drawing("circle", {cx: x, cy: y, r: RADIUS, fill: "var(--page)"}),
      drawing("circle", {class: `node ${value < 0 ? "fill-negative" : "fill-positive"}`, "fill-opacity": (0.45 * share).toFixed(3), cx: x, cy: y, r: RADIUS}),
      drawing("text", {x, y: y + 5, class: shown.length > 5 ? "long" : undefined}, shown));
    if (label) nodes.push(drawing("text", {class: "weight", x, y: y - RADIUS - 4}, label));
  };
  values.inputs.forEach((value, i) => unit(-1, i, choice.backward ? undefined : value, text("network.input", i + 1)));
  network.layers.forEach((layer, k) => {
    for (let j = 0; j < layer.units; j++) unit(k, j, values.units[k] ? values.units[k][j] : undefined, null);
  });
  return [...lines, ...texts, ...nodes, ...mark()];
}

/** The place at which the sides part. */
function mark() {
  const d = data.verdict.divergence;
  if (!d || d.tensor === "loss" || d.index.length === 0) return [];
  const layer = parseInt(d.tensor, 10);
  const [x2, y2] = place(layer, d.index.at(-1));
  if (!d.tensor.endsWith("_W")) {
    return [drawing("circle", {class: "mark", cx: x2, cy: y2, r: RADIUS + 5}),
      drawing("text", {class: "marked", x: x2, y: y2 - RADIUS - 10}, text("network.mark"))];
  }
  const [x1, y1] = place(layer - 1, d.index[0]);
  return [drawing("line", {class: "mark", x1: x1 + RADIUS, y1: y1 + 7, x2: x2 - RADIUS, y2: y2 + 7}),
    drawing("text", {class: "marked", x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 26}, text("network.mark"))];
}

function numberTable(frame, choice, example) {
  const rows = [];
  const add = (name, values) => {
    const known = values.map(v => v === undefined ? NaN : v);
    rows.push([name, ...known.map(v => Number.isNaN(v) ? text("untold") : full(v)), short(Math.abs(known[0] - known[1]), 2)]);
  };
  const steps = [false, true].map(backward => [0, 1].map(s => valuesOf(frame, s, {...choice, backward}, example)));
  network.layers.forEach((layer, k) => {
    for (let j = 0; j < layer.units; j++) add(`${k}_a [${choice.row},${j}]`, steps[0].map(v => v.units[k] && v.units[k][j]));
  });
  network.layers.forEach((layer, k) => {
    for (let j = 0; j < layer.units; j++) add(`${k}_dz [${choice.row},${j}]`, steps[1].map(v => v.units[k] && v.units[k][j]));
  });
  ["", text("stage.gradient")].forEach((what, backward) => {
    for (const t of layout) {
      for (let k = 0; k < t.rows * t.columns; k++) {
        const index = t.bias ? `[${k}]` : `[${Math.floor(k / t.columns)},${k % t.columns}]`;
        add(`${t.name} ${what} ${index}`.replace("  ", " "), steps[backward].map(v => v.flat && v.flat[t.offset + k]));
      }
    }
  });
  return table([text("network.tensor"), ...labels, text("network.difference")], rows);
}
