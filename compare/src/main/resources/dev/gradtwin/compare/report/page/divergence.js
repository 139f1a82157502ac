// The diagnosis, and the step at which the sides part.
function addDiagnosis(host) {
  if (data.diagnosis.length === 0) return;
  host.hidden = false;
  host.append(element("h2", {}, text("diagnosis")));
  for (const one of data.diagnosis) {
    const name = text("diagnosis.in", one.label ? `${one.cause} (${one.label})` : one.cause, one.places.join(", "));
    const proof = one.proof;
    host.append(element("div", {class: "panel"},
      element("h3", {}, one.side === "reference" ? text("diagnosis.of", name, labels[1]) : name),
      element("p", {}, one.explanation),
      facts([
        [text("diagnosis.is"), one.cause === "unknown" ? null : element("code", {}, one.asItIs)],
        [text("diagnosis.should"), element("code", {}, one.shouldBe)],
        [text("diagnosis.proof"), text("diagnosis.proof.text", `[${proof.index.join(",")}]`, proof.tensor, full(proof.told), full(proof.right), short(proof.ofBound, 2), count(proof.wrongNumbers), count(proof.wrongSteps))],
        [text("diagnosis.look"), one.lookFor ? element("code", {}, one.lookFor) : null],
        [text("diagnosis.confidence"), one.cause === "unknown" ? null : text("diagnosis.percent", Math.round(100 * one.confidence))],
        [text("diagnosis.alternatives"), one.alternatives.join(", ")],
        [text("diagnosis.facts"), one.facts.join("; ")],
      ])));
  }
}

function addDivergence(host) {
  const d = data.verdict.divergence;
  if (!d) return;
  host.hidden = false;
  const side = {subject: labels[0], reference: labels[1], both: text("wrong.both")}[d.wrongSide];
  host.append(element("h2", {}, text("parted")), element("p", {class: "quiet"}, text("parted.intro")), chain(d),
    element("div", {class: "panel"}, facts([
      [text("parted.place"), d.place],
      [labels[0], full(d.subject)],
      [labels[1], full(d.reference)],
      [text("parted.exact"), Number.isNaN(real(d.exact)) ? text("unknown") : full(d.exact)],
      [text("parted.difference"), short(d.difference, 2)],
      [text("parted.bound"), short(d.bound, 2)],
      [text("parted.wrong"), side || text("unknown")],
      [text("parted.steps"), text("parted.steps.text", count(data.verdict.diverged), count(data.verdict.compared))],
    ])));
  if (data.tensors.length === 0) {
    host.append(element("p", {}, text("parted.nostep")));
    return;
  }
  tensorMaps(host, d);
}

/** All tensors in the order of cause, with the one that parts first. */
function chain(d) {
  let after = false;
  return element("ol", {class: "chain"}, ...data.differences.map(one => {
    const first = one.tensor === d.tensor && one.stage === d.stage;
    const differs = !(real(one.ofBound) <= 1);
    const word = first ? "parted.first" : !differs ? "parted.agrees" : after ? "parted.follows" : "parted.differs";
    after = after || first;
    return element("li", {class: first ? "first" : differs ? "differs" : ""},
      `${first || differs ? "✗" : "✓"} ${one.tensor === "loss" ? "" : `${one.tensor} `}${text(`stage.${one.stage}`)}: ${text(word)}`);
  }));
}

function tensorMaps(host, d) {
  const choice = element("select", {}, ...data.tensors.map((t, k) => element("option", {value: k}, `${t.tensor} ${text(`stage.${t.stage}`)}`)));
  const shape = element("p", {class: "quiet"});
  const figures = element("div", {class: "maps"});
  const worst = element("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": text("parted.worst")});
  host.append(element("p", {}, element("label", {}, text("parted.tensor", count(d.step)), choice)), shape, figures,
    element("h3", {}, text("parted.worst")), worst);
  const show = () => {
    const t = data.tensors[Number(choice.value)];
    const first = t.tensor === d.tensor && t.stage === d.stage;
    const reduced = t.shownRows < t.rows || t.shownColumns < t.columns;
    shape.textContent = `${reduced ? text("parted.reduced", count(t.rows), count(t.columns)) : text("parted.shape", t.rows, t.columns)}. ${first ? text("parted.mark") : ""}`;
    const got = t.subject.map(real);
    const expected = t.reference.map(real);
    const bound = t.bound.map(real);
    const ratio = got.map((v, k) => Math.abs(v - expected[k]) === 0 ? 0 : Math.abs(v - expected[k]) / bound[k]);
    const most = Math.max(1e-300, ...[...got, ...expected].map(Math.abs).filter(Number.isFinite));
    const flat = d.index.length < 2 ? d.index.at(-1) : d.index[0] * t.columns + d.index[1];
    const marked = first ? t.element.indexOf(flat) : -1;
    const colours = palette();
    const signed = v => diverging(v / most, colours);
    const excess = v => colours.page.map((from, k) => from + (colours.mark[k] - from) * (!(v <= 1) ? Math.min(1, 0.35 + 0.65 * (Number.isFinite(v) ? Math.log10(v) : 16) / 16) : 0.12 * v));
    figures.replaceChildren(...[
      [text("parted.got", labels[0]), got, signed],
      [text("parted.expected", labels[1]), expected, signed],
      [text("parted.ratio"), ratio, excess],
    ].map(([label, values, pixel]) => {
      const {canvas, figure} = mapFigure(label, t.shownRows, t.shownColumns, "h3");
      cells(canvas, values, pixel);
      outline(canvas, marked);
      numbersIn(canvas, values);
      const finite = values.filter(Number.isFinite);
      canvas.setAttribute("aria-label", `${label}, ${t.tensor}: ${short(Math.min(...finite))} … ${short(Math.max(...finite))}`);
      figure.append(element("span", {class: "quiet"}, `${short(Math.min(...finite))} … ${short(Math.max(...values))}`));
      return figure;
    }));
    const order = ratio.map((v, k) => [Number.isNaN(v) ? Infinity : v, k]).sort((p, q) => q[0] - p[0]).slice(0, 8);
    worst.replaceChildren(table([text("parted.element"), ...labels, text("parted.bound"), text("parted.ratio")], order.map(([v, k]) => [
      `[${Math.floor(t.element[k] / t.columns)},${t.element[k] % t.columns}]`, full(got[k]), full(expected[k]), short(bound[k], 2), short(v, 2)])));
  };
  choice.addEventListener("change", show);
  views.push(changes(show));
}

/** Draws again when colours changed, and not whenever the slider moves. */
function changes(show) {
  let drawn = "";
  return () => {
    const now = colour("page");
    if (now !== drawn) show();
    drawn = now;
  };
}

function outline(canvas, k) {
  if (k < 0) return;
  const {columns, cell} = canvas.cells;
  const context = canvas.getContext("2d");
  for (const [stroke, width] of [["#ffffff", 6], ["#000000", 3]]) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.strokeRect((k % columns) * cell + 2, Math.floor(k / columns) * cell + 2, cell - 4, cell - 4);
  }
}

/** The numbers in the cells, where these are large enough. */
function numbersIn(canvas, values) {
  const {columns, cell} = canvas.cells;
  if (values.length > 64 || cell < 40) return;
  const context = canvas.getContext("2d");
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  values.forEach((value, k) => {
    const [x, y] = [(k % columns + 0.5) * cell, (Math.floor(k / columns) + 0.5) * cell + 4];
    context.strokeStyle = colour("page");
    context.lineWidth = 3;
    context.strokeText(short(value, 2), x, y);
    context.fillStyle = colour("text");
    context.fillText(short(value, 2), x, y);
  });
}
