"""The output weights are updated before the error is propagated through them."""
from starter_numpy import run, sigmoid


def gradients(p, x, y, experiment):
    w1, w2 = p["0_W"], p["1_W"]
    z1 = x.dot(w1)
    h = sigmoid(z1)
    z2 = h.dot(w2)
    o = sigmoid(z2)
    d2 = (o - y) * o * (1 - o)
    updated = w2 - experiment["training"]["updater"]["learningRate"] * h.T.dot(d2)
    d1 = d2.dot(updated.T) * h * (1 - h)
    return {
        "gradients": {"0_W": x.T.dot(d1), "1_W": h.T.dot(d2)},
        "loss": ((o - y) ** 2).sum() / 2,
        "z": [z1, z2],
        "activations": [h, o],
    }


run(gradients)
