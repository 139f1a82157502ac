// The output over two inputs, of both sides and their difference.
const GRID = 72;
const PIXELS = 432;

function addBoundaries(host) {
  if (network.inputs !== 2 || network.layers.at(-1).units !== 1 || !frames[0].sides[0].parameters) return;
  host.hidden = false;
  const range = [...extent(0), ...extent(1)];
  const maps = [...labels, text("boundary.difference")].map(label => {
    const canvas = element("canvas", {class: "map", width: PIXELS, height: PIXELS, role: "img",
      "aria-label": text("boundary.describe", label, ...range.map(v => short(v)))});
    const scale = element("span", {class: "quiet"});
    return {canvas, scale, figure: element("figure", {}, element("h3", {}, label), canvas, scale)};
  });
  host.append(element("h2", {}, text("boundary")), element("p", {class: "quiet"}, text("boundary.intro", short(network.threshold))),
    element("div", {class: "panels three"}, ...maps.map(map => map.figure)));
  const shown = outputRange();
  views.push(frame => {
    const colours = palette();
    const surfaces = frame.sides.map(side => surface(side.parameters.map(real), range, GRID));
    surfaces.forEach((values, s) => {
      const share = v => v > network.threshold
        ? (v - network.threshold) / (shown[1] - network.threshold) : (v - network.threshold) / (network.threshold - shown[0]);
      paint(maps[s].canvas, values, v => diverging(0.85 * share(v), colours));
      contour(maps[s].canvas, values);
      points(maps[s].canvas, range);
      maps[s].scale.textContent = `${short(Math.min(...values))} … ${short(Math.max(...values))}`;
    });
    const difference = surfaces[0].map((v, k) => Math.abs(v - surfaces[1][k]));
    const most = Math.max(...difference);
    paint(maps[2].canvas, difference, v => colours.page.map((from, k) => from + (colours.text[k] - from) * (most > 0 ? 0.85 * v / most : 0)));
    points(maps[2].canvas, range);
    maps[2].scale.textContent = text("boundary.scale", short(most, 2));
  });
}

function extent(column) {
  const values = data.data.inputs.map(row => real(row[column]));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low || 1) * 0.25;
  return [low - margin, high + margin];
}

/** What outputs can be, for sigmoids, or those that there are. */
function outputRange() {
  const targets = data.data.targets.map(row => real(row[0]));
  return [Math.min(network.threshold - 0.5, ...targets), Math.max(network.threshold + 0.5, ...targets)];
}

function paint(canvas, values, pixel) {
  const small = new OffscreenCanvas(GRID, GRID);
  const context = small.getContext("2d");
  const image = context.createImageData(GRID, GRID);
  values.forEach((value, k) => image.data.set([...pixel(value), 255], 4 * k));
  context.putImageData(image, 0, 0);
  const large = canvas.getContext("2d");
  large.imageSmoothingEnabled = true;
  large.drawImage(small, 0, 0, PIXELS, PIXELS);
}

/** Where the output crosses the threshold, between the centres of the grid (marching squares). */
function contour(canvas, values) {
  const cell = PIXELS / GRID;
  const above = (row, column) => values[row * GRID + column] - network.threshold;
  const path = new Path2D();
  for (let row = 0; row + 1 < GRID; row++) {
    for (let column = 0; column + 1 < GRID; column++) {
      const corners = [[row, column], [row, column + 1], [row + 1, column + 1], [row + 1, column]];
      const crossings = [];
      corners.forEach(([r, c], k) => {
        const [s, d] = corners[(k + 1) % 4];
        const from = above(r, c);
        const to = above(s, d);
        if (from > 0 !== to > 0) {
          const t = from / (from - to);
          crossings.push([(c + (d - c) * t + 0.5) * cell, (r + (s - r) * t + 0.5) * cell]);
        }
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        path.moveTo(...crossings[k]);
        path.lineTo(...crossings[k + 1]);
      }
    }
  }
  const context = canvas.getContext("2d");
  for (const [stroke, width] of [["#ffffff", 5], ["#000000", 2]]) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke(path);
  }
}

function points(canvas, range) {
  const context = canvas.getContext("2d");
  const size = data.data.inputs.length > 60 ? 4 : 9;
  context.lineWidth = 2;
  data.data.inputs.forEach((row, n) => {
    const x = (real(row[0]) - range[0]) / (range[1] - range[0]) * PIXELS;
    const y = (range[3] - real(row[1])) / (range[3] - range[2]) * PIXELS;
    context.beginPath();
    if (real(data.data.targets[n][0]) > network.threshold) {
      context.moveTo(x, y - 1.2 * size);
      context.lineTo(x + 1.1 * size, y + 0.8 * size);
      context.lineTo(x - 1.1 * size, y + 0.8 * size);
      context.closePath();
    } else {
      context.arc(x, y, size, 0, 2 * Math.PI);
    }
    context.fillStyle = "#ffffff";
    context.strokeStyle = "#000000";
    context.fill();
    context.stroke();
  });
}
