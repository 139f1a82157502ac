// The forward pass, for pictures only: what is compared was computed by both sides themselves.

/** f of a layer, as docs/conventions.md has it, elementwise; softmax is of a row. */
function activation(layer) {
  const twin = network.conventions === "twin";
  const single = x => twin ? Math.fround(x) : x;
  const sigmoid = z => 1 / (1 + Math.exp(-z));
  const elu = (alpha, scale) => z => scale * (z > 0 ? z : alpha * Math.expm1(z));
  const alpha = real(layer.alpha);
  const functions = {
    "sigmoid": sigmoid,
    "tanh": Math.tanh,
    "relu": z => Math.max(0, z),
    "identity": z => z,
    "leaky-relu": z => z >= 0 ? z : single(alpha) * z,
    "elu": elu(alpha, 1),
    "selu": elu(1.6732632423543772, 1.0507009873554805),
    "gelu": z => z * sigmoid(single(1.702) * z),
    "swish": z => z * sigmoid(z),
    "softplus": z => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)),
    "softsign": z => z / (1 + Math.abs(z)),
    "hard-sigmoid": z => Math.min(1, Math.max(0, single(0.2) * z + 0.5)),
    "hard-tanh": z => Math.min(1, Math.max(-1, z)),
    "cube": z => z * z * z,
    "rational-tanh": z => {
      const r = Math.abs(2 * z / 3);
      return single(1.7159) * Math.sign(z) * (1 - 1 / (1 + r + r * r + single(1.41645) * r ** 4));
    },
  };
  if (layer.activation === "softmax") {
    return z => {
      const most = Math.max(...z);
      const e = z.map(value => Math.exp(value - most));
      const sum = e.reduce((x, y) => x + y, 0);
      return e.map(value => value / sum);
    };
  }
  return z => z.map(functions[layer.activation]);
}

const activations = network.layers.map(activation);

/** z and a of every layer for one row. */
function forward(parameters, inputs) {
  const result = {z: [], a: []};
  let x = inputs;
  let offset = 0;
  network.layers.forEach((layer, k) => {
    const units = layer.units;
    const z = new Array(units).fill(0);
    for (let i = 0; i < x.length; i++) {
      for (let j = 0; j < units; j++) z[j] += x[i] * parameters[offset + i * units + j];
    }
    offset += x.length * units;
    if (layer.bias) {
      for (let j = 0; j < units; j++) z[j] += parameters[offset + j];
      offset += units;
    }
    x = activations[k](z);
    result.z.push(z);
    result.a.push(x);
  });
  return result;
}

/** The output over a grid of two inputs, row by row from the top. */
function surface(parameters, range, size) {
  const values = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const y = range[3] - (range[3] - range[2]) * (row + 0.5) / size;
    for (let column = 0; column < size; column++) {
      const x = range[0] + (range[1] - range[0]) * (column + 0.5) / size;
      values[row * size + column] = forward(parameters, [x, y]).a.at(-1)[0];
    }
  }
  return values;
}
