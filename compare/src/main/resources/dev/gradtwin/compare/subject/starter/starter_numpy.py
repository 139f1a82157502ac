"""A network in NumPy, to be checked by gradtwin, which asks it for one step after another.

  java -jar compare/target/compare.jar check --subject "python3 subject.py"
"""
import json
import sys

import numpy as np

# May declare "weightLayout": "out-in", "gradient": "mean", "direction": "ascent" as well.
READY = {"ready": True, "name": "my network"}
memory = {}  # whatever has to outlive a step, such as a velocity: a new run finds it empty


# ---- your network goes here ----------------------------------------------------------------------
#
# One step. Given are arrays: the parameters p["0_W"] [nIn, hidden] and p["1_W"] [hidden, nOut] (and
# p["0_b"], p["1_b"] where the network has biases), the inputs x [rows, nIn], the targets
# y [rows, nOut]. "gradients" must be answered, one for each parameter and of its shape.
# What else is told is checked as well, and places a mistake better: "loss"; "z" and "activations",
# layer by layer; "deltas", dL/dz layer by layer; "parameters", after your own update by
# experiment["training"]["updater"]["learningRate"].


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradients(p, x, y, experiment):
    w1, w2 = p["0_W"], p["1_W"]
    z1 = x.dot(w1)
    h = sigmoid(z1)
    z2 = h.dot(w2)
    o = sigmoid(z2)
    loss = ((o - y) ** 2).sum() / 2

    d2 = (o - y) * o * (1 - o)
    d1 = d2.dot(w2.T) * h * (1 - h)  # by the w2 that the forward pass used
    return {
        "gradients": {"0_W": x.T.dot(d1), "1_W": h.T.dot(d2)},
        "loss": loss,
        "z": [z1, z2],
        "activations": [h, o],
    }


# ---- the frame: one JSON object a line, as docs/subjects.md describes it -------------------------


def arrays(lists):
    return {name: np.array(numbers, dtype=float) for name, numbers in lists.items()}


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
            p = arrays(message["parameters"]) if "parameters" in message else p
            told = network(p, np.array(message["inputs"]), np.array(message["targets"]), experiment)
            p = arrays(told["parameters"]) if "parameters" in told else p
            answer = {"step": message["step"], **told}
        print(json.dumps(answer, default=lambda array: array.tolist()), file=out, flush=True)


if __name__ == "__main__":
    run(gradients)
