#!/usr/bin/env python3
"""The hand-written side beside C and NumPy on this machine, as ratios: XOR, and 784-128-10 in batches of 64, float64, one thread.

Needs `mvn package -DskipTests`, gcc and NumPy. Usage: python3 docs/speed/peers.py [ROUNDS]
Each round runs every program once, one after the other; a program reports the fastest of many short runs. In brackets what is wanted.
"""
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "docs" / "speed"
CLASSES = ROOT / "handrolled" / "target" / "classes"
# NumPy as its users have it: OpenBLAS finds the processor by itself.
ENV = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")} | {
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_VERBOSE": "2"}


def run(*command):
    done = subprocess.run([str(c) for c in command], env=ENV, check=True, capture_output=True, text=True)
    return done.stdout, done.stderr


def measure(work):
    """One round: nanoseconds of an epoch of XOR, samples a second of 784-128-10."""
    found = {"C": float(run(work / "xor")[0].split()[0])}
    out, err = run(sys.executable, HERE / "numpy_peer.py")
    found["core"] = (re.findall(r"Core: *(\S+)", out + err) or ["unknown"])[0]
    found |= numbers(out) | numbers(java(work))
    if has_vectors():
        vectors = numbers(java(work, "--add-modules", "jdk.incubator.vector"))
        found["vector-digits"] = vectors["kernel-digits"]
    return found


def java(work, *options):
    return run("java", "-XX:+UseSerialGC", *options, "-cp", f"{work}:{CLASSES}", "Peer")[0]


def numbers(text):
    return {name: float(value) for name, value in re.findall(r"^(\S+) ([\d.]+)$", text, re.M)}


def has_vectors():
    return "jdk.incubator.vector" in run("java", "--list-modules")[0]


def line(what, values, unit):
    print(f"{what:72} {min(values):12,.2f} {statistics.median(values):12,.2f} {max(values):12,.2f}  {unit}")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if not CLASSES.is_dir():
        sys.exit("handrolled/target/classes is missing: run mvn package -DskipTests")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run("gcc", "-O3", "-march=native", "-ffp-contract=off", HERE / "xor.c", "-o", work / "xor", "-lm")
        run("javac", "-cp", CLASSES, "-d", work, HERE / "Peer.java")
        found = [measure(work) for _ in range(rounds)]
    print(f"{processor()}, {os.cpu_count()} cores; {java_version()}; {run('gcc', '--version')[0].splitlines()[0]}; "
          f"NumPy {version('numpy')}, OpenBLAS for {found[0]['core']}")
    print(f"{rounds} rounds{'':64} {'least':>12} {'median':>12} {'most':>12}")
    for name, what in [("C", "scalar C, -O3 -march=native"), ("kernel-xor", "kernel"), ("plain-xor", "HandrolledNetwork"),
                       ("numpy-xor", "NumPy")]:
        line(f"XOR, {what}", [f[name] for f in found], "ns an epoch")
    vectors = "vector-digits" in found[0]
    for name, what in [("kernel-digits", "kernel, plain Java"), *([("vector-digits", "kernel, Vector API")] if vectors else []),
                       ("plain-digits", "HandrolledNetwork"), ("numpy-digits", "NumPy")]:
        line(f"784-128-10, {what}", [f[name] for f in found], "samples a second")
    for what, ratio in [
            ("XOR: time of the kernel / of C (at most 1.2)", lambda f: f["kernel-xor"] / f["C"]),
            ("XOR: time of NumPy / of the kernel (at least 100)", lambda f: f["numpy-xor"] / f["kernel-xor"]),
            ("XOR: time of HandrolledNetwork / of the kernel", lambda f: f["plain-xor"] / f["kernel-xor"]),
            ("784-128-10: samples of the kernel, plain Java / of NumPy (at least 0.5)", lambda f: f["kernel-digits"] / f["numpy-digits"]),
            *([("784-128-10: samples of the kernel, Vector API / of NumPy (at least 1)", lambda f: f["vector-digits"] / f["numpy-digits"])]
              if vectors else []),
            ("784-128-10: samples of the kernel / of HandrolledNetwork", lambda f: f["kernel-digits"] / f["plain-digits"])]:
        line(what, [ratio(f) for f in found], "")


def version(module):
    return __import__(module).__version__


def java_version():
    return run("java", "-version")[1].splitlines()[1].strip()


def processor():
    try:
        return re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
    except (OSError, AttributeError):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
