"""The update has ten times the experiment's learning rate."""
from starter_numpy import run, sigmoid


def gradients(p, x, y, experiment):
    w1, w2 = p["0_W"], p["1_W"]
    z1 = x.dot(w1)
    h = sigmoid(z1)
    z2 = h.dot(w2)
    o = sigmoid(z2)
    d2 = (o - y) * o * (1 - o)
    d1 = d2.dot(w2.T) * h * (1 - h)
    g1, g2 = x.T.dot(d1), h.T.dot(d2)
    rate = 10 * experiment["training"]["updater"]["learningRate"]
    return {
        "gradients": {"0_W": g1, "1_W": g2},
        "parameters": {"0_W": w1 - rate * g1, "1_W": w2 - rate * g2},
        "loss": ((o - y) ** 2).sum() / 2,
        "z": [z1, z2],
        "activations": [h, o],
    }


run(gradients)
