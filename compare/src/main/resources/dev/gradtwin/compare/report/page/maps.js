// Large networks: maps of their weights and how numbers are distributed.
function addMaps(host) {
  if (!frames[0].sides[0].summaries) return;
  host.hidden = false;
  host.append(element("h2", {}, text("maps")), element("p", {class: "quiet"}, text("maps.intro")));
  frames[0].sides[0].summaries.forEach((summary, k) => {
    const figures = labels.map(label => mapFigure(label, summary.map.length, summary.map[0].length, "h4"));
    const histograms = ["values", "gradients"].map(kind => ({kind, ...histogramFigure(text(`maps.${kind}`))}));
    host.append(element("h3", {}, summary.tensor),
      element("div", {class: "maps"}, ...(summary.map.length > 1 ? figures.map(f => f.figure) : []), ...histograms.map(h => h.figure)));
    const of = (frame, s) => frame.sides[s].summaries[k];
    const most = Math.max(1e-300, ...frames.flatMap(f => f.sides.flatMap(side => side.summaries[k].map.flat().map(v => Math.abs(real(v))))).filter(Number.isFinite));
    views.push(frame => {
      const colours = palette();
      figures.forEach((figure, s) => {
        const values = of(frame, s).map.flat().map(real);
        cells(figure.canvas, values, v => diverging(v / most, colours));
        figure.canvas.setAttribute("aria-label", text("maps.describe", summary.tensor, labels[s], short(Math.max(...values.map(Math.abs)))));
      });
      histograms.forEach(histogram => {
        const both = [0, 1].map(s => of(frame, s)[histogram.kind]);
        drawHistogram(histogram.canvas, both);
        const known = both.filter(one => one);
        histogram.caption.textContent = known.length === 0 ? text("unknown") : `${short(Math.min(...known.map(one => real(one.range[0]))))} … ${short(Math.max(...known.map(one => real(one.range[1]))))}`;
        histogram.canvas.setAttribute("aria-label", text("maps.histogram", summary.tensor, text(`maps.${histogram.kind}`),
          known.length ? short(known[0].range[0]) : text("unknown"), known.length ? short(known[0].range[1]) : text("unknown")));
      });
    });
  });
}

/** A canvas with some pixels for every cell. */
function mapFigure(label, rows, columns, heading) {
  const cell = Math.max(4, Math.min(64, Math.floor(320 / Math.max(rows, columns))));
  const canvas = element("canvas", {class: "map", width: columns * cell, height: rows * cell, role: "img"});
  canvas.cells = {rows, columns, cell};
  return {canvas, figure: element("figure", {}, element(heading, {}, label), canvas)};
}

function cells(canvas, values, pixel) {
  const {columns, cell} = canvas.cells;
  const context = canvas.getContext("2d");
  const {mark} = palette(); // what is not finite
  values.forEach((value, k) => {
    context.fillStyle = `rgb(${(Number.isFinite(value) ? pixel(value) : mark).map(Math.round).join(",")})`;
    context.fillRect((k % columns) * cell, Math.floor(k / columns) * cell, cell, cell);
  });
}

function histogramFigure(label) {
  const canvas = element("canvas", {class: "map", width: 320, height: 180, role: "img"});
  const caption = element("figcaption");
  return {canvas, caption, figure: element("figure", {}, element("h4", {}, label), canvas, caption)};
}

/** The first as bars, the second as a line of steps over them. */
function drawHistogram(canvas, both) {
  const context = canvas.getContext("2d");
  const {width, height} = canvas;
  context.clearRect(0, 0, width, height);
  const known = both.filter(one => one && Number.isFinite(real(one.range[0])));
  const low = Math.min(...known.map(one => real(one.range[0])));
  const high = Math.max(...known.map(one => real(one.range[1])));
  const most = Math.max(...known.flatMap(one => one.counts));
  const x = v => 4 + (high > low ? (v - low) / (high - low) : 0.5) * (width - 8);
  both.forEach((one, s) => {
    if (!known.includes(one)) return;
    const step = (real(one.range[1]) - real(one.range[0])) / one.counts.length;
    const corners = one.counts.flatMap((n, k) => [k, k + 1].map(edge => [x(real(one.range[0]) + edge * step), height - 4 - (height - 12) * n / most]));
    context.beginPath();
    context.moveTo(corners[0][0], height - 4);
    corners.forEach(([px, py]) => context.lineTo(px, py));
    context.lineTo(corners.at(-1)[0], height - 4);
    context.lineWidth = 2;
    context.setLineDash(s === 0 ? [] : [6, 5]);
    context.strokeStyle = colour(s === 0 ? "subject" : "reference");
    context.fillStyle = colour("subject");
    context.globalAlpha = 0.25;
    if (s === 0) context.fill();
    context.globalAlpha = 1;
    context.stroke();
  });
}
