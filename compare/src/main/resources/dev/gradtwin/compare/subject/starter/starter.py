"""A network in plain Python, to be checked by gradtwin, which asks it for one step after another.

  java -jar compare/target/compare.jar check --subject "python3 subject.py"
"""
import json
import math
import sys

# May declare "weightLayout": "out-in", "gradient": "mean", "direction": "ascent" as well.
READY = {"ready": True, "name": "my network"}
memory = {}  # whatever has to outlive a step, such as a velocity: a new run finds it empty


# ---- your network goes here ----------------------------------------------------------------------
#
# One step. Given are lists: the parameters p["0_W"] [nIn][hidden] and p["1_W"] [hidden][nOut] (and
# p["0_b"], p["1_b"] where the network has biases), the inputs x [rows][nIn], the targets
# y [rows][nOut]. "gradients" must be answered, one for each parameter and of its shape.
# What else is told is checked as well, and places a mistake better: "loss"; "z" and "activations",
# layer by layer; "deltas", dL/dz layer by layer; "parameters", after your own update by
# experiment["training"]["updater"]["learningRate"].


def gradients(p, x, y, experiment):
    z0 = dot(x, p["0_W"])
    a0 = sigmoid(z0)
    z1 = dot(a0, p["1_W"])
    a1 = sigmoid(z1)
    error = minus(a1, y)
    loss = sum(e * e for row in error for e in row) / 2
    dz1 = slope(error, a1)
    dz0 = slope(dot(dz1, transposed(p["1_W"])), a0)  # by the W that the forward pass used
    return {
        "gradients": {"0_W": dot(transposed(x), dz0), "1_W": dot(transposed(a0), dz1)},
        "loss": loss,
        "z": [z0, z1],
        "activations": [a0, a1],
    }


def dot(a, b):  # [n][k], [k][m] -> [n][m]
    return [[sum(s * t for s, t in zip(row, column)) for column in zip(*b)] for row in a]


def transposed(a):
    return [list(column) for column in zip(*a)]


def minus(a, b):
    return [[s - t for s, t in zip(*rows)] for rows in zip(a, b)]


def sigmoid(z):
    return [[1 / (1 + math.exp(-t)) if t > -700 else math.exp(t) for t in row] for row in z]


def slope(da, a):  # dL/dz = dL/da * a (1 - a)
    return [[d * t * (1 - t) for d, t in zip(*rows)] for rows in zip(da, a)]


# ---- the frame: one JSON object a line, as docs/subjects.md describes it -------------------------


def run(network):
    out, sys.stdout = sys.stdout, sys.stderr  # so that print() in your network does no harm
    experiment = p = None
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if "close" in message:
            break
        if "gradtwin" in message:
            experiment = message["experiment"]
            answer = READY
        else:
            if message["step"] == 0:
                memory.clear()
            p = message.get("parameters", p)
            told = network(p, message["inputs"], message["targets"], experiment)
            p = told.get("parameters", p)
            answer = {"step": message["step"], **told}
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    run(gradients)
