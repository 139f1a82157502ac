"""Reference trajectories of plain backpropagation, one JSON file a case.

Origin: the classic NumPy XOR tutorial program, generalised to any dense network.
It shares no code with anything it is used to check: only np.dot and the chain rule.

The files were written by NumPy 2.4.6 (Python 3.11). To rewrite all of them, next to
this program:  python3 generate.py

Deterministic: every draw is seeded, and is also written out in full. (Another NumPy,
BLAS or processor may round np.dot or np.exp differently in the last bits.)

"parameters" of an epoch are those after that many whole passes over the data; "outputs"
and "loss" are of all rows, with the final parameters.
"""
import json
from pathlib import Path

import numpy as np

ACTIVATIONS = {  # name: (f(z), f'(z) written in terms of a = f(z))
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0),
    "identity": (lambda z: z, lambda a: np.ones_like(a)),
}
LOSSES = {  # name: factor of the sum over a row's outputs of (yhat - y)^2
    "half-squared-error": lambda n_out: 1 / 2,
    "mean-squared-error": lambda n_out: 1 / n_out,
}


def forward(layers, p, x):
    """The activations of every layer, the input first."""
    a = [x]
    for i, layer in enumerate(layers):
        z = np.dot(a[i], p[f"{i}_W"])
        if layer["bias"]:
            z = z + p[f"{i}_b"]
        a.append(ACTIVATIONS[layer["activation"]][0](z))
    return a


def loss(network, yhat, y):
    value = LOSSES[network["loss"]](y.shape[1]) * np.sum((yhat - y) ** 2)
    return value / len(y) if network["reduction"] == "mean" else value


def deltas(network, p, a, y):
    """dL/dz of every layer, found from the output back to the first layer."""
    layers = network["layers"]
    last = len(layers) - 1
    slope = [ACTIVATIONS[layer["activation"]][1](a[i + 1]) for i, layer in enumerate(layers)]
    dyhat = 2 * LOSSES[network["loss"]](y.shape[1]) * (a[-1] - y)
    if network["reduction"] == "mean":
        dyhat = dyhat / len(y)
    delta = {last: dyhat * slope[last]}
    for i in range(last - 1, -1, -1):
        delta[i] = np.dot(delta[i + 1], p[f"{i + 1}_W"].T) * slope[i]
    return delta


def step(network, p, x, y, lr):
    """One update by one batch; all deltas are known before any weight changes."""
    a = forward(network["layers"], p, x)
    delta = deltas(network, p, a, y)
    for i, layer in enumerate(network["layers"]):
        p[f"{i}_W"] -= lr * np.dot(a[i].T, delta[i])
        if layer["bias"]:
            p[f"{i}_b"] -= lr * delta[i].sum(0)


def train(experiment, snapshots=(), dtype=np.float64):
    """The parameters after the last epoch, and copies of them after the epochs asked for."""
    network, training = experiment["network"], experiment["training"]
    x = np.array(experiment["data"]["inputs"], dtype)
    y = np.array(experiment["data"]["targets"], dtype)
    p = {k: np.array(v, dtype) for k, v in experiment["initialization"]["parameters"].items()}
    size = training.get("batchSize", len(x))
    trajectory = []
    for epoch in range(1, training["epochs"] + 1):
        for start in range(0, len(x), size):
            batch = slice(start, start + size)  # the last one may be shorter
            step(network, p, x[batch], y[batch], training["updater"]["learningRate"])
        if epoch in snapshots:
            trajectory.append({"epoch": epoch, "parameters": {k: v.tolist() for k, v in p.items()}})
    return p, trajectory


def case(name, data, layers, lr, epochs, draw, loss="half-squared-error", reduction="sum", batch=None):
    """An experiment; layers are (units, activation, bias), draw(shape) gives initial values."""
    parameters, n_in = {}, len(data[0][0])
    for i, (units, _, bias) in enumerate(layers):
        parameters[f"{i}_W"] = draw((n_in, units)).tolist()
        if bias:
            parameters[f"{i}_b"] = draw(units).tolist()
        n_in = units
    training = {"updater": {"type": "sgd", "learningRate": lr}, "epochs": epochs}
    if batch:
        training["batchSize"] = batch
    return {
        "name": name,
        "data": {"inputs": data[0], "targets": data[1]},
        "network": {"layers": [{"units": u, "activation": a, "bias": b} for u, a, b in layers],
                    "loss": loss, "reduction": reduction},
        "initialization": {"scheme": "explicit", "parameters": parameters},
        "training": training,
        "precision": "float64",
    }


def uniform(seed):
    return np.random.default_rng(seed).random


def normal(seed, scale):
    rng = np.random.default_rng(seed)
    return lambda shape: rng.normal(0, scale, shape)


def rows(seed, n, n_in, n_out):
    """Made-up data: inputs in [-1, 1), targets in [0.1, 0.9), rounded to be easy to read."""
    rng = np.random.default_rng(seed)
    return (rng.uniform(-1, 1, (n, n_in)).round(3).tolist(),
            rng.uniform(0.1, 0.9, (n, n_out)).round(3).tolist())


XOR = [[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]
S, T, R, I = "sigmoid", "tanh", "relu", "identity"
MSE = "mean-squared-error"
CASES = [
    case("xor-tutorial", XOR, [(2, S, False), (1, S, False)], 0.1, 20000, uniform(1)),
    case("xor-bias", XOR, [(2, S, True), (1, S, True)], 0.1, 20000, uniform(0)),
    case("xor-wide", XOR, [(5, S, True), (1, S, False)], 0.5, 2000, uniform(0)),
    case("unequal-widths-multi-output", rows(10, 6, 3, 2), [(4, T, True), (2, S, False)], 0.1, 2000, normal(0, 0.7)),
    case("deep", rows(11, 6, 2, 2), [(4, T, True), (3, R, True), (2, S, True)], 0.2, 2000, normal(105, 0.7), MSE, "mean"),
    case("mini-batched", rows(12, 7, 3, 2), [(3, T, True), (2, I, True)], 0.05, 2000, normal(0, 0.5), reduction="mean", batch=3),
    case("mini-batched-sum", rows(13, 5, 2, 1), [(3, S, True), (1, S, True)], 0.1, 2000, normal(0, 0.7), MSE, batch=2),
]


def main():
    for experiment in CASES:
        p, trajectory = train(experiment, (1, 100, experiment["training"]["epochs"]))
        x, y = (np.array(v, float) for v in experiment["data"].values())
        outputs = forward(experiment["network"]["layers"], p, x)[-1]
        final = float(loss(experiment["network"], outputs, y))
        result = {"origin": f"The classic XOR tutorial program in NumPy {np.__version__}, generalised (generate.py)",
                  "experiment": experiment, "trajectory": trajectory, "outputs": outputs.tolist(), "loss": final}
        name = experiment["name"]
        text = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in result.items())
        Path(__file__).with_name(name + ".json").write_text("{\n" + text + "\n}\n")
        print(f"{name}: loss {final}")


if __name__ == "__main__":
    main()
