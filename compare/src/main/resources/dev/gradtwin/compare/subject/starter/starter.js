// A network in JavaScript, to be checked by gradtwin, which asks it for one step after another.
//
//   java -jar compare/target/compare.jar check --subject "node subject.js"
'use strict';

// May declare weightLayout: 'out-in', gradient: 'mean', direction: 'ascent' as well.
const ready = {ready: true, name: 'my network'};
let memory = {}; // whatever has to outlive a step, such as a velocity: a new run finds it empty

// ---- your network goes here ---------------------------------------------------------------------
//
// One step. Given are arrays: the parameters p['0_W'] [nIn][hidden] and p['1_W'] [hidden][nOut]
// (and p['0_b'], p['1_b'] where the network has biases), the inputs x [rows][nIn], the targets
// y [rows][nOut]. gradients must be answered, one for each parameter and of its shape.
// What else is told is checked as well, and places a mistake better: loss; z and activations, layer
// by layer; deltas, dL/dz layer by layer; parameters, after your own update by
// experiment.training.updater.learningRate.

function gradients(p, x, y, experiment) {
  const z0 = dot(x, p['0_W']);
  const a0 = map(z0, sigmoid);
  const z1 = dot(a0, p['1_W']);
  const a1 = map(z1, sigmoid);
  const error = zip(a1, y, (o, t) => o - t);
  const loss = error.flat().reduce((sum, e) => sum + e * e, 0) / 2;

  const dz1 = zip(error, a1, slope);
  const dz0 = zip(dot(dz1, transposed(p['1_W'])), a0, slope); // by the W that forward used
  return {
    gradients: {'0_W': dot(transposed(x), dz0), '1_W': dot(transposed(a0), dz1)},
    loss,
    z: [z0, z1],
    activations: [a0, a1],
  };
}

const sigmoid = z => 1 / (1 + Math.exp(-z));
const slope = (da, a) => da * a * (1 - a); // dL/dz = dL/da * a (1 - a)

const map = (a, f) => a.map(row => row.map(f));
const zip = (a, b, f) => a.map((row, n) => row.map((s, k) => f(s, b[n][k])));
const transposed = a => a[0].map((_, k) => a.map(row => row[k]));
const dot = (a, b) => // [n][k], [k][m] -> [n][m]
  a.map(row => b[0].map((_, m) => row.reduce((sum, s, k) => sum + s * b[k][m], 0)));

// ---- the frame: one JSON object a line, as docs/subjects.md describes it ------------------------

async function run() {
  const tell = answer => process.stdout.write(JSON.stringify(answer) + '\n');
  console.log = console.error; // so that console.log in your network does no harm
  let experiment;
  let p;
  for await (const line of require('readline').createInterface({input: process.stdin})) {
    const message = JSON.parse(line);
    if (message.close) {
      break;
    } else if (message.gradtwin) {
      experiment = message.experiment;
      tell(ready);
    } else {
      memory = message.step === 0 ? {} : memory;
      p = message.parameters ?? p;
      const told = gradients(p, message.inputs, message.targets, experiment);
      p = told.parameters ?? p;
      tell({step: message.step, ...told});
    }
  }
  process.stdin.destroy(); // or node would wait for its end
}

run();
