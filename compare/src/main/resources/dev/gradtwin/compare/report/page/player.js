// The slider that moves everything, its buttons and keys.
const MOMENT = 80; // milliseconds

function addPlayer(host) {
  host.setAttribute("aria-label", text("time.slider"));
  const slider = element("input", {type: "range", min: 0, max: frames.length - 1, step: 1, "aria-label": text("time.slider")});
  const where = element("output", {});
  const play = element("button", {type: "button"}, "▶");
  const back = element("button", {type: "button", "aria-label": text("time.back"), title: text("time.back")}, "◀");
  const on = element("button", {type: "button", "aria-label": text("time.forward"), title: text("time.forward")}, "▶|");
  back.textContent = "|◀";
  const logarithmic = element("input", {type: "checkbox"});
  host.append(back, play, on, slider, where, element("label", {}, logarithmic, text("time.log")));
  let timer = null;
  const label = () => {
    play.textContent = timer === null ? "▶" : "❚❚";
    play.setAttribute("aria-label", text(timer === null ? "time.play" : "time.pause"));
    play.title = text(timer === null ? "time.play" : "time.pause");
  };
  const pause = () => {
    clearInterval(timer);
    timer = null;
    label();
  };
  const toggle = () => {
    if (timer !== null) {
      pause();
      return;
    }
    if (state.frame === frames.length - 1) go(0);
    timer = setInterval(() => state.frame === frames.length - 1 ? pause() : go(state.frame + 1), MOMENT);
    label();
  };
  const step = by => {
    pause();
    go(state.frame + by);
  };
  label();
  play.addEventListener("click", toggle);
  back.addEventListener("click", () => step(-1));
  on.addEventListener("click", () => step(1));
  slider.addEventListener("input", () => {
    pause();
    go(Number(slider.value));
  });
  logarithmic.addEventListener("change", () => {
    state.logarithmic = logarithmic.checked;
    drawCharts();
    redraw();
  });
  const keys = {" ": toggle, ArrowLeft: () => step(-1), ArrowRight: () => step(1), Home: () => step(-frames.length), End: () => step(frames.length)};
  document.addEventListener("keydown", event => {
    const taken = event.key === " " ? "input, select, button, summary, a, [tabindex='0']" : "input, select, [tabindex='0']";
    const busy = event.target.closest && event.target.closest(taken);
    if (busy || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  views.push(frame => {
    const epoch = epochOf(frame);
    const total = count(Math.max(...frames.map(epochOf)));
    const after = text("time.after", Number.isInteger(epoch) ? count(epoch) : short(epoch, 4), total);
    slider.value = String(state.frame);
    slider.setAttribute("aria-valuetext", after);
    where.textContent = network.stepsPerEpoch > 1 ? `${after}, ${text("time.step", count(frame.step))}` : after;
  });
}

/** Moves to a frame, or to the nearest that there is. */
function go(frame) {
  state.frame = Math.max(0, Math.min(frames.length - 1, frame));
  redraw();
}
