// Line charts over the epochs, drawn by uPlot; legends and their values are ours.
const charts = [];

/** A chart of series {label, values, colour, dash, end}; its scale is logarithmic if asked. */
function chart(host, key, intro, series, options = {}) {
  const plot = element("div", {class: "plot", role: "img"});
  const legend = element("ul", {class: "legend"});
  const values = series.map(() => element("span"));
  if (!options.rows) {
    series.forEach((one, k) => legend.append(element("li", {}, swatch(one), `${one.label} `, values[k])));
  }
  host.append(element("figure", {},
    element("h3", {}, text(key)), element("figcaption", {}, intro), plot, legend));
  plot.setAttribute("aria-label", text("chart.describe", text(key), series.map(describe).join("; ")));
  const self = {
    series, options, plot, uplot: null,
    show(frame) {
      const k = frames.indexOf(frame);
      series.forEach((one, s) => {
        const value = one.values.slice(0, k + 1).filter(v => !Number.isNaN(v)).at(-1); // or the latest before
        values[s].textContent = value === undefined ? "–" : short(value);
      });
      if (self.uplot) self.uplot.redraw(false);
    },
  };
  charts.push(self);
  views.push(self.show);
  new ResizeObserver(() => {
    if (self.uplot && plot.clientWidth > 0) self.uplot.setSize({width: plot.clientWidth, height: 240});
  }).observe(plot);
}

function describe(one) {
  const known = one.values.filter(value => !Number.isNaN(value));
  return text("chart.describe.series", one.label, short(known[0]), short(known.at(-1)));
}

function swatch(one) {
  return drawing("svg", {viewBox: "0 0 26 10", "aria-hidden": "true"},
    drawing("line", {x1: 0, y1: 5, x2: 26, y2: 5, stroke: `var(--${one.colour})`, "stroke-width": 3, "stroke-dasharray": one.dash.join(" ")}));
}

/** Builds all of them anew, in the colours and on the axis of the moment. */
function drawCharts() {
  for (const one of charts) {
    if (one.uplot) one.uplot.destroy();
    one.uplot = new uPlot(settings(one), columns(one), one.plot);
  }
}

/** Frames on the axis: a logarithmic one has no 0. */
function firstFrame() {
  return state.logarithmic && frames[0].step === 0 ? 1 : 0;
}

/** On a logarithmic axis stand the logarithms themselves. */
function abscissa(frame) {
  return state.logarithmic ? Math.log10(epochOf(frame)) : epochOf(frame);
}

function columns(one) {
  const from = firstFrame();
  const shown = value => {
    if (Number.isNaN(value)) return null;
    if (!one.options.logarithmic) return Number.isFinite(value) ? value : null;
    return value > 0 ? Math.log10(Math.min(value, 1e30)) : null; // 0 has no place on the axis
  };
  return [frames.slice(from).map(abscissa), ...one.series.map(s => s.values.slice(from).map(shown))];
}

function settings(one) {
  const font = "12px system-ui, sans-serif";
  const axis = {stroke: colour("text"), grid: {stroke: colour("grid"), width: 1}, ticks: {stroke: colour("line"), width: 1}, font};
  const powers = {splits: (u, axis, low, high) => whole(low, high), values: (u, splits) => splits.map(power)};
  const plain = format => ({values: (u, splits) => splits.map(v => format(v))});
  return {
    width: Math.max(200, one.plot.clientWidth), height: 240,
    legend: {show: false},
    cursor: {y: false, points: {show: false}, drag: {setScale: false}},
    padding: [10, one.options.rows ? 56 : 28, 0, 0],
    scales: {
      x: {time: false},
      y: one.options.logarithmic ? {range: (u, low, high) => decades(low, high, one.options.one)} : {},
    },
    series: [{}, ...one.series.map(s => ({
      stroke: colour(s.colour), width: 2, dash: s.dash, points: {show: frames.length < 5}, spanGaps: true,
    }))],
    axes: [
      {...axis, label: text("axis.epoch"), labelSize: 18, labelFont: font, size: 34, space: 70,
        ...(state.logarithmic ? powers : plain(v => Number.isInteger(v) ? count(v) : short(v)))},
      {...axis, size: 58, ...(one.options.logarithmic ? powers : plain(v => short(v)))},
    ],
    hooks: {draw: [u => drawOver(u, one)], ready: [u => u.over.addEventListener("click", () => {
      if (u.cursor.idx !== null) go(u.cursor.idx + firstFrame());
    })]},
  };
}

/** Whole exponents, at most eight or so. */
function whole(low, high) {
  const step = Math.max(1, Math.ceil((high - low) / 7));
  const splits = [];
  for (let k = Math.ceil(low / step) * step; k <= high; k += step) splits.push(k);
  return splits;
}

function power(k) {
  return k >= -2 && k < 6 ? (10 ** Math.max(k, 0) / 10 ** Math.max(-k, 0)).toLocaleString("en") : `1e${k}`.replace("-", "−");
}

/** Whole powers of ten around the values, and around 1 where that is what they are measured by. */
function decades(low, high, one) {
  const known = [low, high].filter(v => v !== null && Number.isFinite(v));
  const from = Math.floor(Math.min(...known, one || known.length === 0 ? 0 : Infinity));
  const to = Math.ceil(Math.max(...known, one || known.length === 0 ? 0 : -Infinity) + (one ? 0.3 : 0));
  return [from, Math.max(from + 1, to)];
}

/** The line 1, the names of rows, and where the slider stands. */
function drawOver(u, one) {
  const context = u.ctx;
  const ratio = devicePixelRatio;
  const {left, top, width, height} = u.bbox;
  context.save();
  context.font = `${12 * ratio}px system-ui, sans-serif`;
  context.textAlign = "left";
  if (one.options.one) {
    const y = u.valToPos(0, "y", true); // log₁₀ 1
    line(context, [left, y, left + width, y], colour("bad"), 2 * ratio, []);
    context.fillStyle = colour("bad");
    context.fillText(text("chart.bound.one"), left + 6 * ratio, y - 5 * ratio);
  }
  if (u.data.slice(1).every(values => values.every(value => value === null))) {
    context.fillStyle = colour("text");
    context.fillText(text("chart.none"), left + 6 * ratio, top + height / 2);
  }
  if (one.options.rows) rowNames(u, one, ratio);
  const x = u.valToPos(abscissa(frames[Math.max(state.frame, firstFrame())]), "x", true);
  line(context, [x, top, x, top + height], colour("text"), 1.5 * ratio, [4 * ratio, 3 * ratio]);
  context.restore();
}

function rowNames(u, one, ratio) {
  const names = one.options.rows.map((name, k) => {
    const values = u.data[1 + 2 * k].filter(v => v !== null);
    return {name, colour: one.series[2 * k].colour, y: values.length ? u.valToPos(values.at(-1), "y", true) : u.bbox.top};
  }).sort((p, q) => p.y - q.y);
  const apart = 13 * ratio;
  names.forEach((name, k) => { name.y = Math.max(name.y, k > 0 ? names[k - 1].y + apart : u.bbox.top); });
  const over = names.at(-1).y - u.bbox.top - u.bbox.height; // below the axis: up again, as far as needed
  for (let k = names.length - 1, most = Infinity; over > 0 && k >= 0; k--) {
    names[k].y = Math.min(names[k].y, most, u.bbox.top + u.bbox.height);
    most = names[k].y - apart;
  }
  for (const name of names) {
    u.ctx.fillStyle = colour(name.colour);
    u.ctx.fillText(name.name, u.bbox.left + u.bbox.width + 5 * ratio, name.y + 4 * ratio);
  }
}

function line(context, [x1, y1, x2, y2], stroke, width, dash) {
  context.beginPath();
  context.setLineDash(dash);
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function addCharts(host) {
  const both = of => [0, 1].map(s => ({
    label: labels[s], values: frames.map(f => real(of(f.sides[s]))), colour: s === 0 ? "subject" : "reference", dash: s === 0 ? [] : [6, 5],
  }));
  chart(host, "chart.loss", text(data.lossOfAllRows ? "chart.loss.all" : "chart.loss.batch"), both(side => side.loss));
  const rows = frames[0].sides[0].outputs.length;
  const outputs = network.layers.at(-1).units;
  if (rows > 0) {
    const names = [];
    const series = [];
    for (let n = 0; n < rows; n++) {
      for (let j = 0; j < outputs; j++) {
        const inputs = data.data.inputs[n] ? data.data.inputs[n].map(v => short(v)).join(" ") : "";
        names.push(inputs.length > 0 && inputs.length < 9 && outputs === 1 ? inputs : `${n + 1}${outputs > 1 ? `.${j + 1}` : ""}`);
        for (const s of [0, 1]) {
          series.push({label: `${labels[s]}, ${names.at(-1)}`, values: frames.map(f => real(f.sides[s].outputs[n][j])), colour: `row-${(n * outputs + j) % 6}`, dash: s === 0 ? [] : [2, 5]});
        }
      }
    }
    chart(host, "chart.outputs", text(outputs === 1 ? "chart.outputs.intro" : "chart.outputs.many", labels[0], labels[1]), series, {rows: names});
  }
  chart(host, "chart.bound", text("chart.bound.intro"), ["forward", "backward", "update"].map((name, k) => ({
    label: text(`chart.bound.${name}`), values: frames.map(f => real(f.ofBound[k])), colour: ["subject", "reference", "third"][k], dash: [[], [7, 4], [2, 4]][k],
  })), {logarithmic: true, one: true});
  chart(host, "chart.drift", text("chart.drift.intro"), ["drift", "spread"].map((name, k) => ({
    label: text(`chart.drift.${name}`), values: frames.map(f => real(f.drift[k])), colour: ["subject", "reference"][k], dash: [[], [7, 4]][k],
  })), {logarithmic: true});
}
