"""A subject that trains a 2-2-1 sigmoid network correctly until the step at which it does what its argument says."""
import json
import math
import os
import subprocess
import sys
import time

fault, at = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def answer(step, p, rows, targets):
    w, v = p["0_W"], p["1_W"]
    dw, dv, loss = [[0.0, 0.0], [0.0, 0.0]], [[0.0], [0.0]], 0.0
    for x, y in zip(rows, targets):
        h = [sigmoid(x[0] * w[0][j] + x[1] * w[1][j]) for j in (0, 1)]
        o = sigmoid(h[0] * v[0][0] + h[1] * v[1][0])
        d = (o - y[0]) * o * (1 - o)
        loss += (o - y[0]) ** 2 / 2
        for j in (0, 1):
            e = d * v[j][0] * h[j] * (1 - h[j])
            dv[j][0] += h[j] * d
            for i in (0, 1):
                dw[i][j] += x[i] * e
    return {"step": step, "gradients": {"0_W": dw, "1_W": dv}, "loss": loss}


def spoil(a):
    g = a["gradients"]
    if fault == "dies":
        print("something went wrong", file=sys.stderr)
        sys.exit(3)
    elif fault == "killed":
        os.kill(os.getpid(), 9)
    elif fault == "late":
        time.sleep(600)
    elif fault == "trickles":
        while True:
            sys.stdout.write(" ")
            sys.stdout.flush()
            time.sleep(0.05)
    elif fault == "text":
        print("step done")
    elif fault == "half":
        sys.stdout.write('{"step": ')
        sys.stdout.flush()
        sys.exit(0)
    elif fault == "shape":
        g["1_W"] = [[0.0, 0.0], [0.0, 0.0]]
    elif fault == "missing":
        del g["0_W"]
    elif fault == "extra":
        g["2_W"] = [[1.0]]
    elif fault == "field":
        a["gradient"] = a.pop("gradients")
    elif fault == "nothing":
        del a["gradients"]
    elif fault == "number":
        g["0_W"][1][0] = "0.5"
    elif fault == "nan":
        g["0_W"][1][0] = float("nan")
    elif fault == "null":
        g["0_W"][1][0] = None
    elif fault == "infinite":
        g["0_W"][1][0] = float("inf")
    elif fault == "step":
        a["step"] += 1
    elif fault == "error":
        a.clear()
        a["error"] = "no memory on the device"
    elif fault == "endless":
        while True:
            sys.stdout.write("x" * 65536)
    elif fault == "closes":
        os.close(1)
        time.sleep(600)
    elif fault == "child":
        subprocess.Popen(["sleep", "617"])
        sys.exit(0)
    elif fault == "orphan":
        subprocess.Popen(["sleep", "619"], start_new_session=True)


for line in sys.stdin:
    m = json.loads(line)
    if "gradtwin" in m:
        if fault == "unready":
            print('{"ready": false}', flush=True)
        elif fault == "version":
            print('{"ready": true, "protocol": 2}', flush=True)
        else:
            print('{"ready": true, "name": "faulty"}', flush=True)
    elif "close" in m:
        break
    else:
        a = answer(m["step"], m["parameters"], m["inputs"], m["targets"])
        if m["step"] == at:
            spoil(a)
        print(json.dumps(a), flush=True)
if fault == "stays":
    time.sleep(600)
elif fault == "code":
    sys.exit(4)
elif fault == "more":
    print("good bye", flush=True)
