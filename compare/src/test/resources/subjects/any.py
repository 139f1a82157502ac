"""A right network of any layers, told by the conventions that its argument names, separated by commas."""
import json
import sys

import numpy as np

said = set(sys.argv[1].split(","))
real = np.float32 if "float32" in said else np.float64
sign = -1 if "ascent" in said else 1
READY = {"ready": True}
READY.update({"gradient": r for r in ("mean", "sum") if r in said})
READY.update({"weightLayout": "out-in"} if "out-in" in said else {})
READY.update({"direction": "ascent"} if "ascent" in said else {})
F = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0), "identity": lambda z: z}
SLOPE = {
    "sigmoid": lambda z, a: a * (1 - a),
    "tanh": lambda z, a: 1 - a * a,
    "relu": lambda z, a: (z > 0).astype(real),
    "identity": lambda z, a: np.ones_like(z),
}


def stored(name, w):
    return w.T if "out-in" in said and name.endswith("W") else w


def step(p, x, y, experiment):
    layers, rate = experiment["network"]["layers"], real(experiment["training"]["updater"]["learningRate"])
    own = experiment["network"]["reduction"]
    z, a = [], [x]
    for k, layer in enumerate(layers):
        z.append(np.einsum("ni,ij->nj", a[-1], p[f"{k}_W"]) + p.get(f"{k}_b", real(0)))
        a.append(F[layer["activation"]](z[-1]).astype(real))
    error = a[-1] - y
    c = real(0.5) if experiment["network"]["loss"] == "half-squared-error" else real(1) / real(y.shape[1])
    averaged = READY.get("gradient", own) == "mean"
    loss = c * (error**2).sum()
    if ("loss-mean" in said) or (own == "mean" and "loss-sum" not in said):
        loss = loss / real(len(x))
    da = 2 * c * error / real(len(x) if averaged else 1)
    dz, g = [None] * len(layers), {}
    for k in reversed(range(len(layers))):
        dz[k] = (da * SLOPE[layers[k]["activation"]](z[k], a[k + 1])).astype(real)
        g[f"{k}_W"] = a[k].T @ dz[k]
        if f"{k}_b" in p:
            g[f"{k}_b"] = dz[k].sum(0)
        da = dz[k] @ p[f"{k}_W"].T
    factor = real(len(x) if "updates-by-sum" in said else 1)
    new = {name: (p[name] - rate * factor * g[name]).astype(real) for name in p}
    told = {"loss": float(loss)}
    if "no-gradients" not in said:
        told["gradients"] = {name: (sign * stored(name, v)).tolist() for name, v in g.items()}
    if "all" in said:
        told["z"], told["activations"] = [v.tolist() for v in z], [v.tolist() for v in a[1:]]
        told["deltas"] = [(sign * v).tolist() for v in dz]
    if "parameters" in said:
        told["parameters"] = {name: stored(name, v).tolist() for name, v in new.items()}
    return told, new


p = experiment = None
for line in sys.stdin:
    message = json.loads(line)
    if "close" in message:
        break
    if "gradtwin" in message:
        experiment = message["experiment"]
        print(json.dumps(READY), flush=True)
        continue
    if "parameters" in message:
        p = {name: stored(name, np.array(v, dtype=real)) for name, v in message["parameters"].items()}
    told, p = step(p, np.array(message["inputs"], dtype=real), np.array(message["targets"], dtype=real), experiment)
    print(json.dumps({"step": message["step"], **told}), flush=True)
