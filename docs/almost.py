"""Almost right: the hidden delta uses the output weights after their update. Answers gradtwin, see subjects.md."""
import json
import sys

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for line in sys.stdin:
    message = json.loads(line)
    if "close" in message:
        break
    if "gradtwin" in message:
        print('{"ready": true, "name": "almost"}', flush=True)
        continue
    w1, w2 = (np.array(message["parameters"][name]) for name in ("0_W", "1_W"))
    x, y = np.array(message["inputs"]), np.array(message["targets"])
    h = sigmoid(x.dot(w1))
    o = sigmoid(h.dot(w2))
    d2 = (o - y) * o * (1 - o)
    dw2 = h.T.dot(d2)
    w2 -= 0.1 * dw2
    d1 = d2.dot(w2.T) * h * (1 - h)
    gradients = {"0_W": x.T.dot(d1).tolist(), "1_W": dw2.tolist()}
    print(json.dumps({"step": message["step"], "gradients": gradients}), flush=True)
